import { expect, test } from '@jest/globals';
import { computeEntryDelay, entryTryLimit } from './entryRetry.ts';

test('each failed try waits longer, the fifth is the last', () => {
  const minutes = [1, 2, 3, 4, 5, 6].map((tries) => computeEntryDelay(tries));
  expect(minutes.map((ms) => ms && ms / 60_000)).toEqual([1, 5, 30, 120, null, null]);
  expect(computeEntryDelay(entryTryLimit - 1)).not.toBeNull();
});
