import type { Shop } from '../fixtures.ts';

const payloads = [
  `<img src=x onerror="alert(1)">`,
  `"><svg onload=alert(1)>`,
  `</script><script>alert(1)</script>`,
  `<iframe src="https://canary.invalid/"></iframe>`,
  `{{7*7}}\${7*7}`,
  `<a href="javascript:alert(1)">x</a>`,
  `<style>@import "https://canary.invalid/x.css";</style>`,
];

/** A text that would do something where it is taken for markup or code; each field has its own. */
export function poison(field: string): string {
  const index = Buffer.from(field).reduce((sum, byte) => sum + byte, 0);
  return `${payloads[index % payloads.length]} ${field}`;
}

/** What the shop now holds, by the platform's ids. */
export interface HostileShop {
  productId: number;
  customerId: number;
  orderId: number;
  orderName: string;
  /** The order that names an SKU nobody knows. */
  lostOrderId: number;
}

/** Product, customer and order whose every text is hostile, and deliveries that are so themselves. */
export async function poisonShop({ actions, reader }: Shop): Promise<HostileShop> {
  const product = await actions.createProduct({
    title: poison('title'),
    vendor: poison('vendor'),
    productType: poison('type'),
    bodyHtml: poison('body'),
    tags: [poison('product tag')],
    handle: 'hostile-product',
    options: ['Color', poison('option')],
    variants: [
      { values: [poison('colour'), poison('size')], sku: poison('sku'), price: 99_900, stock: [5] },
    ],
    images: ['https://canary.invalid/a.png', 'javascript:alert(1)', 'data:text/html,<script>'],
  });
  const address = {
    firstName: poison('first'),
    lastName: poison('last'),
    company: poison('company'),
    address1: poison('street'),
    address2: poison('flat'),
    city: poison('city'),
    province: poison('province'),
    provinceCode: 'MH',
    zip: poison('zip'),
    country: poison('country'),
    countryCode: 'IN',
    phone: poison('phone'),
    latitude: null,
    longitude: null,
  };
  const customer = await actions.createCustomer({
    email: 'hostile.customer@example.com',
    firstName: address.firstName,
    lastName: address.lastName,
    note: poison('customer note'),
    tags: [poison('customer tag')],
    addresses: [address],
  });
  const orderName = `#<svg onload=alert(1)>`;
  const order = await actions.createOrder({
    name: orderName,
    lines: [
      {
        variantId: product.variants[0]?.id ?? 0,
        quantity: 1,
        properties: [{ name: poison('property'), value: poison('value') }],
      },
      { title: poison('custom line'), price: 1000, quantity: 1, sku: poison('custom sku') },
    ],
    customerId: customer.id,
    shippingAddress: address,
    billingAddress: address,
    payment: { kind: 'cod', gateway: poison('cash on delivery') },
    shipping: [{ title: poison('shipping'), price: 4900 }],
    discounts: [{ kind: 'code', code: poison('discount'), percent: 10 }],
    note: poison('note'),
    noteAttributes: [{ name: poison('attribute'), value: poison('attribute value') }],
    tags: [poison('order tag')],
    sourceName: poison('source'),
    landingSite: `/?utm_source=${encodeURIComponent(poison('utm'))}`,
  });
  await actions.fulfill(order.id, {
    lines: [{ lineId: order.lines[1]?.id ?? 0, quantity: 1 }],
    trackingNumbers: [poison('awb')],
    trackingUrls: ['javascript:alert(1)'],
    company: poison('courier'),
  });
  return {
    productId: product.id,
    customerId: customer.id,
    orderId: order.id,
    orderName,
    lostOrderId: await poisonDeliveries(reader, order.id),
  };
}

async function poisonDeliveries(reader: Shop['reader'], orderId: number): Promise<number> {
  const lostOrderId = 5_999_999_999_001;
  const body = await reader.orderBody(orderId);
  const [line] = body['line_items'] as Record<string, unknown>[];
  const gone = { sku: poison('lost sku'), variant_id: 45_999_999_999_001, product_id: 8_999_001 };
  await reader.deliver('orders/create', {
    ...body,
    id: lostOrderId,
    name: '#LOST<img src=x onerror=alert(1)>',
    fulfillments: [],
    line_items: [{ ...line, id: 14_999_999_999_001, ...gone }],
  });
  await reader.deliver('<img src=x onerror=alert(1)>/x', { id: 1 });
  return lostOrderId;
}
