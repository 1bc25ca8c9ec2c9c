import { expect, test } from '@jest/globals';
import { findEndFault, isAmount, isCurrency, toAmountText, toBody, toValues } from './costForm.ts';
import { toPeriodText } from './costTexts.ts';

test('a new cost comes each month from today on', () => {
  const values = toValues(null, '2026-03-08', 'INR');
  expect(toBody({ ...values, label: ' Helpdesk ', amount: '1,499.50' })).toEqual({
    label: 'Helpdesk',
    category: 'tools',
    channel: null,
    amount: '1499.50',
    currency: 'INR',
    every: 'monthly',
    from: '2026-03-08',
    to: null,
  });
});

test('a cost that is there fills the form and comes back as it was', () => {
  const cost = {
    id: 'cost_1',
    label: 'Reel of Asha',
    category: 'influencer',
    channel: 'ads',
    amount: '5000.00',
    currency: 'USD',
    from: '2026-03-01',
    to: '2026-03-10',
    every: 'once',
    source: 'person',
  } as const;
  const { id: _id, source: _source, ...body } = cost;
  expect(toBody(toValues(cost, '2026-03-08', 'INR'))).toEqual(body);
});

test.each([
  ['1,00,000', '100000'],
  ['12 345.5', '12345.5'],
  ['99', '99'],
])('%s is typed for %s', (typed, text) => {
  expect(toAmountText(typed)).toBe(text);
});

test('what is no amount or no currency is told', () => {
  expect(['12', '1,000.00', '', '-5', '1e3', '12,5'].map(isAmount)).toEqual([
    true,
    true,
    false,
    false,
    false,
    false,
  ]);
  expect(['INR', 'usd ', 'rupees', ''].map(isCurrency)).toEqual([true, true, false, false]);
});

test('a cost ends after it begins, and one that comes once ends at all', () => {
  const from = '2026-03-08';
  expect(findEndFault({ every: 'once', from, to: '' })).toMatch(/needs its last day/);
  expect(findEndFault({ every: 'monthly', from, to: '' })).toBeNull();
  expect(findEndFault({ every: 'weekly', from, to: '2026-03-07' })).toMatch(/before it begins/);
  expect(findEndFault({ every: 'once', from, to: from })).toBeNull();
});

test.each([
  ['once', '2026-03-10', '8 Mar 2026 – 10 Mar 2026'],
  ['monthly', null, 'every month since 8 Mar 2026'],
  ['yearly', '2027-03-08', 'every year, 8 Mar 2026 – 8 Mar 2027'],
] as const)('%s until %s is told as %s', (every, to, text) => {
  expect(toPeriodText({ every, from: '2026-03-08', to })).toBe(text);
});
