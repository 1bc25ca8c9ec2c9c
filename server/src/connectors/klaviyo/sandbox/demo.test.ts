import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openDemo, readRecords, toDemoWorld } from '../../../../test/demoReading.ts';
import type { SourceAdDay } from '../../../domain/sourceAds.ts';
import type { DemoAccount, DemoOrder } from '../../kit/sandbox/demoAccount.ts';
import klaviyo from '../index.ts';
import { campaigns } from '../streams.ts';
import { collectPages } from './collect.ts';
import { startDemoAccount } from './demo.ts';

const now = new Date();
const orders: DemoOrder[] = Array.from({ length: 720 }, (_, index) => ({
  number: `#${1001 + index}`,
  id: String(5_000_000_000_000 + index),
  orderedAt: new Date(now.getTime() - index * 3 * 60 * 60_000 - 60_000),
  cancelledAt: null,
  total: '1999.00',
  currency: 'INR',
  cod: true,
  parcels: [],
}));
const world = toDemoWorld(
  () => now,
  () => orders,
);
let demo: DemoAccount;
let days: SourceAdDay[];

async function read(account: DemoAccount): Promise<SourceAdDay[]> {
  const context = openDemo(klaviyo, account);
  return readRecords(campaigns, await collectPages(context), context.connection);
}

beforeAll(async () => {
  demo = await startDemoAccount(world);
  days = await read(demo);
});
afterAll(() => demo.close());

test('campaigns of e-mail, one of text messages, one flow', () => {
  const told = new Set(days.map(({ campaignName, channel }) => `${campaignName} ${channel}`));
  expect([...told].sort()).toEqual([
    'Abandoned cart email',
    'new-arrivals email',
    'newsletter email',
    'weekend-flash sms',
    'win-back email',
  ]);
});

test('the newsletter goes out every week', () => {
  const sent = days.filter(
    ({ campaignName, delivered }) => campaignName === 'newsletter' && (delivered ?? 0) > 0,
  );
  expect(sent.length).toBeGreaterThanOrEqual(12);
  expect(sent.length).toBeLessThanOrEqual(13);
});

test('what it claims is a part of what the shop sold; only text messages cost something', () => {
  const claimed = days.reduce((sum, { conversions }) => sum + conversions, 0);
  expect(claimed).toBeGreaterThan(40);
  expect(claimed).toBeLessThan(0.25 * orders.length);
  const value = days.reduce((sum, { conversionValue }) => sum + conversionValue, 0);
  expect(value).toBe(claimed * 1999_00);
  const spent = days.filter(({ spend }) => spend !== null && spend > 0);
  expect(new Set(spent.map(({ campaignName }) => campaignName))).toEqual(
    new Set(['weekend-flash']),
  );
});

test('tells the same after another start', async () => {
  const again = await startDemoAccount(world);
  expect(await read(again)).toEqual(days);
  await again.close();
});
