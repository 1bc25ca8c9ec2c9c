import { describe, expect, test } from '@jest/globals';
import { defaultRules } from '../../../domain/rules.ts';
import type { SourceOrder } from '../../../domain/source.ts';
import { toOrder } from './mapper.order.ts';
import { fillBlanks, readFixture } from '../testing/fixtures.ts';

const context = { currency: 'INR', timezone: 'Asia/Kolkata', rules: defaultRules };

const plain = {
  id: 1,
  name: '#1001',
  currency: 'INR',
  created_at: '2026-08-28T06:59:14+05:30',
  updated_at: '2026-08-28T06:59:15+05:30',
  total_price: '100.00',
  line_items: [{ id: 11, title: 'Shirt', quantity: 2, price: '50.00' }],
};

function read(change: object): SourceOrder {
  const result = toOrder({ ...plain, ...change }, context);
  if (!result.ok) throw new Error(JSON.stringify(result.issues));
  return result.value;
}

function issues(change: object): string[] {
  const result = toOrder({ ...plain, ...change }, context);
  return result.ok ? [] : result.issues.map(({ field, message }) => `${field} ${message}`);
}

describe('bodies of other versions', () => {
  test.each([
    'webhook-2023-10-orders-1.json',
    'webhook-2024-01-orders-1.json',
    'webhook-2024-01-orders-2.json',
    'webhook-2024-04-orders-1.json',
  ])('%s is read once its blanked values are filled in', (name) => {
    const result = toOrder(fillBlanks(readFixture(name)), context);
    expect(result).toMatchObject({ ok: true, value: { externalId: '123', total: 1250 } });
  });

  test('blanked amounts are issues that name their field, with the currency named once', () => {
    const result = toOrder(readFixture('webhook-2024-04-orders-1.json'), context);
    const fields = result.ok ? [] : result.issues.map(({ field }) => field);
    expect(fields.filter((field) => field === 'currency')).toHaveLength(1);
    expect(fields).toContain('total_price');
    expect(fields).toContain('shipping_lines[0].tax_lines[0].price');
  });

  test('old REST without sets, current amounts and ids of shipping lines', () => {
    const { order } = readFixture('rest-order.json');
    const result = toOrder(order, context);
    expect(result).toMatchObject({
      ok: true,
      value: {
        externalId: '450789469',
        currency: 'USD',
        total: 40_994,
        currentTotal: 40_994,
        tax: 1194,
        outstanding: null,
        gateways: ['authorize_net'],
        discountCodes: ['TENOFF'],
        landingPage: '?source=abc',
        customer: { externalId: '207119551', email: 'bob.norman@hostmail.com' },
        shippingLines: [{ title: 'Free Shipping', price: 0 }],
      },
    });
  });

  test('old REST with refunded lines: current amounts are what is left', () => {
    const order = read({
      subtotal_price: '100.00',
      refunds: [
        {
          id: 5,
          created_at: '2026-08-29T00:00:00Z',
          refund_line_items: [{ line_item_id: 11, quantity: 1, subtotal: 50.0, total_tax: 0 }],
          transactions: [{ kind: 'refund', status: 'success', amount: '50.00', currency: 'INR' }],
        },
      ],
    });
    expect(order).toMatchObject({ currentTotal: 5000, currentSubtotal: 5000 });
    expect(order.lines[0]).toMatchObject({ orderedQty: 2, currentQty: 1 });
  });
});

