import { expect, test } from '@jest/globals';
import { buildTotal } from '../../../../test/metrics.ts';
import { isBetter, listFigures, toChangeText } from './figures.ts';

const before = buildTotal({
  revenue: '8000.00',
  profit: '-1000.00',
  margin: -12.5,
  adSpend: '0.00',
});
const figures = listFigures(buildTotal(), before);
const find = (name: string) => {
  const found = figures.find((figure) => figure.name === name);
  if (!found) throw new Error(`no figure ${name}`);
  return found;
};

test('each figure says what it is and how it changed', () => {
  expect(find('revenue')).toMatchObject({ value: '₹10,000.00', change: 25 });
  expect(find('profit')).toMatchObject({ change: 300, estimated: 75 });
  expect(find('margin')).toMatchObject({ value: '20%', change: 32.5, unit: ' points' });
  expect(find('roas')).toMatchObject({ value: '6.67×', change: 0, to: '/profit/campaigns' });
  expect(find('adSpend')).toMatchObject({ change: null });
});

test('days without orders have no average and no margin', () => {
  const empty = buildTotal({ orders: 0, averageOrderValue: null, margin: null, roas: null });
  const values = listFigures(empty, empty).map(({ name, value }) => [name, value]);
  expect(values).toContainEqual(['margin', '–']);
  expect(values).toContainEqual(['averageOrderValue', '–']);
  expect(values).toContainEqual(['roas', '–']);
});

test.each([
  [12.34, '%', 'up 12.3%'],
  [-2, ' points', 'down 2 points'],
  [0.01, '%', 'unchanged'],
  [null, '%', null],
] as const)('a change of %s%s reads %s', (change, unit, text) => {
  expect(toChangeText({ change, unit })).toBe(text);
});

test('more revenue is better, more returns are not, more ad spend is neither', () => {
  expect(isBetter({ ...find('rtoRate'), change: 3 })).toBe(false);
  expect(isBetter(find('revenue'))).toBe(true);
  expect(isBetter({ ...find('revenue'), change: -3 })).toBe(false);
  expect(isBetter({ ...find('adSpend'), change: 12 })).toBeNull();
  expect(isBetter({ ...find('revenue'), change: 0.01 })).toBeNull();
});
