import { expect, test } from '@jest/globals';
import { openDemo, readRecords, toDemoWorld } from '../../../../test/demoReading.ts';
import type { SourceAdDay } from '../../../domain/sourceAds.ts';
import { collectPages } from '../../kit/sandbox/collect.ts';
import { createInsightPages } from '../fetch/pages.ts';
import metaAds from '../index.ts';
import { insights } from '../streams.ts';
import { startDemoAccount } from './demo.ts';

let clock = new Date('2026-11-20T06:30:00Z');
const world = toDemoWorld(() => clock);
const pages = createInsightPages({ sleep: async () => undefined, now: () => clock });

async function readDays(from: Date): Promise<SourceAdDay[]> {
  const demo = await startDemoAccount(world);
  const context = openDemo(metaAds, demo);
  const found = await collectPages(pages, context, { from, to: null });
  await demo.close();
  return readRecords(insights, found, context.connection);
}

test('three months of plausible spend, the same after every start; a deleted campaign has a history', async () => {
  clock = new Date('2026-11-30T20:00:00Z');
  const days = await readDays(new Date('2026-08-20T00:00:00Z'));
  expect(await readDays(new Date('2026-08-20T00:00:00Z'))).toEqual(days);
  const dates = [...new Set(days.map(({ date }) => date))];
  expect(dates.length).toBeGreaterThanOrEqual(90);
  const sum = days.reduce((left, { spend }) => left + (spend ?? 0), 0) / dates.length / 100;
  expect(sum).toBeGreaterThan(1200);
  expect(sum).toBeLessThan(2800);
  expect(new Set(days.map(({ campaignName }) => campaignName)).size).toBe(5);
  expect(days.find(({ campaignId }) => campaignId === '1202100')?.campaignName).toBe(
    'festive_sale',
  );
});

test('today grows with the time of day', async () => {
  const spendAt = async (time: string): Promise<number> => {
    clock = new Date(time);
    const days = await readDays(clock);
    return days.find(({ campaignId }) => campaignId === '1202100')?.spend ?? 0;
  };
  const morning = await spendAt('2026-11-20T03:00:00Z');
  const evening = await spendAt('2026-11-20T15:00:00Z');
  expect(morning).toBeGreaterThan(0);
  expect(evening).toBeGreaterThan(morning);
});
