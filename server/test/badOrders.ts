import { canary, type Json } from './liveSite.ts';

/** Makes texts of one real order. */
export interface OrderMaker {
  /** The order under an id of its own, written as it is; `change` breaks it. */
  text(id: number | string, change?: Json): string;
  /** Its first line, changed. */
  line(change: Json): Json;
}

export function createOrderMaker(order: Json): OrderMaker {
  return {
    text(id, change = {}) {
      const body = { ...order, name: `#${id}`, ...change };
      const text = JSON.stringify({ ...body, id: 0, admin_graphql_api_id: undefined });
      return text.replace('"id":0', `"id":${id}`);
    },
    line(change) {
      const [line] = order['line_items'] as Json[];
      return { line_items: [{ ...line, ...change }] };
    },
  };
}

const deep = (levels: number) => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;

type Make = (id: number, order: OrderMaker) => string | Buffer;

/** What is wrong → how the entry fails, and what its message names. */
export const broken: [what: string, make: Make, code: string, field: string][] = [
  [
    'price "abc"',
    (id, order) => order.text(id, order.line({ price: 'abc' })),
    'INVALID_PAYLOAD',
    'line_items[0].price',
  ],
  [
    'price "12.345"',
    (id, order) => order.text(id, order.line({ price: '12.345' })),
    'INVALID_PAYLOAD',
    'line_items[0].price',
  ],
  [
    'price 1e400',
    (id, order) => order.text(id, order.line({ price: '?' })).replace('"?"', '1e400'),
    'INVALID_PAYLOAD',
    'line_items[0].price',
  ],
  [
    'a price that is a person',
    (id, order) => order.text(id, order.line({ price: canary.email })),
    'INVALID_PAYLOAD',
    'line_items[0].price',
  ],
  [
    'a total that is an object',
    (id, order) => order.text(id, { total_price: { of: canary.phone } }),
    'INVALID_PAYLOAD',
    'total_price',
  ],
  [
    'no total',
    (id, order) => order.text(id, { total_price: null, total_price_set: null }),
    'INVALID_PAYLOAD',
    'total_price',
  ],
  [
    'lines null',
    (id, order) => order.text(id, { line_items: null }),
    'INVALID_PAYLOAD',
    'line_items',
  ],
  [
    'lines an object',
    (id, order) => order.text(id, { line_items: {} }),
    'INVALID_PAYLOAD',
    'line_items',
  ],
  [
    'a line null',
    (id, order) => order.text(id, { line_items: [null] }),
    'INVALID_PAYLOAD',
    'line_items[0]',
  ],
  [
    'a line without id',
    (id, order) => order.text(id, order.line({ id: null, admin_graphql_api_id: null })),
    'INVALID_PAYLOAD',
    'line_items[0].id',
  ],
  [
    'a negative quantity',
    (id, order) => order.text(id, order.line({ quantity: -1 })),
    'INVALID_PAYLOAD',
    'line_items[0].quantity',
  ],
  [
    'a quantity as text',
    (id, order) => order.text(id, order.line({ quantity: '2' })),
    'INVALID_PAYLOAD',
    'line_items[0].quantity',
  ],
  [
    'a quantity of 1e400',
    (id, order) =>
      order.text(id, order.line({ quantity: 0 })).replace('"quantity":0', '"quantity":1e400'),
    'INVALID_PAYLOAD',
    'line_items[0].quantity',
  ],
  [
    'an unknown currency',
    (id, order) => order.text(id, { currency: 'XYZ' }),
    'INVALID_PAYLOAD',
    'currency',
  ],
  [
    'a currency that is a person',
    (id, order) => order.text(id, { currency: canary.email }),
    'INVALID_PAYLOAD',
    'currency',
  ],
  [
    'the year 0',
    (id, order) => order.text(id, { created_at: '0000-00-00' }),
    'INVALID_PAYLOAD',
    'created_at',
  ],
  [
    'a version that is no date',
    (id, order) => order.text(id, { updated_at: canary.email }),
    'INVALID_PAYLOAD',
    'updated_at',
  ],
  [
    'a customer that is a list',
    (id, order) => order.text(id, { customer: [canary.email] }),
    'INVALID_PAYLOAD',
    'customer',
  ],
  [
    'an address that is a text',
    (id, order) => order.text(id, { shipping_address: canary.street }),
    'INVALID_PAYLOAD',
    'shipping_address',
  ],
  [
    'an e-mail that is an object',
    (id, order) => order.text(id, { email: { of: canary.email } }),
    'INVALID_PAYLOAD',
    'email',
  ],
  [
    'amounts beyond 2^53',
    (id, order) => order.text(id, { ...order.line({ price: '90071992547409.91', quantity: 3 }) }),
    'UNSAFE_AMOUNT',
    'amount',
  ],
  [
    'attributes nested 10,000 deep',
    (id, order) =>
      order.text(id, { note_attributes: [{ name: 'x', value: '?' }] }).replace('"?"', deep(10_000)),
    'INVALID_PAYLOAD',
    'note_attributes',
  ],
  ['no id', (_id, order) => order.text('null'), 'MISSING_ID', 'id'],
  ['an id that is a person', (_id, order) => order.text(`"${canary.email}"`), 'MISSING_ID', 'id'],
  ['a negative id', (_id, order) => order.text('-5'), 'MISSING_ID', 'id'],
  ['an array', () => '[1]', 'MISSING_ID', 'Order'],
  ['a number', () => '5', 'MISSING_ID', 'Order'],
  ['null', () => 'null', 'MISSING_ID', 'Order'],
  ['truncated', (id, order) => order.text(id).slice(0, -9), 'INVALID_JSON', 'orders/updated'],
  ['two values', (id, order) => `${order.text(id)} {}`, 'INVALID_JSON', 'orders/updated'],
  [
    'NaN',
    (id, order) => order.text(id).replace('"test":false', '"test":NaN'),
    'INVALID_JSON',
    'orders/updated',
  ],
  [
    'nested 10,000 deep beside a long number',
    (id, order) =>
      order.text(id, { extra: '?' }).replace('"?"', `12345678901234567890,"d":${deep(10_000)}`),
    'RECORD_TOO_LARGE',
    'deeply',
  ],
  [
    'broken UTF-8',
    (id, order) => Buffer.from(order.text(id, { note: '\u00e9' }), 'latin1'),
    'INVALID_ENCODING',
    'orders/updated',
  ],
  [
    'half of a UTF-16 text',
    (id, order) => Buffer.from(order.text(id), 'utf16le'),
    'INVALID_JSON',
    'orders/updated',
  ],
];

