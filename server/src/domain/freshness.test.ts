import { expect, test } from '@jest/globals';
import { computeUpdatedAt, sumStreams } from './freshness.ts';

const at = (hour: number) => new Date(Date.UTC(2026, 2, 8, hour));

test('a connection has what its streams have together, and the newest receipt of them', () => {
  expect(
    sumStreams([
      { pending: 2, failed: 0, lastReceivedAt: at(3) },
      { pending: 1, failed: 4, lastReceivedAt: at(9) },
      { pending: 0, failed: 0, lastReceivedAt: null },
    ]),
  ).toEqual({ pending: 3, failed: 4, lastReceivedAt: at(9) });
  expect(sumStreams([])).toEqual({ pending: 0, failed: 0, lastReceivedAt: null });
});

test('data is as old as the connection that is furthest behind', () => {
  const fresh = { lastSyncAt: at(8), lastReceivedAt: at(11) };
  const behind = { lastSyncAt: at(10), lastReceivedAt: at(2) };
  expect(computeUpdatedAt([fresh, behind])).toEqual(at(10));
  expect(computeUpdatedAt([fresh])).toEqual(at(11));
});

test('a connection nothing came from does not count', () => {
  const none = { lastSyncAt: null, lastReceivedAt: null };
  expect(computeUpdatedAt([none, { lastSyncAt: null, lastReceivedAt: at(5) }])).toEqual(at(5));
  expect(computeUpdatedAt([none])).toBeNull();
  expect(computeUpdatedAt([])).toBeNull();
});
