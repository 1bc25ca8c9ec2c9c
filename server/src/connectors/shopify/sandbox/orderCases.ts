import type { ShopifySandbox } from './options.ts';
import type { OrderState } from './state/orderTypes.ts';

/** Makes an order of one kind in the shop. @returns its id. */
export type OrderCase = (sandbox: ShopifySandbox) => number;

const custom = (price: number, quantity = 1) => ({ title: 'Tailoring', price, quantity });

/** Any variants of the shop, the same each time. */
function variantsOf(
  { shop }: ShopifySandbox,
  count: number,
): { variantId: number; quantity: number }[] {
  return [...shop.variants.keys()].slice(0, count).map((variantId) => ({ variantId, quantity: 2 }));
}

function lineOf(order: OrderState, index: number): number {
  const line = order.lines[index];
  if (!line) throw new Error(`The order has no line ${index}`);
  return line.id;
}

const express = { title: 'Express', code: 'EXP', price: 9900 };

/** An order of every kind in spec 4.8. */
export const orderCases: Record<string, OrderCase> = {
  'plain COD': (s) =>
    s.actions.createOrder({ lines: variantsOf(s, 2), payment: { kind: 'cod' } }).id,
  'COD collected later': (s) => {
    const { id } = s.actions.createOrder({ lines: variantsOf(s, 1), payment: { kind: 'cod' } });
    return s.actions.markPaid(id).id;
  },
  'partly prepaid COD': (s) =>
    s.actions.createOrder({ lines: variantsOf(s, 2), payment: { kind: 'ppcod', upfront: 5000 } })
      .id,
  'bank transfer': (s) =>
    s.actions.createOrder({ lines: variantsOf(s, 1), payment: { kind: 'bank_transfer' } }).id,
  'authorised, then voided': (s) => {
    const { id } = s.actions.createOrder({
      lines: variantsOf(s, 1),
      payment: { kind: 'authorised' },
    });
    return s.actions.voidAuthorization(id).id;
  },
  'discounts on lines, order and shipping, tip': (s) =>
    s.actions.createOrder({
      lines: [...variantsOf(s, 2), custom(333, 7)],
      shipping: [express],
      discounts: [
        { kind: 'code', code: 'TEN', percent: 10 },
        { kind: 'automatic', title: 'First line', amount: 111, target: [0] },
        { kind: 'code', code: 'SHIPFREE', percent: 50, target: 'shipping' },
      ],
      tip: 2500,
      payment: { kind: 'prepaid' },
    }).id,
  'everything for nothing': (s) =>
    s.actions.createOrder({
      lines: variantsOf(s, 1),
      discounts: [{ kind: 'code', code: 'FREE', percent: 100 }],
      payment: { kind: 'none' },
    }).id,
  'money back without lines': (s) => {
    const { id } = s.actions.createOrder({ lines: variantsOf(s, 2), payment: { kind: 'prepaid' } });
    s.actions.refund(id, { amount: 1234, note: 'Sorry' });
    return id;
  },
  'part of a line back, with shipping': (s) => {
    const order = s.actions.createOrder({
      lines: variantsOf(s, 2),
      shipping: [express],
      payment: { kind: 'prepaid' },
    });
    s.actions.fulfill(order.id);
    const lines = [{ lineId: lineOf(order, 0), quantity: 1, restockType: 'return' as const }];
    s.actions.refund(order.id, { lines, shipping: true });
    return order.id;
  },
  'a refund that is still pending': (s) => {
    const { id } = s.actions.createOrder({ lines: variantsOf(s, 1), payment: { kind: 'prepaid' } });
    s.actions.refund(id, { amount: 500, pending: true });
    return id;
  },
  'all money back': (s) => {
    const order = s.actions.createOrder({ lines: variantsOf(s, 1), payment: { kind: 'prepaid' } });
    const lines = [{ lineId: lineOf(order, 0), quantity: 2, restockType: 'cancel' as const }];
    s.actions.refund(order.id, { lines });
    return order.id;
  },
  'goods of an unpaid order taken off': (s) => {
    const order = s.actions.createOrder({ lines: variantsOf(s, 2), payment: { kind: 'cod' } });
    const lines = [{ lineId: lineOf(order, 1), quantity: 1, restockType: 'cancel' as const }];
    s.actions.refund(order.id, { lines, amount: 0 });
    return order.id;
  },
  'edited: a line removed, one reduced, one added': (s) => {
    const order = s.actions.createOrder({
      lines: variantsOf(s, 3),
      shipping: [express],
      discounts: [{ kind: 'code', code: 'TEN', percent: 10 }],
      payment: { kind: 'cod' },
    });
    const quantities = { [lineOf(order, 0)]: 0, [lineOf(order, 1)]: 1 };
    return s.actions.editOrder(order.id, { quantities, add: [custom(777)] }).id;
  },
  'edited: shipping removed': (s) => {
    const order = s.actions.createOrder({
      lines: variantsOf(s, 1),
      shipping: [express],
      payment: { kind: 'cod' },
    });
    const removeShipping = order.shippingLines.map(({ id }) => id);
    return s.actions.editOrder(order.id, { removeShipping }).id;
  },
  'shipped in two parcels, one delivered': (s) => {
    const order = s.actions.createOrder({ lines: variantsOf(s, 2), payment: { kind: 'cod' } });
    const first = [{ lineId: lineOf(order, 0), quantity: 1 }];
    s.actions.fulfill(order.id, {
      lines: first,
      trackingNumbers: ['AWB1', 'AWB2'],
      company: 'Delhivery',
    });
    s.actions.fulfill(order.id, { trackingNumbers: ['AWB3'], company: 'Bluedart' });
    s.actions.updateShipment({ orderId: order.id }, { status: 'delivered' });
    return order.id;
  },
  'partly shipped': (s) => {
    const order = s.actions.createOrder({ lines: variantsOf(s, 3), payment: { kind: 'prepaid' } });
    const lines = [{ lineId: lineOf(order, 2), quantity: 1 }];
    s.actions.fulfill(order.id, {
      lines,
      trackingNumbers: ['AWB4'],
      trackingUrls: ['https://track.example/1'],
    });
    return order.id;
  },
  'a parcel called back': (s) => {
    const order = s.actions.createOrder({ lines: variantsOf(s, 1), payment: { kind: 'cod' } });
    s.actions.fulfill(order.id, { trackingNumbers: ['AWB9'] });
    s.actions.updateShipment({ orderId: order.id }, { cancelled: true });
    return order.id;
  },
  cancelled: (s) => {
    const { id } = s.actions.createOrder({ lines: variantsOf(s, 2), payment: { kind: 'prepaid' } });
    return s.actions.cancel(id, { reason: 'customer', restock: true }).id;
  },
  'exchange: one back, another added': (s) => {
    const order = s.actions.createOrder({ lines: variantsOf(s, 1), payment: { kind: 'prepaid' } });
    s.actions.fulfill(order.id);
    const lines = [{ lineId: lineOf(order, 0), quantity: 1, restockType: 'return' as const }];
    s.actions.refund(order.id, { lines, amount: 0 });
    return s.actions.editOrder(order.id, { add: [custom(15_000)] }).id;
  },
  'another currency for the buyer': (s) =>
    s.actions.createOrder({
      lines: variantsOf(s, 2),
      shipping: [express],
      presentment: { currency: 'USD', rateMicros: 12_000 },
      payment: { kind: 'prepaid' },
    }).id,
  'taxes included': (s) =>
    s.actions.createOrder({
      lines: variantsOf(s, 3),
      taxesIncluded: true,
      payment: { kind: 'cod' },
    }).id,
  'taxes on top': (s) =>
    s.actions.createOrder({
      lines: [...variantsOf(s, 3), custom(333, 3)],
      shipping: [{ ...express, taxRate: 0.18 }],
      taxesIncluded: false,
      payment: { kind: 'cod' },
    }).id,
  'customs duties': (s) =>
    s.actions.createOrder({
      lines: [{ ...custom(50_000), duty: 4321 }],
      taxesIncluded: false,
      payment: { kind: 'prepaid' },
    }).id,
  'gift card sold, and one used': (s) =>
    s.actions.createOrder({
      lines: [
        { title: 'Gift card', price: 50_000, quantity: 1, giftCard: true, requiresShipping: false },
      ],
      payment: { kind: 'gift_card', amount: 20_000, rest: 'prepaid' },
    }).id,
  'draft order with a custom line': (s) =>
    s.actions.createOrder({
      lines: [
        {
          ...custom(12_345),
          sku: null,
          properties: [
            { name: 'Fabric', value: 'Khadi' },
            { name: '_id', value: 'x' },
          ],
        },
      ],
      sourceName: 'shopify_draft_order',
      payment: { kind: 'none' },
    }).id,
  'point of sale, nobody named': (s) =>
    s.actions.createOrder({
      lines: variantsOf(s, 1),
      customerId: null,
      email: null,
      phone: null,
      shippingAddress: null,
      billingAddress: null,
      sourceName: 'pos',
      payment: { kind: 'prepaid', gateway: 'cash' },
    }).id,
  'phone only': (s) =>
    s.actions.createOrder({
      lines: variantsOf(s, 1),
      customerId: null,
      email: null,
      phone: '+919769003006',
      payment: { kind: 'cod' },
    }).id,
  'two hundred lines': (s) =>
    s.actions.createOrder({
      lines: Array.from({ length: 200 }, (_, index) => custom(100 + index)),
      payment: { kind: 'cod' },
    }).id,
  'a deleted product': (s) => {
    const product = s.actions.createProduct({
      title: 'Short run',
      variants: [{ price: 9900, sku: 'GONE' }],
    });
    const variantId = product.variants[0]?.id ?? 0;
    const { id } = s.actions.createOrder({
      lines: [{ variantId, quantity: 1 }],
      payment: { kind: 'cod' },
    });
    s.actions.deleteProduct(product.id);
    return id;
  },
  'a test order with everything written on it': (s) =>
    s.actions.createOrder({
      lines: variantsOf(s, 1),
      test: true,
      note: 'नमस्ते 👋',
      tags: ['vip', 'COD pending', 'Diwali'],
      noteAttributes: [{ name: 'gift', value: 'yes' }],
      landingSite: '/products/x?utm_source=meta&utm_campaign=diwali',
      payment: { kind: 'pending', gateway: 'Gokwik UPI' },
    }).id,
};
