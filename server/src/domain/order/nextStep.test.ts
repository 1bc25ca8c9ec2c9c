import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { buildLine, buildOrder, buildOrderInput } from '../../../test/builders.ts';
import { type LineStatus, lineStatuses, type OrderLine, type OrderRecord } from '../records.ts';
import type { SourceOrder } from '../source.ts';
import { moveLines } from './moveLines.ts';
import { determineNextStep } from './nextStep.ts';
import { findStatusesWith, openStatuses } from './openStatuses.ts';
import { markOrderDeleted, planOrder } from './planOrder.ts';
import { determineOrderStatus } from './status.ts';

type Line = Pick<OrderLine, 'lineStatus' | 'qty' | 'unlinked' | 'giftCard'>;
const live = { test: false, cancelledAt: null, deletedAt: null };
const goods = (lineStatus: LineStatus): Line => ({
  lineStatus,
  qty: 1,
  unlinked: null,
  giftCard: false,
});

describe('the next step', () => {
  test.each<[LineStatus[], string | null]>([
    [['pending'], 'pick'],
    [['allocated'], 'pick'],
    [['picked'], 'ship'],
    [['packed', 'shipped'], 'ship'],
    [['packed', 'pending'], 'pick'],
    [['shipped', 'allocated'], 'pick'],
    [['shipped', 'delivered', 'returned', 'cancelled'], null],
    [[], null],
  ])('%j: %p', (list, step) => {
    expect(determineNextStep({ ...live, lines: list.map(goods) })).toBe(step);
  });

  test.each<[string, Partial<Line>]>([
    ['nothing left of it', { qty: 0 }],
    ['a tip', { unlinked: 'tip' }],
    ['a gift card', { unlinked: 'gift_card', giftCard: true }],
  ])('%s asks for nothing', (_what, part) => {
    const line = { ...goods('pending'), ...part };
    expect(determineNextStep({ ...live, lines: [line] })).toBeNull();
    expect(determineNextStep({ ...live, lines: [line, goods('packed')] })).toBe('ship');
  });

  test.each<[string, object]>([
    ['test', { test: true }],
    ['cancelled', { cancelledAt: new Date() }],
    ['deleted', { deletedAt: new Date() }],
  ])('a %s order asks for nothing', (_what, part) => {
    expect(determineNextStep({ ...live, ...part, lines: [goods('pending')] })).toBeNull();
  });
});

describe('kept with the order', () => {
  const by = { kind: 'person' as const, id: 'usr_1', name: 'Meera', now: new Date() };
  const two = [buildLine({ externalId: '501' }), buildLine({ externalId: '502' })];

  function sync(part: Partial<SourceOrder> = {}, existing: OrderRecord | null = null): OrderRecord {
    const rawVersion = existing ? existing.rawVersion + 1 : 1;
    const source = buildOrder({ lines: two, ...part });
    const plan = planOrder(buildOrderInput(source, { existing, rawVersion }));
    if (plan.kind === 'stale' || plan.kind === 'missing') throw new Error(plan.kind);
    return plan.record;
  }

  function move(order: OrderRecord, lineStatus: LineStatus, ids = ['501', '502']): OrderRecord {
    const moves = ids.map((shopifyLineId) => ({ shopifyLineId, lineStatus }));
    const moved = moveLines(order, moves, by);
    if (!moved.ok) throw new Error(moved.errors.map(({ code }) => code).join());
    return moved.record;
  }

  test('by syncs and by moves', () => {
    const order = sync();
    expect(order.nextStep).toBe('pick');
    expect(move(order, 'picked', ['501']).nextStep).toBe('pick');
    const picked = move(order, 'picked');
    expect(picked.nextStep).toBe('ship');
    expect(sync({ note: 'a snapshot without fulfilments' }, picked).nextStep).toBe('ship');
    expect(move(picked, 'shipped').nextStep).toBeNull();
    const cancelledAt = '2026-03-07T00:00:00.000Z';
    expect(sync({ cancelledAt }, picked).nextStep).toBeNull();
    expect(sync({ test: true }, picked).nextStep).toBeNull();
  });

  test('a deletion takes it out of the queue, and its return puts it back', () => {
    const order = sync();
    const gone = markOrderDeleted(order, new Date(), { rawVersion: 2, now: new Date() });
    expect(gone?.nextStep).toBeNull();
    expect(sync({}, gone).nextStep).toBe('pick');
  });
});

describe('which statuses an open order can have', () => {
  const line = fc.record({
    lineStatus: fc.constantFrom(...lineStatuses),
    qty: fc.nat(2),
    fulfilledQty: fc.nat(2),
    unlinked: fc.constantFrom(null, 'tip' as const, 'gift_card' as const),
    giftCard: fc.boolean(),
  });
  const lines = fc.array(line, { maxLength: 5 });

  test('whatever has a next step has an open status', () => {
    fc.assert(
      fc.property(lines, (list) => {
        const step = determineNextStep({ ...live, lines: list });
        if (step !== null) expect(openStatuses).toContain(determineOrderStatus(list, false));
      }),
    );
  });

  test('goods narrow down the status of their order', () => {
    fc.assert(
      fc.property(lines, fc.boolean(), (list, cancelled) => {
        const status = determineOrderStatus(list, cancelled);
        for (const { lineStatus, unlinked } of list) {
          const statuses = unlinked === 'tip' ? null : findStatusesWith(lineStatus);
          if (statuses) expect(statuses).toContain(status);
        }
      }),
    );
  });
});
