import { describe, expect, test } from '@jest/globals';
import { ApiProblem } from '../../api/call.ts';
import type { LineStatus } from '../../api/orders.ts';
import { canMove, canReparcel, moveTargets, planMoves, toLineRefusals } from './lineMoves.ts';

const at = (lineStatus: LineStatus) => ({ lineStatus, unlinked: null });
const listTargets = (lineStatus: LineStatus) =>
  moveTargets.filter((target) => canMove(at(lineStatus), target));

describe('where a line can go', () => {
  test.each<[LineStatus, string[]]>([
    ['pending', ['allocated', 'picked', 'packed', 'shipped', 'delivered', 'cancelled']],
    ['packed', ['shipped', 'delivered', 'cancelled']],
    ['shipped', ['delivered', 'returned']],
    ['delivered', ['returned']],
    ['returned', []],
    ['cancelled', []],
  ])('%s: %j', (status, targets) => {
    expect(listTargets(status)).toEqual(targets);
  });

  test('a tip goes nowhere', () => {
    const tip = { lineStatus: 'pending', unlinked: 'tip' } as const;
    expect(moveTargets.some((target) => canMove(tip, target))).toBe(false);
    expect(canReparcel({ ...tip, lineStatus: 'shipped' })).toBe(false);
  });

  test('the parcel of what has left can be set right', () => {
    expect(canReparcel(at('shipped'))).toBe(true);
    expect(canReparcel(at('packed'))).toBe(false);
  });
});

describe('what is offered for lines', () => {
  const name = (options: { target: string; count: number }[]) =>
    options.map(({ target, count }) => `${count} ${target}`);

  test('the steps of every parcel at once, the others behind More, each for the lines it can move', () => {
    const { shown, more } = planMoves([at('pending'), at('picked'), at('cancelled')]);
    expect(name(shown)).toEqual(['1 picked', '2 packed', '2 shipped']);
    expect(name(more)).toEqual(['1 allocated', '2 delivered', '2 cancelled']);
  });

  test('a single other step needs no More', () => {
    const { shown, more } = planMoves([at('shipped')]);
    expect(name(shown)).toEqual(['1 delivered', '1 returned']);
    expect(more).toEqual([]);
  });
});

test('refusals stand beside the lines they are about', () => {
  const problem = new ApiProblem(409, {
    code: 'line_state',
    errors: [
      { field: 'lines.14200000284147', message: 'The line is shipped already' },
      { field: 'other', message: 'no line' },
    ],
  });
  expect([...toLineRefusals(problem)]).toEqual([['14200000284147', 'The line is shipped already']]);
  expect(toLineRefusals(new Error('no problem of ours')).size).toBe(0);
});
