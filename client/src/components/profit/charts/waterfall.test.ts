import { expect, test } from '@jest/globals';
import { buildTotal } from '../../../../test/metrics.ts';
import { addAmounts } from '../../../lib/amounts.ts';
import { computeWaterfall, type Step } from './waterfall.ts';

const find = (steps: Step[], name: string) => steps.find((step) => step.name === name);

test('revenue less every cost is the profit', () => {
  const steps = computeWaterfall(buildTotal());
  expect(steps.map(({ label, amount }) => [label, amount])).toEqual([
    ['Revenue', '10000.00'],
    ['Cost of goods', '-4000.00'],
    ['Shipping', '-800.00'],
    ['Payment fees', '-200.00'],
    ['Tax', '-500.00'],
    ['Ad spend', '-1500.00'],
    ['Other costs', '-1000.00'],
    ['Profit', '2000.00'],
  ]);
  const before = steps.slice(0, -1).map(({ amount }) => amount);
  expect(addAmounts(before)).toBe('2000.00');
});

test('each bar begins where the one before ended', () => {
  const steps = computeWaterfall(buildTotal());
  expect(find(steps, 'revenue')).toMatchObject({ start: 0, width: 100 });
  expect(find(steps, 'cogs')).toMatchObject({ start: 60, width: 40 });
  expect(find(steps, 'shipping')).toMatchObject({ start: 52, width: 8 });
  expect(find(steps, 'profit')).toMatchObject({ start: 0, width: 20 });
});

test('a loss reaches below nothing, and the picture with it', () => {
  const steps = computeWaterfall(buildTotal({ cogs: '9000.00', profit: '-3000.00' }));
  expect(steps.every(({ start, width }) => start >= 0 && start + width <= 100.0001)).toBe(true);
  expect(find(steps, 'profit')?.start).toBe(0);
  expect(find(steps, 'revenue')?.start).toBeCloseTo(23.08, 1);
});

test('the assumed part of each step, in percent', () => {
  const steps = computeWaterfall(buildTotal());
  expect(steps.map(({ estimated }) => Math.round(estimated))).toEqual([0, 62, 0, 100, 0, 0, 0, 75]);
});

test('what no cost explains is a step of its own', () => {
  const steps = computeWaterfall(buildTotal({ profit: '1900.00' }));
  expect(find(steps, 'rest')).toMatchObject({ label: 'Not assigned', amount: '-100.00' });
});

test('days without anything draw nothing', () => {
  const nothing = '0.00';
  const steps = computeWaterfall(
    buildTotal({
      revenue: nothing,
      cogs: nothing,
      shipping: nothing,
      fees: nothing,
      tax: nothing,
      adSpend: nothing,
      otherCosts: nothing,
      profit: nothing,
    }),
  );
  expect(steps.every(({ width }) => width === 0)).toBe(true);
});
