import { describe, expect, test } from '@jest/globals';
import { collectPages, idsOf } from '../src/connectors/kit/sandbox/collect.ts';
import type { FetchContext, FetchRange, StreamDefinition } from '../src/connectors/kit/types.ts';
import { noon, type TestTime } from './testTime.ts';

const dayMs = 86_400_000;

/** From so many days before `noon` on. */
export const lastDays = (days: number): FetchRange => ({
  from: new Date(noon - days * dayMs),
  to: null,
});

/** The days up to the one of `noon`, the newest first. */
export function datesBack(days: number): string[] {
  return Array.from({ length: days }, (_, back) =>
    new Date(noon - back * dayMs).toISOString().slice(0, 10),
  );
}

/** A platform that reports campaigns by day, as its tests have it open. */
export interface DayReports {
  time: TestTime;
  pages: NonNullable<StreamDefinition['pages']>;
  fetchOne: NonNullable<StreamDefinition['fetchOne']>;
  context(): FetchContext;
  /** Another account takes the place of the one that is open. */
  open(options: { timezone: string }): Promise<unknown>;
  /** Two campaigns have figures on each of so many days up to `noon`. */
  fill(days: number): void;
  campaignId: string;
  /** The campaign has figures on this day. */
  setDay(date: string): void;
  /** The last day of the question that was asked last. */
  lastAsked(): string | undefined;
}

/** What every platform of daily campaign figures must hold when it is read. */
export function describeDayReports(reports: DayReports): void {
  const collect = (range: FetchRange, checkpoint: Record<string, unknown> | null = null) =>
    collectPages(reports.pages, reports.context(), range, checkpoint);
  describe('days', () => describeDays(reports, collect));
  describe('going on after a crash', () => describeCrash(reports, collect));
  describe('one day', () => describeOneDay(reports, collect));
}

type Collect = (
  range: FetchRange,
  checkpoint?: Record<string, unknown> | null,
) => ReturnType<typeof collectPages>;

function describeDays({ time, open, setDay, campaignId }: DayReports, collect: Collect): void {
  test.each([
    ['Asia/Kolkata', Date.UTC(2026, 6, 1, 20), '2026-07-02'],
    ['Pacific/Auckland', Date.UTC(2026, 8, 26, 13), '2026-09-27'],
    ['America/Los_Angeles', Date.UTC(2026, 2, 8, 7), '2026-03-07'],
  ])('today is the account’s own: %s', async (timezone, now, today) => {
    time.at = now;
    await open({ timezone });
    setDay(today);
    const ids = idsOf(await collect({ from: new Date(now - 2 * dayMs), to: null }));
    expect(ids).toEqual([`${campaignId}-${today}`]);
  });
}

function describeCrash({ time, fill, lastAsked }: DayReports, collect: Collect): void {
  test('from each page, in the middle of a window too', async () => {
    fill(61);
    const whole = await collect(lastDays(60));
    for (const [index, page] of whole.entries()) {
      const rest = await collect(lastDays(60), structuredClone(page.checkpoint));
      expect([...idsOf(whole.slice(0, index + 1)), ...idsOf(rest)]).toEqual(idsOf(whole));
    }
    expect(whole.length).toBeGreaterThan(1);
  });

  test('the days of the run stay, whatever day it is by now', async () => {
    fill(61);
    const [first] = await collect(lastDays(60));
    time.at += 3 * dayMs;
    await collect(lastDays(60), first?.checkpoint ?? null);
    expect(lastAsked()).toBe('2026-07-01');
  });

  test('a checkpoint nobody can read begins at the start', async () => {
    fill(2);
    expect(idsOf(await collect(lastDays(1), { cursor: 7 }))).toHaveLength(4);
  });
}

function describeOneDay(reports: DayReports, collect: Collect): void {
  const { fill, fetchOne, context, campaignId } = reports;
  test('by its key, as it is in the pages', async () => {
    fill(2);
    const [page] = await collect(lastDays(0));
    expect(page?.records).toHaveLength(2);
    for (const known of page?.records ?? []) {
      expect(await fetchOne(context(), known.glance.externalId)).toEqual(known);
    }
  });

  test.each([
    `${campaignId}-2026-01-05`,
    '9-2026-07-01',
    "1' OR 1-2026-07-01",
    'x',
    '5-2026-02-30',
  ])('%s is not there', async (externalId) => {
    expect(await fetchOne(context(), externalId)).toBeNull();
  });
}
