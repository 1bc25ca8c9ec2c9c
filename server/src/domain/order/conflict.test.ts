import { describe, expect, test } from '@jest/globals';
import {
  buildFulfillment,
  buildLine,
  buildOrder,
  buildOrderInput,
} from '../../../test/builders.ts';
import type { LineStatus, OrderRecord, WarehouseMove } from '../records.ts';
import type { SourceOrder } from '../source.ts';
import { acceptConflict } from './acceptConflict.ts';
import { findConflict } from './conflict.ts';
import { moveLines } from './moveLines.ts';
import { planOrder } from './planOrder.ts';
import { mergeLineStatus } from './status.ts';

function move(lineStatus: LineStatus): WarehouseMove {
  return { lineStatus, awbNumber: null, courier: null, movedAt: new Date(0), movedBy: 'usr_1' };
}

describe('conflicts', () => {
  const pair = (
    platformStatus: LineStatus,
    lineStatus: LineStatus | null,
    shopifyLineId = '501',
  ) => ({
    shopifyLineId,
    platformStatus,
    lineStatus: mergeLineStatus(platformStatus, lineStatus && move(lineStatus)),
    warehouse: lineStatus && move(lineStatus),
  });

  test.each<[LineStatus, LineStatus | null, string | null]>([
    ['cancelled', 'shipped', 'cancelled_after_shipping'],
    ['cancelled', 'delivered', 'cancelled_after_shipping'],
    ['cancelled', 'picked', 'cancelled_after_picking'],
    ['cancelled', 'returned', null],
    ['cancelled', 'cancelled', null],
    ['cancelled', 'allocated', null],
    ['cancelled', null, null],
    ['shipped', 'cancelled', 'shipped_after_cancel'],
    ['returned', 'cancelled', null],
    ['pending', 'shipped', null],
  ])('edge case 57: platform %s, warehouse %s: %p', (platform, warehouse, code) => {
    expect(findConflict([pair(platform, warehouse)], false)?.code ?? null).toBe(code);
  });

  test.each<[LineStatus, LineStatus | null, string | null]>([
    ['shipped', null, 'cancelled_after_shipping'],
    ['delivered', null, 'cancelled_after_shipping'],
    ['shipped', 'returned', null],
    ['returned', null, null],
    ['cancelled', null, null],
  ])('a cancelled order, platform says %s, warehouse %s: %p', (platform, warehouse, code) => {
    expect(findConflict([pair(platform, warehouse)], true)?.code ?? null).toBe(code);
  });

  test('the worst one is shown, with its number of lines', () => {
    const lines = [
      pair('cancelled', 'picked'),
      pair('cancelled', 'shipped'),
      pair('cancelled', 'shipped'),
    ];
    const conflict = findConflict(lines, false);
    expect(conflict?.code).toBe('cancelled_after_shipping');
    expect(conflict?.message).toContain('2 lines');
  });
});

describe('a person accepts a conflict', () => {
  const by = { note: 'customer keeps it', at: new Date('2026-03-08'), by: 'Meera', byId: 'usr_3' };
  const two = [buildLine({ externalId: '501' }), buildLine({ externalId: '502' })];
  const cancelledAt = '2026-03-07T00:00:00.000Z';

  function sync(part: Partial<SourceOrder>, existing: OrderRecord | null = null): OrderRecord {
    const rawVersion = existing ? existing.rawVersion + 1 : 1;
    const source = buildOrder({ lines: two, ...part });
    const plan = planOrder(buildOrderInput(source, { existing, rawVersion }));
    if (plan.kind === 'stale' || plan.kind === 'missing') throw new Error(plan.kind);
    return plan.record;
  }

  function moved(order: OrderRecord, shopifyLineId: string, lineStatus: LineStatus): OrderRecord {
    const told = {
      kind: 'person' as const,
      id: 'usr_1',
      name: 'Ravi',
      now: new Date('2026-03-06'),
    };
    const result = moveLines(order, [{ shopifyLineId, lineStatus }], told);
    if (!result.ok) throw new Error('refused');
    return result.record;
  }

  function accepted(order: OrderRecord): OrderRecord {
    const result = acceptConflict(order, by);
    if (!result) throw new Error('no conflict');
    return result;
  }

  test('it goes, and no sync brings it back', () => {
    const order = sync({ cancelledAt }, moved(sync({}), '501', 'shipped'));
    expect(order.conflict?.code).toBe('cancelled_after_shipping');
    const settled = accepted(order);
    expect(settled).toMatchObject({ conflict: null, rev: order.rev + 1, updatedAt: by.at });
    expect(settled.acceptedConflicts).toEqual([
      { code: 'cancelled_after_shipping', lineIds: ['501'], ...by },
    ]);
    const later = sync({ cancelledAt, note: 'touched' }, settled);
    expect(later).toMatchObject({ conflict: null, acceptedConflicts: settled.acceptedConflicts });
    expect(moved(later, '501', 'delivered').conflict).toBeNull();
    expect(acceptConflict(later, by)).toBeNull();
  });

  test('another line, and another thing about the same line, are new conflicts', () => {
    const packed = moved(moved(sync({}), '501', 'packed'), '502', 'packed');
    const first = { ...two[0], externalId: '501', currentQty: 0 };
    const removed = sync({ lines: [buildLine(first), buildLine({ externalId: '502' })] }, packed);
    expect(removed.conflict?.code).toBe('cancelled_after_picking');
    const settled = accepted(removed);
    expect(settled.conflict).toBeNull();
    const both = sync({ cancelledAt, lines: two }, settled);
    expect(both.conflict?.message).toContain('1 line');
    const again = accepted(both);
    expect(again.conflict).toBeNull();
    expect(again.acceptedConflicts?.map(({ lineIds }) => lineIds)).toEqual([['501'], ['502']]);
  });

  test('with two kinds at once the other one is shown next', () => {
    const lines = two.map((line) => ({ ...line, fulfilledQty: 1 }));
    const started = moved(moved(sync({}), '501', 'cancelled'), '502', 'shipped');
    const order = sync({ cancelledAt, lines, fulfillments: [buildFulfillment(lines)] }, started);
    expect(order.conflict?.code).toBe('cancelled_after_shipping');
    const next = accepted(order);
    expect(next.conflict?.code).toBe('shipped_after_cancel');
    expect(accepted(next).conflict).toBeNull();
  });
});