describe('money', () => {
  test('edge case 32: zero is a value', () => {
    expect(read({ total_price: '0.00', current_total_price: '0' })).toMatchObject({
      total: 0,
      currentTotal: 0,
    });
  });

  test('edge case 33: discounts are the allocations of each line, never total_discount beside them', () => {
    const line = {
      ...plain.line_items[0],
      total_discount: '9.00',
      discount_allocations: [{ amount: '1.25' }, { amount: '0.75', amount_set: {} }],
    };
    expect(read({ line_items: [line] }).lines[0]?.discount).toBe(200);
  });

  test('edge case 35: shop money in figures, presentment beside it', () => {
    const order = read({
      currency: 'INR',
      presentment_currency: 'JPY',
      total_price_set: {
        shop_money: { amount: '100.00', currency_code: 'INR' },
        presentment_money: { amount: '178', currency_code: 'JPY' },
      },
    });
    expect(order).toMatchObject({
      total: 10_000,
      presentmentCurrency: 'JPY',
      presentmentTotal: 178,
    });
  });

  test('edge cases 38, 47, 51, 52: a refund is what successful transactions moved', () => {
    const row = (change: object) => ({
      kind: 'refund',
      status: 'success',
      amount: '10.00',
      ...change,
    });
    const order = read({
      refunds: [
        {
          id: 7,
          created_at: '2026-08-30T00:00:00Z',
          refund_line_items: [{ line_item_id: 11, quantity: 1, subtotal: 399.29, total_tax: 0 }],
          transactions: [
            row({}),
            row({ amount: '2.50' }),
            row({ status: 'pending' }),
            row({ status: 'failure' }),
            row({ kind: 'void' }),
          ],
        },
        { id: 6, created_at: '2026-08-29T00:00:00Z' },
        { id: 8, processed_at: '2026-08-31T00:00:00Z', transactions: null },
      ],
    });
    expect(order.refunds.map(({ externalId, amount }) => [externalId, amount])).toEqual([
      ['6', 0],
      ['7', 1250],
      ['8', 0],
    ]);
  });

  test('a refund in the buyer’s currency follows the order’s own totals', () => {
    const order = read({
      presentment_currency: 'USD',
      total_price_set: { presentment_money: { amount: '1.20', currency_code: 'USD' } },
      refunds: [
        {
          id: 7,
          created_at: '2026-08-30T00:00:00Z',
          transactions: [{ kind: 'refund', status: 'success', amount: '0.60', currency: 'USD' }],
        },
      ],
    });
    expect(order.refunds[0]?.amount).toBe(5000);
  });

  test('removed shipping lines are skipped, discounted prices taken', () => {
    const order = read({
      shipping_lines: [
        { id: 2, title: 'Express', price: '99.00', discounted_price: '49.00', is_removed: false },
        { id: 1, title: 'Old', price: '10.00', discounted_price: '10.00', is_removed: true },
      ],
    });
    expect(order.shippingLines).toEqual([
      { externalId: '2', title: 'Express', code: null, price: 4900, tax: 0 },
    ]);
    expect(order.shipping).toBe(4900);
  });
});

describe('lines', () => {
  const line = (change: object) =>
    read({ line_items: [{ ...plain.line_items[0], ...change }] }).lines[0];

  test('edge case 21: a deleted product leaves no links', () => {
    const gone = { product_exists: false, product_id: 3, variant_id: 4, sku: 'CSH-WHT-S' };
    expect(line(gone)).toMatchObject({ productId: null, variantId: null, sku: 'CSH-WHT-S' });
    expect(line({ product_exists: true, product_id: 3, variant_id: 4 })).toMatchObject({
      productId: '3',
      variantId: '4',
    });
  });

  test('edge case 23: a tip is a tip for itself alone', () => {
    const order = read({
      total_tip_received: '5.00',
      line_items: [
        { id: 1, title: 'Tip', quantity: 1, price: '5.00', requires_shipping: false },
        { id: 2, title: 'Gift wrap', quantity: 1, price: '5.00', requires_shipping: false },
        { id: 3, title: 'Danke', quantity: 1, price: '5.00', tip_payment_gateway: 'cash' },
      ],
    });
    expect(order.lines.map(({ tip }) => tip)).toEqual([true, false, true]);
    expect(line({ title: 'Tip' })?.tip).toBe(false);
  });

  test.each<[unknown, object[]]>([
    [[], []],
    [{}, []],
    [null, []],
    [undefined, []],
    [
      [
        { name: '_hidden', value: 'x' },
        { name: 'Engraving', value: 'A' },
      ],
      [{ name: 'Engraving', value: 'A' }],
    ],
    [{ Size: 'L' }, [{ name: 'Size', value: 'L' }]],
    [[{ name: { a: 1 }, value: 7 }, 'odd', null], [{ name: '{"a":1}', value: '7' }]],
  ])('edge case 24: properties %j', (properties, expected) => {
    expect(line({ properties })?.properties).toEqual(expected);
  });

  test('edge case 25: removed by an edit keeps its ordered quantity', () => {
    expect(line({ quantity: 2, current_quantity: 0 })).toMatchObject({
      orderedQty: 2,
      currentQty: 0,
    });
  });

  test('edge case 58: only successful parcels count, a line may be in several and twice in one', () => {
    const parcel = (id: number, status: string, items: object[]) => ({
      id,
      status,
      created_at: '2026-08-29T00:00:00Z',
      line_items: items,
    });
    const order = read({
      line_items: [{ ...plain.line_items[0], quantity: 9 }],
      fulfillments: [
        parcel(3, 'success', [
          { id: 11, quantity: 1 },
          { id: 11, quantity: 2 },
        ]),
        parcel(2, 'cancelled', [{ id: 11, quantity: 4 }]),
        parcel(1, 'success', [{ id: 11, quantity: 1 }]),
      ],
    });
    expect(order.lines[0]?.fulfilledQty).toBe(4);
    expect(order.fulfillments.map(({ externalId }) => externalId)).toEqual(['1', '2', '3']);
    expect(order.fulfillments[2]?.lines).toEqual([{ lineId: '11', qty: 3 }]);
  });
});

