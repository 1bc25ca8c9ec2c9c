import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  buildFulfillment,
  buildLine,
  buildOrder,
  buildOrderInput,
  withWarehouse,
} from '../../../test/builders.ts';
import { sourceOrders } from '../../../test/orderArbitrary.ts';
import type { OrderRecord } from '../records.ts';
import type { OrderInput, OrderPlan } from './orderTypes.ts';
import { detectOrderChanges, markOrderDeleted, planOrder } from './planOrder.ts';

const cancelled = { cancelledAt: '2026-03-03T00:00:00.000Z', cancelReason: 'customer' };

function recordOf(plan: OrderPlan): OrderRecord {
  if (plan.kind === 'stale' || plan.kind === 'missing')
    throw new Error(`Not written: ${plan.kind}`);
  return plan.record;
}

/** Content alone: without the times and counts of its writes. */
function contentOf(record: OrderRecord) {
  const { rev: _rev, rawVersion: _version, createdAt: _created, updatedAt: _at, ...rest } = record;
  return rest;
}

function create(source = buildOrder(), part: Partial<OrderInput> = {}): OrderRecord {
  return recordOf(planOrder(buildOrderInput(source, part)));
}

describe('planOrder', () => {
  test('creates a record under its natural key', () => {
    const plan = planOrder(buildOrderInput(buildOrder()));
    expect(plan.kind).toBe('create');
    expect(recordOf(plan)).toMatchObject({
      _id: 'con_1:1001',
      workspaceId: 'ws_1',
      rev: 1,
      rawVersion: 1,
      orderNumber: '#1001',
      status: 'pending',
      paymentMethod: 'Prepaid',
      customerId: 'con_1:301',
      customerName: 'Asha Rao',
      totalAmount: 100_000,
    });
  });

  test('the same snapshot again is unchanged; a newer one without a difference moves the version only', () => {
    const existing = create();
    const again = planOrder(buildOrderInput(buildOrder(), { existing }));
    expect(again).toEqual({ kind: 'unchanged', record: existing });
    const touched = buildOrder({ updatedAt: '2026-03-09T00:00:00.000Z' });
    const later = planOrder(buildOrderInput(touched, { existing, rawVersion: 2 }));
    expect(later.kind).toBe('unchanged');
    expect(recordOf(later)).toEqual({
      ...existing,
      rev: 2,
      rawVersion: 2,
      sourceUpdatedAt: new Date('2026-03-09T00:00:00.000Z'),
    });
  });

  test('an update names what changed and keeps the day it was first seen', () => {
    const existing = create();
    const source = buildOrder({ note: 'ring twice', tags: ['gift'] });
    const now = new Date('2026-03-10T00:00:00.000Z');
    const plan = planOrder(buildOrderInput(source, { existing, rawVersion: 2, now }));
    expect(plan).toMatchObject({ kind: 'update', changes: ['note', 'tags'] });
    expect(recordOf(plan)).toMatchObject({
      rev: 2,
      rawVersion: 2,
      createdAt: existing.createdAt,
      updatedAt: now,
    });
  });

  test('detectOrderChanges leaves bookkeeping out and sees into lines', () => {
    const before = create();
    const later = { ...before, rev: 9, rawVersion: 9, updatedAt: new Date(0) };
    expect(detectOrderChanges(before, later)).toEqual([]);
    const lines = before.lines.map((line) => ({
      ...line,
      properties: [{ name: 'a', value: 'b' }],
    }));
    expect(detectOrderChanges(before, { ...later, lines, utm: { id: '1' } })).toEqual([
      'lines',
      'utm',
    ]);
  });

  test('edge case 3: an older snapshot than the stored one is stale', () => {
    const existing = { ...create(), rawVersion: 5 };
    expect(planOrder(buildOrderInput(buildOrder(), { existing, rawVersion: 4 }))).toEqual({
      kind: 'stale',
    });
    expect(planOrder(buildOrderInput(buildOrder(), { existing, rawVersion: 5 })).kind).toBe(
      'unchanged',
    );
  });

  test('a line whose variant nobody knows is named once (spec 4.7)', () => {
    const lines = [
      buildLine({ externalId: '501', variantId: '91', sku: 'CSH-WHT-S' }),
      buildLine({ externalId: '502', variantId: '92', sku: ' ' }),
      buildLine({ externalId: '503', variantId: '91', sku: 'CSH-WHT-S' }),
    ];
    const plan = planOrder(buildOrderInput(buildOrder({ lines }), { skusByVariant: new Map() }));
    expect(plan).toEqual({
      kind: 'missing',
      skus: [
        { label: 'CSH-WHT-S', variantId: '91', productId: '700' },
        { label: '92', variantId: '92', productId: '700' },
      ],
    });
  });

  test('edge case 28: an edit is applied in place and keeps the warehouse work', () => {
    const existing = withWarehouse(
      create(buildOrder({ lines: [buildLine({ orderedQty: 3 })] })),
      '501',
      {
        lineStatus: 'picked',
      },
    );
    const edited = buildOrder({ lines: [buildLine({ orderedQty: 3, currentQty: 2 })] });
    const record = create(edited, { existing, rawVersion: 2 });
    expect(record.lines[0]).toMatchObject({ qty: 2, lineTotal: 200_000, lineStatus: 'picked' });
    expect(record.status).toBe('processing');
  });

  test('edge case 57: a cancellation takes unshipped lines and is a conflict for shipped ones', () => {
    const lines = [buildLine({ externalId: '501' }), buildLine({ externalId: '502' })];
    const existing = withWarehouse(create(buildOrder({ lines })), '501', {
      lineStatus: 'shipped',
      awbNumber: 'W1',
      courier: 'Ekart',
    });
    const record = create(buildOrder({ lines, ...cancelled }), { existing, rawVersion: 2 });
    expect(record.lines.map((line) => line.lineStatus)).toEqual(['shipped', 'cancelled']);
    expect(record.conflict?.code).toBe('cancelled_after_shipping');
    expect(record.status).toBe('shipped');
    expect(record.lines[0]).toMatchObject({ awbNumber: 'W1', courier: 'Ekart' });
  });

  test('a fulfilment ships its lines with number and courier; the warehouse keeps its own', () => {
    const lines = ['501', '502'].map((externalId) => buildLine({ externalId, fulfilledQty: 1 }));
    const existing = withWarehouse(create(buildOrder({ lines })), '502', {
      lineStatus: 'packed',
      awbNumber: 'W2',
    });
    const source = buildOrder({ lines, fulfillments: [buildFulfillment(lines)] });
    const record = create(source, { existing, rawVersion: 2 });
    expect(record.lines[0]).toMatchObject({ lineStatus: 'shipped', awbNumber: 'AWB801' });
    expect(record.lines[1]).toMatchObject({
      lineStatus: 'shipped',
      awbNumber: 'W2',
      courier: 'Delhivery',
      platformAwb: 'AWB801',
    });
    expect(record.searchTokens).toEqual(expect.arrayContaining(['awb801', 'w2']));
  });

  test('COD stays COD when the gateways say manual later', () => {
    const cod = buildOrder({
      gateways: ['Cash on Delivery (COD)'],
      financialStatus: 'pending',
      outstanding: 100_000,
    });
    expect(create(cod)).toMatchObject({ paymentMethod: 'COD', codAmount: 100_000 });
    const paid = create(buildOrder({ gateways: ['manual'] }), { marks: ['cod'] });
    expect(paid).toMatchObject({ paymentMethod: 'COD', codAmount: 0, partlyPrepaid: false });
  });

  test('a deleted order stays, marked once', () => {
    const existing = create();
    const at = new Date('2026-03-08T00:00:00.000Z');
    const write = { rawVersion: 2, now: at };
    const deleted = markOrderDeleted(existing, at, write);
    expect(deleted).toMatchObject({ deletedAt: at, rev: 2, rawVersion: 2 });
    expect(markOrderDeleted(deleted ?? existing, at, write)).toBeNull();
    expect(markOrderDeleted({ ...existing, rawVersion: 9 }, at, write)).toBeNull();
  });
});

