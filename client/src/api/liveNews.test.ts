import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { QueryClient } from '@tanstack/react-query';
import { buildJob } from '../../test/jobs.ts';
import type { Freshness } from './freshness.ts';
import type { Job } from './jobs.ts';
import { applyFreshness, applyJobs, createRecordsWatch } from './liveNews.ts';

let client: QueryClient;
beforeEach(() => {
  jest.useFakeTimers();
  client = new QueryClient();
  client.setQueryData(['orders', 'list'], []);
  client.setQueryData(['customers', 'list'], []);
});
afterEach(() => {
  jest.useRealTimers();
});

const isStale = (kind: string) => client.getQueryState([kind, 'list'])?.isInvalidated;

test('a kind whose stamp changed is asked for anew, the others are not', () => {
  const watch = createRecordsWatch();
  watch(client, { orders: 'a', customers: 'a' });
  jest.advanceTimersByTime(4000);
  expect(isStale('orders')).toBe(false);
  watch(client, { orders: 'b', customers: 'a' });
  jest.advanceTimersByTime(4000);
  expect(isStale('orders')).toBe(true);
  expect(isStale('customers')).toBe(false);
});

test('stock is shown by SKUs and products too', () => {
  const kinds = ['skus', 'products', 'inventory'];
  for (const kind of kinds) client.setQueryData([kind, 'list'], []);
  const watch = createRecordsWatch();
  watch(client, { inventory: 'a', orders: 'a' });
  watch(client, { inventory: 'b', orders: 'a' });
  jest.advanceTimersByTime(4000);
  expect(kinds.map(isStale)).toEqual([true, true, true]);
  expect(isStale('orders')).toBe(false);
});

test('figures of profit are asked for anew by a stamp of their own', () => {
  client.setQueryData(['profit', 'list'], []);
  const watch = createRecordsWatch();
  watch(client, { orders: 'a', profit: 'a' });
  watch(client, { orders: 'a', profit: 'b' });
  jest.advanceTimersByTime(4000);
  expect([isStale('profit'), isStale('orders')]).toEqual([true, false]);
});

test('fast news asks once, and then again at most every three seconds', () => {
  let asked = 0;
  const count = client.getQueryCache().subscribe((event) => {
    if (event.type === 'updated' && event.action.type === 'invalidate') asked += 1;
  });
  const watch = createRecordsWatch();
  for (let stamp = 0; stamp < 50; stamp += 1) {
    watch(client, { orders: String(stamp) });
    client.setQueryData(['orders', 'list'], []);
    jest.advanceTimersByTime(100);
  }
  jest.advanceTimersByTime(4000);
  count();
  expect(asked).toBeGreaterThanOrEqual(2);
  expect(asked).toBeLessThanOrEqual(3);
});

test('news of a run keeps the error details its page has already', () => {
  const detail = { stream: 'orders', externalId: '1', entryId: null, code: 'X', message: 'x' };
  const known = buildJob({ errorDetails: Array.from({ length: 8 }, () => detail) });
  client.setQueryData(['jobs', 'one', 'job_1'], known);
  applyJobs(client, { items: [buildJob({ fetched: 4600, errorDetails: [detail] })] });
  const job = client.getQueryData<Job>(['jobs', 'one', 'job_1']);
  expect(job?.fetched).toBe(4600);
  expect(job?.errorDetails).toHaveLength(8);
});

const item: Freshness['items'][number] = {
  connectionId: 'con_1',
  platform: 'shopify',
  platformName: 'Shopify',
  category: 'store',
  name: 'Neem & Thread',
  status: 'connected',
  statusReason: null,
  lastSyncAt: null,
  lastReceivedAt: null,
  nextRunAt: null,
  pending: 0,
  failed: 0,
};
const tell = (change: Partial<typeof item>) => {
  applyFreshness(client, { items: [{ ...item, ...change }], updatedAt: null });
  jest.advanceTimersByTime(4000);
};

test('connections are asked for anew when their state changed, not when data arrived', () => {
  client.setQueryData(['connections', 'list'], []);
  tell({});
  tell({ lastReceivedAt: '2026-11-21T13:00:00.000Z', pending: 4 });
  expect(isStale('connections')).toBe(false);
  tell({ status: 'error' });
  expect(isStale('connections')).toBe(true);
});

test('orders that wait are asked for anew when entries failed, the list is not', () => {
  client.setQueryData(['orders', 'waiting'], []);
  client.setQueryData(['orders', 'counts'], {});
  tell({});
  tell({ pending: 4 });
  const stale = () =>
    ['waiting', 'counts', 'list'].map(
      (part) => client.getQueryState(['orders', part])?.isInvalidated,
    );
  expect(stale()).toEqual([false, false, false]);
  tell({ failed: 1 });
  expect(stale()).toEqual([true, true, false]);
});
