import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { glanceParcel } from '../glance.ts';
import { toShipment } from './mapper.shipment.ts';

function readFixture(name: string): { data: unknown } {
  const text = readFileSync(join(import.meta.dirname, '../fixtures', name), 'utf8');
  return JSON.parse(text) as { data: unknown };
}

const charges = { freight_charges: '90.00', cod_charges: 42 };

function build(order: object = {}, parcel: object = {}): Record<string, unknown> {
  return {
    id: 1,
    channel_order_id: '1573',
    status: 'DELIVERED',
    status_code: 7,
    payment_method: 'cod',
    total: '1000.00',
    created_at: '1 Dec 2021, 10:10 AM',
    updated_at: '3 Jan 2022, 09:48 AM',
    shipments: [{ id: 11, awb: 'A11', courier: 'Xpressbees', status: 7, ...parcel }],
    awb_data: { charges },
    ...order,
  };
}

function read(order?: object, parcel?: object) {
  const result = toShipment(build(order, parcel));
  if (!result.ok) throw new Error(JSON.stringify(result.issues));
  return result.value;
}

test('a listed order of the documentation', () => {
  const [order] = readFixture('listed-orders.json').data as unknown[];
  expect(toShipment(order)).toEqual({
    ok: true,
    value: {
      externalId: '152757127',
      orderReferences: ['7022318826'],
      awb: '1527571275',
      courier: 'SR International',
      status: 'delivered',
      statusText: 'DELIVERED',
      paymentMethod: 'Prepaid',
      codAmount: null,
      currency: 'INR',
      charges: { forward: 148_600, cod: null, rto: 0 },
      chargesFinal: false,
      isReturn: false,
      bookedAt: '2021-12-16T03:46:00.000Z',
      shippedAt: '2021-11-27T18:22:19.000Z',
      deliveredAt: '2021-12-08T00:10:00.000Z',
      rtoDeliveredAt: null,
      updatedAt: '2022-01-03T04:25:00.000Z',
    },
  });
});

test('older ones have no time of change and no status of the parcel', () => {
  const [, cancelled, fresh] = readFixture('listed-orders.json').data as unknown[];
  const updatedAt = '2019-07-31T09:33:00.000Z';
  expect(toShipment(cancelled)).toMatchObject({
    value: { status: 'cancelled', awb: null, updatedAt },
  });
  expect(toShipment(fresh)).toMatchObject({ value: { status: 'created', statusText: 'NEW' } });
  expect(glanceParcel(cancelled).sourceVersion).toEqual(new Date(updatedAt));
});

test('a shown order, whose shipments are an object', () => {
  expect(toShipment(readFixture('shown-order.json').data)).toMatchObject({
    ok: true,
    value: {
      externalId: '258878960',
      status: 'created',
      statusText: 'RETURN PENDING',
      isReturn: true,
      charges: { forward: null, cod: null, rto: null },
      updatedAt: '2022-09-21T11:58:00.000Z',
    },
  });
});

describe('status', () => {
  test.each<[string, object, object, object]>([
    ['the parcel’s own code', { status_code: 5 }, { status: 5 }, { status: 'created' }],
    ['as digits', {}, { status: '17' }, { status: 'out_for_delivery' }],
    ['none so far: the order’s', { status_code: 5 }, { status: 0 }, { status: 'cancelled' }],
    [
      'none at all',
      { status_code: null, status: '' },
      { status: null },
      { status: 'unknown', statusText: null },
    ],
    [
      'unknown, its text kept',
      { status: 'ON THE MOON' },
      { status: 999 },
      { status: 'unknown', statusText: 'ON THE MOON' },
    ],
    [
      'unknown without a text',
      { status: null },
      { status: 999 },
      { status: 'unknown', statusText: '999' },
    ],
    [
      'after delivery it came back',
      { status: 'RTO_OFD' },
      { status: 41 },
      { status: 'rto_in_transit', statusText: 'RTO_OFD' },
    ],
  ])('%s', (_name, order, parcel, expected) => {
    expect(read(order, parcel)).toMatchObject(expected);
  });
});

describe('payment', () => {
  test.each([
    ['cod', undefined, 'COD', 100_000],
    ['COD', undefined, 'COD', 100_000],
    ['prepaid', undefined, 'Prepaid', null],
    ['partial', 1, null, null],
    ['', 1, 'COD', 100_000],
    [null, 0, null, null],
  ])('%p, cod %p: %p collects %p', (method, cod, paymentMethod, codAmount) => {
    expect(read({ payment_method: method, cod })).toMatchObject({ paymentMethod, codAmount });
  });
});

test.each([
  [1, 7, true],
  ['1', 7, true],
  [true, 7, true],
  [0, 7, false],
  [undefined, 26, true],
])('is_return %p with code %p', (told, code, isReturn) => {
  expect(read({ is_return: told, status_code: code }).isReturn).toBe(isReturn);
});

