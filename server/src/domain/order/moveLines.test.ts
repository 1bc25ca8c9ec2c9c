import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  buildFulfillment,
  buildLine,
  buildOrder,
  buildOrderInput,
} from '../../../test/builders.ts';
import { type LineStatus, lineStatuses, type OrderRecord } from '../records.ts';
import type { SourceOrder } from '../source.ts';
import { type LineMove, moveLines } from './moveLines.ts';
import { planOrder } from './planOrder.ts';
import { rankOf } from './status.ts';

const by = {
  kind: 'person' as const,
  id: 'usr_7',
  name: 'Meera',
  now: new Date('2026-03-06T00:00:00.000Z'),
};
const two = [buildLine({ externalId: '501' }), buildLine({ externalId: '502' })];

function create(part: Partial<SourceOrder> = {}, existing: OrderRecord | null = null): OrderRecord {
  const rawVersion = existing ? existing.rawVersion + 1 : 1;
  const input = buildOrderInput(buildOrder({ lines: two, ...part }), { existing, rawVersion });
  const plan = planOrder(input);
  if (plan.kind === 'stale' || plan.kind === 'missing') throw new Error(plan.kind);
  return plan.record;
}

function move(order: OrderRecord, ...moves: LineMove[]): OrderRecord {
  const result = moveLines(order, moves, by);
  if (!result.ok) throw new Error(result.errors.map((error) => error.code).join());
  return result.record;
}

function refusals(order: OrderRecord, ...moves: LineMove[]) {
  const result = moveLines(order, moves, by);
  return result.ok ? [] : result.errors.map(({ shopifyLineId, code }) => [shopifyLineId, code]);
}

const first = (lineStatus: LineStatus): LineMove => ({ shopifyLineId: '501', lineStatus });

describe('moveLines', () => {
  test('ships a line with number and courier', () => {
    const order = create();
    const moved = move(order, { ...first('shipped'), awbNumber: ' W1 ', courier: 'Ekart' });
    expect(moved).toMatchObject({
      status: 'partially_shipped',
      rev: order.rev + 1,
      updatedAt: by.now,
    });
    expect(moved.lines[0]).toMatchObject({
      lineStatus: 'shipped',
      awbNumber: 'W1',
      courier: 'Ekart',
      platformStatus: 'pending',
      warehouse: { lineStatus: 'shipped', movedAt: by.now, movedBy: 'usr_7' },
    });
    expect(moved.lines[1]).toBe(order.lines[1]);
    expect(moved.searchTokens).toContain('w1');
  });

  test('the move itself is kept with the order, through syncs, until the next one', () => {
    const order = create();
    const moved = move(order, { ...first('shipped'), awbNumber: 'W1' });
    const { now: at, ...who } = by;
    const lastMove = {
      rev: 2,
      at,
      by: who,
      lines: [
        {
          shopifyLineId: '501',
          title: 'Classic Cotton Shirt',
          skuCode: 'C-9501',
          from: 'pending',
          to: 'shipped',
          awbNumber: 'W1',
          courier: null,
        },
      ],
    };
    expect(moved.lastMove).toEqual(lastMove);
    const synced = create({ note: 'ring twice' }, moved);
    expect(synced.lastMove).toEqual(lastMove);
    const next = move(synced, { shopifyLineId: '502', lineStatus: 'packed' });
    expect(next.lastMove).toMatchObject({ rev: 4, lines: [{ shopifyLineId: '502' }] });
    expect(order).not.toHaveProperty('lastMove');
  });

  test('the same move again changes nothing', () => {
    const shipped = { ...first('shipped'), awbNumber: 'W1' };
    const moved = move(create(), shipped);
    const later = { ...by, id: 'usr_8', now: new Date('2026-03-07T00:00:00.000Z') };
    const again = moveLines(moved, [shipped], later);
    expect(again).toEqual({ ok: true, record: moved, changed: false });
  });

  test('edge case 59: a number is corrected by another one, never by nothing', () => {
    const moved = move(create(), { ...first('shipped'), awbNumber: 'W1', courier: 'Ekart' });
    const blank = move(moved, { ...first('delivered'), awbNumber: null, courier: ' ' });
    expect(blank.lines[0]).toMatchObject({ awbNumber: 'W1', courier: 'Ekart' });
    const corrected = move(blank, { ...first('delivered'), awbNumber: 'W9' });
    expect(corrected.lines[0]).toMatchObject({ awbNumber: 'W9', courier: 'Ekart' });
  });

  test('all or nothing: each refusal is named, the order is untouched', () => {
    const tip = buildLine({ externalId: '599', variantId: null, tip: true });
    const order = move(create({ lines: [...two, tip] }), first('packed'));
    expect(
      refusals(
        order,
        first('picked'),
        { shopifyLineId: '502', lineStatus: 'returned' },
        { shopifyLineId: '599', lineStatus: 'shipped' },
        { shopifyLineId: '404', lineStatus: 'shipped' },
        { shopifyLineId: '502', lineStatus: 'picked' },
      ),
    ).toEqual([
      ['501', 'backwards'],
      ['502', 'not_shipped'],
      ['599', 'not_goods'],
      ['404', 'unknown_line'],
      ['502', 'doubled_line'],
    ]);
  });

  test('unshipped lines can be cancelled, shipped ones only come back', () => {
    const order = create();
    expect(move(order, first('cancelled')).lines[0]?.lineStatus).toBe('cancelled');
    const shipped = move(order, first('shipped'));
    expect(refusals(shipped, first('cancelled'))).toEqual([['501', 'backwards']]);
    expect(move(shipped, first('returned')).lines[0]?.lineStatus).toBe('returned');
    expect(refusals(move(order, first('cancelled')), first('shipped'))).toEqual([
      ['501', 'cancelled'],
    ]);
  });

  test('what the shop fulfilled is the floor', () => {
    const lines = two.map((line) => ({ ...line, fulfilledQty: 1 }));
    const order = create({ lines, fulfillments: [buildFulfillment(lines)] });
    expect(refusals(order, first('packed'))).toEqual([['501', 'backwards']]);
    const moved = move(order, first('delivered'));
    expect(moved.lines[0]).toMatchObject({ lineStatus: 'delivered', awbNumber: 'AWB801' });
  });

  test('a conflict goes away when the warehouse says what became of the goods', () => {
    const shipped = move(create(), first('shipped'));
    const cancelled = create({ cancelledAt: '2026-03-07T00:00:00.000Z' }, shipped);
    expect(cancelled.conflict?.code).toBe('cancelled_after_shipping');
    expect(move(cancelled, first('returned')).conflict).toBeNull();
    const packed = move(create(), first('packed'));
    const late = create({ cancelledAt: '2026-03-07T00:00:00.000Z' }, packed);
    expect(late.conflict?.code).toBe('cancelled_after_picking');
    expect(move(late, first('cancelled')).conflict).toBeNull();
  });

  test('moves and snapshots in any order: a line never goes back', () => {
    const steps = fc.array(fc.constantFrom(...lineStatuses, 'snapshot' as const), { maxLength: 8 });
    fc.assert(
      fc.property(steps, (list) => {
        let order = create();
        for (const step of list) {
          const before = order.lines[0]?.lineStatus ?? 'pending';
          if (step === 'snapshot') order = create({}, order);
          else {
            const result = moveLines(order, [first(step)], by);
            if (result.ok) order = result.record;
          }
          const after = order.lines[0]?.lineStatus ?? 'pending';
          const gone = after === 'cancelled';
          expect(gone || (rankOf(after) ?? -1) >= (rankOf(before) ?? 99)).toBe(true);
        }
      }),
    );
  });
});