/** Odd, and still an order. */
export const odd: [what: string, make: Make][] = [
  [
    'a byte order mark',
    (id, order) => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(order.text(id))]),
  ],
  [
    '__proto__',
    (id, order) => order.text(id).replace('{', '{"__proto__":{"role":"admin","currency":"XYZ"},'),
  ],
  [
    '__proto__ beside a long number',
    (id, order) =>
      order.text(id).replace('{', '{"__proto__":{"currency":"XYZ"},"n":12345678901234567890,'),
  ],
  [
    'constructor.prototype',
    (id, order) => order.text(id, { constructor: { prototype: { role: 'admin' } } }),
  ],
  [
    '_bsontype',
    (id, order) =>
      order.text(id, { _bsontype: 'ObjectId', customer: { id: 5, _bsontype: 'Code', code: 'x' } }),
  ],
  [
    'keys with $, dot, NUL and nothing',
    (id, order) =>
      order.text(id, {
        $where: 'sleep(1)',
        'a.b': 1,
        'a\0b': 1,
        '': 1,
        note_attributes: { $set: { $inc: 1 }, 'a.b': 'x\0y', '': 1, _bsontype: 'x' },
      }),
  ],
  [
    'texts with NUL, $ and half a surrogate',
    (id, order) =>
      order.text(id, {
        note: '$where\0\ud800',
        tags: '$a, a.b, \0',
        email: '\ud800@x\0',
        sourceName: '$$NOW',
      }),
  ],
  [
    'nested 10,000 deep',
    (id, order) => order.text(id, { extra: '?' }).replace('"?"', deep(10_000)),
  ],
  ['a note of 1 MB', (id, order) => order.text(id, { note: 'n'.repeat(1_000_000) })],
  [
    'a name, an e-mail and a tag of 300 KB of spaces',
    (id, order) =>
      order.text(id, {
        name: `#${' '.repeat(300_000)}x`,
        email: ' \t'.repeat(150_000),
        tags: `a${' '.repeat(300_000)}b`,
      }),
  ],
  [
    '10,000 lines',
    (id, order) =>
      order.text(id, {
        line_items: Array.from({ length: 10_000 }, (_, index) => ({
          id: index + 1,
          title: 't',
          quantity: 1,
          price: '1.00',
          requires_shipping: false,
        })),
      }),
  ],
  [
    'a number of 1e400 nobody reads',
    (id, order) => order.text(id, { extra: 0 }).replace('"extra":0', '"extra":1e400'),
  ],
  ['the same key twice', (id, order) => order.text(id).replace('{', '{"note":"first",')],
  [
    'the same key twice beside a long number',
    (id, order) => order.text(id).replace('{', '{"note":"first","n":12345678901234567890,'),
  ],
];
