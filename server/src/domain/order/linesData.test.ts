import { describe, expect, test } from '@jest/globals';
import { buildLine, buildOrder, buildOrderInput, withWarehouse } from '../../../test/builders.ts';
import type { OrderRecord } from '../records.ts';
import type { SourceLine } from '../source.ts';
import { createOrderLinesData } from './linesData.ts';
import type { OrderInput } from './orderTypes.ts';
import { planOrder } from './planOrder.ts';

const orphan = { variantId: null, productId: null, sku: null, variantTitle: null };

function linesOf(line: Partial<SourceLine>, part: Partial<OrderInput> = {}) {
  const source = buildOrder({ lines: [buildLine(line)] });
  return createOrderLinesData(buildOrderInput(source, part));
}

function stored(line: Partial<SourceLine> = {}): OrderRecord {
  const plan = planOrder(buildOrderInput(buildOrder({ lines: [buildLine(line)] })));
  if (plan.kind !== 'create') throw new Error(plan.kind);
  return plan.record;
}

describe('createOrderLinesData', () => {
  test('links a line to the SKU of its variant', () => {
    expect(linesOf({}).lines[0]).toMatchObject({
      skuId: 'con_1:9501',
      skuCode: 'C-9501',
      unlinked: null,
      custom: false,
    });
  });

  test.each<[string, Partial<SourceLine>, string, boolean]>([
    ['edge case 22: a custom line', orphan, 'custom', true],
    ['edge case 21: a deleted product', { variantId: null, productId: '700' }, 'deleted', false],
    [
      'edge case 21: deleted without any id',
      { variantId: null, productId: null },
      'deleted',
      false,
    ],
    ['edge case 23: a tip', { ...orphan, tip: true }, 'tip', false],
    ['a gift card, whatever the catalog knows', { giftCard: true }, 'gift_card', false],
  ])('%s stays as a line without SKU', (_name, line, unlinked, custom) => {
    const { lines, missing } = linesOf(line);
    expect(lines[0]).toMatchObject({ skuId: null, skuCode: null, unlinked, custom });
    expect(missing).toEqual([]);
  });

  test('edge case 23: a tip says nothing of the lines after it', () => {
    const tip = buildLine({ ...orphan, externalId: '500', tip: true });
    const source = buildOrder({ lines: [tip, buildLine()] });
    const { lines } = createOrderLinesData(buildOrderInput(source));
    expect(lines.map((line) => line.unlinked)).toEqual(['tip', null]);
  });

  test('a variant the platform does not have is deleted, not missing', () => {
    const gone = { skusByVariant: new Map(), goneVariants: new Set(['9501']) };
    const { lines, missing } = linesOf({}, gone);
    expect(missing).toEqual([]);
    expect(lines[0]).toMatchObject({ skuId: null, unlinked: 'deleted', shopifyVariantId: '9501' });
  });

  test('a line that had its SKU keeps it when the platform forgets the variant (spec 3.3)', () => {
    const existing = stored();
    const kept = { skuId: 'con_1:9501', skuCode: 'C-9501', unlinked: null, custom: false };
    expect(linesOf(orphan, { existing }).lines[0]).toMatchObject(kept);
    const gone = { existing, skusByVariant: new Map(), goneVariants: new Set(['9501']) };
    expect(linesOf({}, gone).lines[0]).toMatchObject(kept);
  });

  test('a line that left the payload stays while it holds warehouse work', () => {
    const existing = withWarehouse(stored({ externalId: '777' }), '777', { lineStatus: 'shipped' });
    const { lines, lineTotals } = linesOf({}, { existing });
    expect(lineTotals).toEqual([100_000]);
    expect(lines[1]).toMatchObject({
      shopifyLineId: '777',
      qty: 0,
      lineTotal: 0,
      lineStatus: 'shipped',
      platformStatus: 'cancelled',
    });
    const plan = planOrder(buildOrderInput(buildOrder(), { existing, rawVersion: 2 }));
    if (plan.kind !== 'update') throw new Error(plan.kind);
    expect(plan.record.adjustmentAmount).toBe(0);
    const again = planOrder(
      buildOrderInput(buildOrder(), { existing: plan.record, rawVersion: 2 }),
    );
    expect(again.kind).toBe('unchanged');
    expect(linesOf({}, { existing: stored({ externalId: '777' }) }).lines).toHaveLength(1);
  });

  test('200 lines keep their order', () => {
    const lines = Array.from({ length: 200 }, (_, index) =>
      buildLine({ externalId: String(10_000 - index) }),
    );
    const data = createOrderLinesData(buildOrderInput(buildOrder({ lines })));
    expect(data.lines.map((line) => line.shopifyLineId)).toEqual(
      lines.map((line) => line.externalId),
    );
  });
});
