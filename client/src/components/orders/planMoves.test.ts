import { describe, expect, test } from '@jest/globals';
import { buildOrder, buildOrderLine } from '../../../test/orders.ts';
import type { LineStatus } from '../../api/orders.ts';
import { findDoubled, planMoves, spreadPasted, toMoveRequests } from './planMoves.ts';

const orderAt = (id: string, ...statuses: LineStatus[]) =>
  buildOrder({ id, lines: statuses.map((lineStatus) => buildOrderLine({ lineStatus })) });

describe('a plan says what will move', () => {
  test('lines go forward, counted by where they stand', () => {
    const orders = [orderAt('a', 'pending', 'packed'), orderAt('b', 'pending', 'allocated')];
    const plan = planMoves(orders, 'picked');
    expect(plan.from).toEqual([
      { status: 'pending', lines: 2 },
      { status: 'allocated', lines: 1 },
    ]);
    expect(plan).toMatchObject({ lines: 3, orders: [{ id: 'a' }, { id: 'b' }], still: [] });
  });

  test('only lines that stand where people said', () => {
    const plan = planMoves([orderAt('a', 'pending', 'packed')], 'shipped', ['packed']);
    expect(plan.from).toEqual([{ status: 'packed', lines: 1 }]);
  });

  const still: [LineStatus[], LineStatus, string][] = [
    [['packed'], 'picked', 'is picked already, or further'],
    [['picked', 'cancelled'], 'picked', 'is picked already, or further'],
    [['cancelled'], 'picked', 'is cancelled'],
    [['packed'], 'returned', 'has not been shipped'],
    [['shipped'], 'cancelled', 'has left already'],
    [[], 'shipped', 'has nothing to send'],
  ];
  test.each(still)('%j to %s: it %s', (statuses, target, why) => {
    const plan = planMoves([orderAt('a', ...statuses)], target);
    expect(plan.still).toMatchObject([{ why }]);
    expect([plan.lines, plan.orders.length]).toEqual([0, 0]);
  });

  test('tips, gift cards and what was edited away never move', () => {
    const lines = [
      buildOrderLine({ unlinked: 'tip' }),
      buildOrderLine({ giftCard: true }),
      buildOrderLine({ qty: 0 }),
    ];
    expect(planMoves([buildOrder({ lines })], 'shipped').lines).toBe(0);
  });

  test('what left can come back, what is here can be cancelled', () => {
    expect(planMoves([orderAt('a', 'delivered')], 'returned').lines).toBe(1);
    expect(planMoves([orderAt('a', 'packed')], 'cancelled').lines).toBe(1);
  });
});

describe('the requests of a move', () => {
  const orders = ['a', 'b', 'c'].map((id) => ({ id }));

  test('one for all where there is no parcel', () => {
    expect(toMoveRequests(orders, { lineStatus: 'picked', from: null }, null)).toEqual([
      { orderIds: ['a', 'b', 'c'], lineStatus: 'picked' },
    ]);
  });

  test('one for each number; orders without one go together, blanks are no numbers', () => {
    const parcel = { courier: ' Ekart ', awbNumbers: { a: ' W1 ', b: '  ' } };
    const step = { lineStatus: 'shipped' as const, from: ['packed' as const] };
    const same = { lineStatus: 'shipped', from: ['packed'], courier: 'Ekart' };
    expect(toMoveRequests(orders, step, parcel)).toEqual([
      { orderIds: ['a'], awbNumber: 'W1', ...same },
      { orderIds: ['b', 'c'], ...same },
    ]);
  });
});

test('a pasted column fills the fields below, and no more than there are', () => {
  const ids = ['a', 'b', 'c'];
  expect(spreadPasted('W1\r\n\r\nW3\nW4', ids, 'a')).toEqual({ a: 'W1', c: 'W3' });
  expect(spreadPasted('W1\tW2', ids, 'b')).toEqual({ b: 'W1', c: 'W2' });
});

test('a number given twice is noticed, nothing is not', () => {
  expect(findDoubled({ a: 'W1', b: ' W1', c: '', d: '' })).toEqual(new Set(['W1']));
});