describe('issues name the field and leave nothing half read', () => {
  test.each<[string, object, string]>([
    ['price abc', { line_items: [{ id: 1, quantity: 1, price: 'abc' }] }, 'line_items[0].price'],
    ['three decimals', { total_price: '12.345' }, 'total_price'],
    ['null lines', { line_items: null }, 'line_items must be a list'],
    ['no lines at all', { line_items: undefined }, 'line_items must be a list'],
    ['a line that is none', { line_items: [null] }, 'line_items[0] must be an object'],
    ['a missing id', { id: undefined }, 'id is missing'],
    ['an id of another kind', { id: { $ne: 1 } }, 'id is missing or is no id'],
    [
      'a negative quantity',
      { line_items: [{ id: 1, quantity: -1, price: '1' }] },
      'line_items[0].quantity',
    ],
    ['no quantity', { line_items: [{ id: 1, price: '1' }] }, 'line_items[0].quantity is missing'],
    ['an unknown currency', { currency: 'XXL' }, 'currency is no known currency'],
    ['a date of zeros', { created_at: '0000-00-00T00:00:00Z' }, 'created_at is no date'],
    ['no update time', { updated_at: null }, 'updated_at is missing'],
    ['no total', { total_price: undefined }, 'total_price is missing'],
    ['money as an object', { total_price: {} }, 'total_price'],
    ['a customer that is a list', { customer: [] }, 'customer must be an object'],
    ['amounts beyond all sums', { total_price: '99999999999999999999' }, 'total_price'],
  ])('%s', (_name, change, expected) => {
    expect(issues(change).join('; ')).toContain(expected);
  });

  test('one issue for one fault', () => {
    expect(issues({ currency: 'XXL' })).toHaveLength(1);
    expect(issues({ line_items: null })).toHaveLength(1);
  });
});

describe('people', () => {
  test('edge cases 14, 31: nobody and no addresses', () => {
    const order = read({
      customer: null,
      billing_address: null,
      shipping_address: null,
      email: '',
      phone: null,
    });
    expect(order).toMatchObject({
      customer: null,
      billingAddress: null,
      shippingAddress: null,
      email: null,
    });
  });

  test('statuses of both vocabularies', () => {
    expect(read({ fulfillment_status: 'pending' }).fulfillmentStatus).toBeNull();
    expect(read({ fulfillment_status: 'partial' }).fulfillmentStatus).toBe('partial');
    expect(read({ financial_status: 'on_fire' }).financialStatus).toBe('on_fire');
  });

  test('ids over 2^53 stay whole (edge case 9)', () => {
    expect(read({ id: '820982911946154508' }).externalId).toBe('820982911946154508');
  });
});
