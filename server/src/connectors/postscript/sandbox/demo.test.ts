import { expect, test } from '@jest/globals';
import { defaultRules } from '../../../domain/rules.ts';
import type { DemoAccount, DemoWorld } from '../../kit/sandbox/demoAccount.ts';
import type { FetchContext } from '../../kit/types.ts';
import { fetchSubscribers } from '../fetch/pages.ts';
import { startDemoAccount } from './demo.ts';

const now = new Date('2026-07-15T09:00:00Z');
const world: DemoWorld = {
  port: 0,
  now: () => now,
  currency: 'INR',
  timezone: 'Asia/Kolkata',
  orders: () => [],
};

async function read({ settings, credentials }: DemoAccount) {
  const zone = { currency: 'INR', timezone: 'Asia/Kolkata', rules: defaultRules };
  const connection = {
    connectionId: settings['baseUrl'] ?? '',
    workspaceId: 'w',
    settings,
    credentials,
    ...zone,
  };
  const context: FetchContext = {
    connection,
    signal: new AbortController().signal,
    notice: () => undefined,
  };
  const records = [];
  for await (const page of fetchSubscribers(context, { from: null, to: null }, null)) {
    records.push(...page.records);
  }
  return records;
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
