import { expect, test } from '@jest/globals';
import { addRow, findRowsFault, type GatewayRow, toFees, toRows } from './gatewayRows.ts';

const fees = [
  { gateway: 'cod', percentBp: 0, fixed: '0.00' },
  { gateway: '', percentBp: 250, fixed: '3.00' },
];

test('rules become fields and come back as they were', () => {
  expect(toFees(toRows(fees))).toEqual(fees);
  expect(findRowsFault(toRows(fees))).toBeNull();
});

test('a new rule comes before the others and needs a name', () => {
  const rows = addRow(toRows(fees));
  expect(rows).toHaveLength(3);
  expect(findRowsFault(rows)).toMatch(/same gateway/);
  const [first, ...rest] = rows;
  expect(findRowsFault([{ ...first, gateway: 'Razorpay' } as GatewayRow, ...rest])).toBeNull();
});

test.each([
  [{ percent: '101' }, /between 0 and 100/],
  [{ fixed: 'three' }, /amount such as/],
  [{ gateway: 'COD ' }, /same gateway/],
])('%j is refused', (change, fault) => {
  const rows = toRows([...fees.slice(0, 1), { ...fees[0], gateway: 'x' } as (typeof fees)[number]]);
  expect(
    findRowsFault(rows.map((row, index) => (index === 1 ? { ...row, ...change } : row))),
  ).toMatch(fault);
});

test('only the last rule may be for every other gateway', () => {
  expect(findRowsFault(toRows(fees.toReversed()))).toMatch(/every other gateway/);
});