describe('planOrder, for any valid order', () => {
  test('makes a record that adds up without any adjustment', () => {
    fc.assert(
      fc.property(sourceOrders, (source) => {
        const { adjustmentAmount, orderedAdjustmentAmount } = create(source);
        expect({ adjustmentAmount, orderedAdjustmentAmount }).toEqual({
          adjustmentAmount: 0,
          orderedAdjustmentAmount: 0,
        });
      }),
      { numRuns: 300 },
    );
  });

  test('twice the same gives the same, and leaves its input alone', () => {
    fc.assert(
      fc.property(sourceOrders, (source) => {
        const before = structuredClone(source);
        const existing = create(source);
        expect(create(source)).toEqual(existing);
        const again = planOrder(buildOrderInput(source, { existing: structuredClone(existing) }));
        expect(again.kind).toBe('unchanged');
        expect(source).toEqual(before);
      }),
    );
  });

  test('never throws, whatever the amounts disagree about', () => {
    const off = fc.record({
      currentTotal: fc.integer({ min: -1_000_000, max: 1_000_000_000 }),
      currentSubtotal: fc.integer({ min: -1_000_000, max: 1_000_000_000 }),
      total: fc.integer({ min: 0, max: 1_000_000_000 }),
      tips: fc.integer({ min: 0, max: 10_000 }),
      shipping: fc.integer({ min: 0, max: 10_000 }),
      outstanding: fc.option(fc.integer({ min: -10_000, max: 10_000 })),
    });
    fc.assert(
      fc.property(sourceOrders, off, (source, amounts) => {
        expect(create({ ...source, ...amounts }).currentTotalAmount).toBe(amounts.currentTotal);
      }),
    );
  });

  test('what was stored before decides nothing: no path of snapshots differs from the newest alone', () => {
    fc.assert(
      fc.property(sourceOrders, sourceOrders, (older, newest) => {
        const stored = create({ ...older, externalId: newest.externalId });
        const linked = stored.lines.map((line) => ({ ...line, skuId: null }));
        const existing = { ...stored, lines: linked };
        const after = create(newest, { existing, rawVersion: 2 });
        expect(contentOf(after)).toEqual(contentOf(create(newest)));
      }),
    );
  });

  test('COD once seen survives every later snapshot', () => {
    fc.assert(
      fc.property(sourceOrders, (source) => {
        expect(create(source, { marks: ['cod'] }).paymentMethod).toBe('COD');
      }),
    );
  });
});
