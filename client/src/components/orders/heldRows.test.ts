import { expect, test } from '@jest/globals';
import { buildOrder } from '../../../test/orders.ts';
import { holdRows } from './heldRows.ts';

const build = (...ids: string[]) => ids.map((id) => buildOrder({ id }));
const summary = (held: string[], fresh: string[]) => {
  const { rows, gone, arrived } = holdRows(build(...held), build(...fresh));
  return { rows: rows.map(({ id }) => id), gone: [...gone], arrived };
};

test('rows keep their places whatever the order of the answer', () => {
  expect(summary(['a', 'b', 'c'], ['c', 'a', 'b'])).toEqual({
    rows: ['a', 'b', 'c'],
    gone: [],
    arrived: 0,
  });
});

test('newcomers wait; rows they only push to the next page have not left', () => {
  expect(summary(['a', 'b', 'c'], ['x', 'a', 'b'])).toEqual({
    rows: ['a', 'b', 'c'],
    gone: [],
    arrived: 1,
  });
});

test('what left the list stays where it was, and is named', () => {
  expect(summary(['a', 'b', 'c'], ['a', 'c'])).toMatchObject({ gone: ['b'], arrived: 0 });
  expect(summary(['a', 'b', 'c'], ['a', 'b'])).toMatchObject({ gone: ['c'], arrived: 0 });
  expect(summary(['a', 'b'], [])).toMatchObject({ rows: ['a', 'b'], gone: ['a', 'b'] });
});

test('what a row says is renewed, and a row without news stays the very same', () => {
  const before = build('a', 'b');
  const changed = buildOrder({ id: 'a', customerName: 'Ravi' });
  const { rows } = holdRows(before, [changed, ...before.slice(1)]);
  expect(rows[0]).toBe(changed);
  expect(rows[1]).toBe(before[1]);
});
