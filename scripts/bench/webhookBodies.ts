// Order webhook bodies for load: shaped and sized like Shopify's (8.4 KB, 2.5 lines), no two alike.
import { createHmac } from 'node:crypto';

const set = (amount: string) => ({
  shop_money: { amount, currency_code: 'INR' },
  presentment_money: { amount, currency_code: 'INR' },
});
const address = {
  first_name: 'Asha',
  last_name: 'Rao',
  company: null,
  address1: '12 MG Road',
  address2: 'Near Trinity Circle',
  city: 'Bengaluru',
  province: 'Karnataka',
  province_code: 'KA',
  zip: '560001',
  country: 'India',
  country_code: 'IN',
  phone: '9769003006',
  latitude: null,
  longitude: null,
};

function toLine(order: number, index: number) {
  return {
    id: order * 10 + index,
    admin_graphql_api_id: `gid://shopify/LineItem/${order * 10 + index}`,
    variant_id: 40_000_000_000 + ((order * 7 + index) % 5000),
    product_id: 70_000_000_000 + ((order * 7 + index) % 200),
    product_exists: true,
    title: 'Classic Cotton Shirt',
    name: 'Classic Cotton Shirt - White / S',
    variant_title: 'White / S',
    sku: `CSH-${(order * 7 + index) % 5000}`,
    vendor: 'Looms of India',
    quantity: 1,
    current_quantity: 1,
    fulfillable_quantity: 1,
    fulfillment_service: 'manual',
    fulfillment_status: null,
    gift_card: false,
    grams: 250,
    price: '999.00',
    price_set: set('999.00'),
    total_discount: '0.00',
    total_discount_set: set('0.00'),
    discount_allocations: [],
    duties: [],
    properties: [],
    requires_shipping: true,
    taxable: true,
    tax_lines: [
      {
        title: 'IGST',
        rate: 0.05,
        price: '47.57',
        price_set: set('47.57'),
        channel_liable: false,
      },
    ],
    variant_inventory_management: 'shopify',
  };
}

/** One order as Shopify posts it; `version` is its updated_at in seconds after 2026-01-01. */
export function toWebhookOrder(id: number, version = 0): Buffer {
  const lines = Array.from({ length: 1 + (id % 4) }, (_, index) => toLine(id, index));
  const at = new Date(Date.UTC(2026, 0, 1, 0, 0, version)).toISOString();
  return Buffer.from(
    JSON.stringify({
      ...toHead(id, at),
      ...toAmounts(lines.length),
      ...toBuyer(id),
      line_items: lines,
    }),
  );
}

function toHead(id: number, at: string) {
  return {
    id,
    admin_graphql_api_id: `gid://shopify/Order/${id}`,
    name: `#${id}`,
    order_number: id,
    created_at: at,
    processed_at: at,
    updated_at: at,
    currency: 'INR',
    presentment_currency: 'INR',
    taxes_included: true,
    financial_status: 'pending',
    fulfillment_status: null,
    payment_gateway_names: ['Cash on Delivery (COD)'],
    test: false,
    phone: null,
    tags: 'COD',
    note: null,
    note_attributes: [],
    source_name: 'web',
    landing_site: '/products/shirt?utm_source=meta&utm_medium=paid&utm_campaign=festive',
    discount_codes: [],
    discount_applications: [],
    shipping_lines: [],
    fulfillments: [],
    refunds: [],
  };
}

/** Shirts at 999.00 with 47.57 tax in each. */
function toAmounts(pieces: number) {
  const total = (999 * pieces).toFixed(2);
  const tax = (47.57 * pieces).toFixed(2);
  const both = (names: string[], amount: string) =>
    names.flatMap((name) => [
      [name, amount],
      [`${name}_set`, set(amount)],
    ]);
  const totals = [
    'subtotal_price',
    'total_price',
    'total_line_items_price',
    'current_subtotal_price',
    'current_total_price',
  ];
  return {
    ...Object.fromEntries(both(totals, total)),
    ...Object.fromEntries(both(['total_tax', 'current_total_tax'], tax)),
    ...Object.fromEntries(both(['total_discounts', 'current_total_discounts'], '0.00')),
    total_shipping_price_set: set('0.00'),
    total_outstanding: total,
    total_tip_received: '0.00',
  };
}

function toBuyer(id: number) {
  const email = `buyer${id % 1500}@example.com`;
  return {
    email,
    billing_address: address,
    shipping_address: address,
    customer: {
      id: 50_000_000_000 + (id % 1500),
      email,
      first_name: 'Asha',
      last_name: 'Rao',
      phone: null,
      default_address: address,
    },
  };
}

/** Shopify's signature over the exact bytes. */
export function signBody(raw: Uint8Array, secret: string): string {
  return createHmac('sha256', secret).update(raw).digest('base64');
}
