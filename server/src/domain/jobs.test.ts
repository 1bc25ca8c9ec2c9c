import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  computeCounters,
  computeEndStatus,
  computeProgress,
  computeSecondsLeft,
  computeTotal,
  isFinished,
  type JobEvent,
  jobStatuses,
  nextJobStatus,
  noRows,
  noTally,
} from './jobs.ts';

const count = fc.nat(1000);
const rows = fc
  .record({ brought: count, unchanged: count, stale: count, unreadable: count })
  .map(({ brought, ...rest }) => ({
    ...rest,
    fetched: brought + rest.unchanged + rest.stale + rest.unreadable,
  }));
const tally = fc.record({
  created: count,
  updated: count,
  unchanged: count,
  skipped: count,
  failed: count,
  pending: count,
});

describe('counters', () => {
  test('fetched is always the sum of what became of the rows (I6)', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ rows, tally }), { maxLength: 4 }), (stages) => {
        const counters = computeCounters(stages);
        const { created, updated, unchanged, stale, skipped, errors, pending } = counters;
        const done = created + updated + unchanged + stale + skipped + errors;
        expect(done + pending).toBe(counters.fetched);
        expect(counters.processed).toBe(done);
        expect(Math.min(...Object.values(counters))).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test('an entry that another run took over is stale; rows of a lost page count once', () => {
    const stored = { ...noRows, fetched: 10, unchanged: 2, stale: 1, unreadable: 1 };
    expect(computeCounters([{ rows: stored, tally: { ...noTally, created: 5 } }])).toMatchObject({
      fetched: 10,
      created: 5,
      unchanged: 2,
      stale: 2,
      errors: 1,
    });
    expect(computeCounters([{ rows: stored, tally: { ...noTally, created: 7 } }])).toMatchObject({
      fetched: 11,
      created: 7,
      stale: 1,
    });
  });
});

describe('states', () => {
  const events: JobEvent[] = ['claim', 'give_back', 'pause', 'resume', 'cancel', 'fail', 'finish'];

  test('an ended run stays ended: only a failed one can go on', () => {
    for (const status of jobStatuses.filter(isFinished)) {
      const next = events.map((event) => nextJobStatus(status, event)).filter(Boolean);
      if (status === 'failed') expect(next).toEqual(['pending']);
      else expect(next.every((to) => to === status)).toBe(true);
    }
  });

  test('each step leads to one state', () => {
    expect(nextJobStatus('pending', 'claim')).toBe('running');
    expect(nextJobStatus('running', 'pause')).toBe('paused');
    expect(nextJobStatus('paused', 'claim')).toBeNull();
    expect(nextJobStatus('paused', 'resume')).toBe('pending');
    expect(nextJobStatus('completed', 'cancel')).toBeNull();
  });

  test('never a success with something left out (spec 7.10)', () => {
    const clean = computeCounters([]);
    expect(computeEndStatus(clean, false)).toBe('completed');
    expect(computeEndStatus({ ...clean, errors: 1 }, false)).toBe('completed_with_errors');
    expect(computeEndStatus({ ...clean, errors: 1 }, true)).toBe('truncated');
  });
});

describe('progress', () => {
  test('is said in words', () => {
    expect(computeProgress(4500, 10_000)).toEqual({ percent: 45, text: '45% (4,500 / 10,000)' });
    expect(computeProgress(7, null)).toEqual({ percent: null, text: '7' });
    expect(computeProgress(0, 0)).toEqual({ percent: 100, text: '100% (0 / 0)' });
  });

  test('stays sane when the platform’s total lies (F37)', () => {
    expect(computeTotal([{ fetched: 30, total: 10, done: false }])).toBe(30);
    expect(computeTotal([{ fetched: 3, total: -1, done: false }])).toBe(3);
    expect(
      computeTotal([
        { fetched: 30, total: 300, done: true },
        { fetched: 5, total: 50, done: false },
      ]),
    ).toBe(80);
    expect(computeProgress(12, 10).percent).toBe(100);
  });

  test('is no share of a part: the total is known when that of every stage is', () => {
    const done = { fetched: 2835, total: 2835, done: true };
    const counted = { fetched: 0, total: 6090, done: false };
    expect(computeTotal([done, { fetched: 2500, total: null, done: false }, counted])).toBeNull();
    expect(computeTotal([done, { fetched: 6338, total: null, done: true }, counted])).toBe(15_263);
    expect(computeTotal([])).toBeNull();
  });

  test('time left follows the rate', () => {
    expect(computeSecondsLeft(4500, 10_000, 50)).toBe(110);
    expect(computeSecondsLeft(4500, null, 50)).toBeNull();
    expect(computeSecondsLeft(4500, 10_000, 0)).toBeNull();
    expect(computeSecondsLeft(12, 10, 5)).toBe(0);
  });
});