test('references are kept as they were told', () => {
  expect(read({ channel_order_id: ' IN-0001_150876814 ' }).orderReferences).toEqual([
    'IN-0001_150876814',
  ]);
  expect(read({ channel_order_id: 1573 }).orderReferences).toEqual(['1573']);
  expect(read({ channel_order_id: '' }).orderReferences).toEqual([]);
});

describe('several parcels of one order', () => {
  const old = { id: 11, awb: 'A11', status: 8 };
  const fresh = { id: 12, awb: 'A12', status: 18 };
  const carrier = {
    status: 'in_transit',
    codAmount: 100_000,
    charges: { forward: 9000, cod: 4200 },
  };
  const none = {
    codAmount: null,
    charges: { forward: null, cod: null, rto: null },
    chargesFinal: false,
  };

  test('a reassigned AWB: charges, amount and status are the new one’s', () => {
    expect(read({ shipments: [fresh, old], status: 'IN TRANSIT' })).toMatchObject({
      ...carrier,
      externalId: '12',
      statusText: 'IN TRANSIT',
    });
    expect(read({ shipments: [old, fresh], status: 'IN TRANSIT' })).toMatchObject({
      ...none,
      externalId: '11',
      status: 'cancelled',
      statusText: 'Canceled',
    });
  });

  test('the AWB that the charges name is believed', () => {
    const order = { shipments: [{ ...old, status: 18 }, fresh], awb_data: { awb: 'A11', charges } };
    expect(read(order)).toMatchObject({ ...carrier, externalId: '11' });
  });

  test('all cancelled: the newest', () => {
    const order = { shipments: [{ ...fresh, status: 45 }, old] };
    expect(read(order)).toMatchObject({ externalId: '12', codAmount: 100_000 });
  });
});

describe('what cannot be read is told by its field', () => {
  test.each([
    [build({ shipments: [] }), 'shipments'],
    [build({ shipments: 'none' }), 'shipments'],
    [build({}, { id: null }), 'shipments[0].id'],
    [build({}, { id: 0 }), 'shipments[0].id'],
    [build({ updated_at: 'soon' }), 'updated_at'],
    [build({ updated_at: null, created_at: null }), 'created_at'],
    [build({}, { shipped_date: 'soon' }), 'shipments[0].shipped_date'],
    [build({ awb_data: 'none' }), 'awb_data'],
    [
      build({ awb_data: { charges: { freight_charges: 'many' } } }),
      'awb_data.charges.freight_charges',
    ],
    [build({ total: 'many' }), 'total'],
  ])('%#: %s', (body, field) => {
    const result = toShipment(body);
    expect(result.ok ? [] : result.issues.map((issue) => issue.field)).toContain(field);
  });

  test('an empty list is PHP’s object without fields', () => {
    expect(read({ awb_data: [] }).charges.forward).toBeNull();
    expect(read({ awb_data: { charges: [] } }).charges.forward).toBeNull();
  });
});

describe('the glance', () => {
  test('holds nothing personal', () => {
    const glance = glanceParcel(build({ customer_name: 'Asha', customer_phone: '98' }));
    expect(glance).toEqual({
      externalId: '11',
      sourceVersion: new Date('2022-01-03T04:18:00.000Z'),
      deleted: false,
      complete: true,
      marks: [],
      summary: { number: '1573', status: 'DELIVERED', awb: 'A11', courier: 'Xpressbees' },
    });
  });

  test('throws only where no id can be found', () => {
    for (const body of [null, {}, { shipments: [] }, { shipments: [{ id: 'x' }] }]) {
      expect(() => glanceParcel(body)).toThrow(/parcel|order/);
    }
    expect(glanceParcel({ shipments: [{ id: '11' }] }).sourceVersion).toEqual(new Date(0));
  });
});

test('whatever comes, reading gives a parcel or issues, never a throw', () => {
  const odd = fc.oneof(fc.anything(), fc.string(), fc.integer(), fc.double());
  const parcel = fc.record(
    { id: odd, awb: odd, status: odd, shipped_date: odd },
    { requiredKeys: [] },
  );
  const order = fc.record(
    {
      channel_order_id: odd,
      status: odd,
      status_code: odd,
      total: odd,
      updated_at: odd,
      shipments: fc.oneof(odd, fc.array(fc.oneof(odd, parcel)), parcel),
      awb_data: fc.oneof(odd, fc.record({ awb: odd, charges: fc.dictionary(fc.string(), odd) })),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(fc.oneof(odd, order), (body) => {
      const result = toShipment(body);
      expect(result.ok || result.issues.length > 0).toBe(true);
    }),
  );
});
