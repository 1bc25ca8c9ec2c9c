import { expect, test } from '@jest/globals';
import { computeCharge, isBilled } from './charge.ts';

const charges = { forward: 7000, cod: 3000, rto: 6000 };

test.each([
  ['in_transit', 7000],
  ['delivered', 10_000],
  ['rto_in_transit', 13_000],
  ['rto_delivered', 13_000],
  ['lost', 7000],
] as const)('a parcel %s costs %i', (status, amount) => {
  expect(computeCharge({ charges, status })).toBe(amount);
});

test('nothing said is not billed; a charge of nothing is', () => {
  const silent = { forward: null, cod: null, rto: null };
  expect(isBilled({ charges: silent, status: 'delivered' })).toBe(false);
  expect(computeCharge({ charges: silent, status: 'delivered' })).toBe(0);
  expect(isBilled({ charges: { ...silent, forward: 0 }, status: 'delivered' })).toBe(true);
});
