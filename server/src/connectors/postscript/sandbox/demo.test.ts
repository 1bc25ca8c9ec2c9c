import { expect, test } from '@jest/globals';
import { openDemo, toDemoWorld } from '../../../../test/demoReading.ts';
import { collectPages } from '../../kit/sandbox/collect.ts';
import type { DemoAccount } from '../../kit/sandbox/demoAccount.ts';
import type { RawRecord } from '../../kit/types.ts';
import { fetchSubscribers } from '../fetch/pages.ts';
import postscript from '../index.ts';
import { startDemoAccount } from './demo.ts';

const now = new Date('2026-07-15T09:00:00Z');
const world = toDemoWorld(() => now);

async function read(account: DemoAccount): Promise<RawRecord[]> {
  const pages = await collectPages(fetchSubscribers, openDemo(postscript, account));
  return pages.flatMap(({ records }) => records);
}

test('120 people of the last 90 days, some of whom left; the same after every start', async () => {
  const first = await startDemoAccount(world);
  const records = await read(first);
  await first.close();
  expect(records).toHaveLength(120);
  const times = records.map(({ glance }) => glance.sourceVersion.getTime());
  expect(Math.max(...times)).toBeLessThan(now.getTime());
  expect(Math.min(...times)).toBeGreaterThan(now.getTime() - 90 * 86_400_000);
  const left = records.filter(({ glance }) => glance.summary['status'] === 'unsubscribed');
  expect(left.length).toBeGreaterThan(5);
  expect(left.length).toBeLessThan(30);
  const second = await startDemoAccount(world);
  expect(await read(second)).toEqual(records);
  await second.close();
});
