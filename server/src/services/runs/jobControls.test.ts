import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  ended,
  expireLease,
  findRaw,
  type Harness,
  openHarness,
  processPending,
  startRunner,
  startSync,
  untilJob,
  useJobDatabase,
  workspaceId,
} from '../../../test/jobHarness.ts';
import { makeRows } from '../../../test/scriptedShop.ts';
import { ProblemError, RetryableError } from '../../lib/errors.ts';
import type { Database } from '../../models/database.ts';
import { cancelJob, pauseJob, resumeJob } from './jobControls.ts';
import { findJob, startJob } from './syncJobs.ts';

let db: Database;
const hour = 3_600_000;
useJobDatabase((opened) => {
  db = opened;
});

const startCustomers = (harness: Harness) => startSync(harness, 'customers');

/** Pages before `stopAt` come at once; that one waits for its signal. */
function holdAt(harness: Harness, stopAt: () => number) {
  harness.shop.customers.before = async (page, { signal }) => {
    if (page !== stopAt()) return;
    await new Promise((resolve) => signal.addEventListener('abort', resolve));
  };
}

describe('pause, resume, cancel', () => {
  test('a pause answers when it has stopped; resuming refetches no finished page', async () => {
    const harness = await openHarness(db);
    const { deps, shop } = harness;
    shop.customers.rows = makeRows(50);
    holdAt(harness, () => 3);
    const jobId = await startCustomers(harness);
    const runner = startRunner(deps);
    await untilJob(harness, jobId, 'three pages', (job) => job.stages[0]?.pages === 3);
    const paused = await pauseJob(deps, workspaceId, jobId);
    expect(paused).toMatchObject({ status: 'paused', fetched: 30, wanted: null });
    const { calls } = shop.customers;
    expect(await pauseJob(deps, workspaceId, jobId)).toMatchObject({ status: 'paused' });
    expect(shop.customers.calls).toBe(calls);
    await resumeJob(deps, workspaceId, jobId);
    await untilJob(harness, jobId, 'ended', ended);
    await runner.stop();
    expect(await findJob(deps, workspaceId, jobId)).toMatchObject({
      status: 'completed',
      fetched: 50,
      created: 50,
      unchanged: 0,
    });
  });

  test('whoever starts a run while another waits for its next try has that one tried at once', async () => {
    const harness = await openHarness(db);
    const slow = { ...harness.deps, settings: { ...harness.deps.settings, retryDelaysMs: [hour] } };
    harness.shop.customers.rows = makeRows(20);
    let down = true;
    harness.shop.customers.before = () => {
      if (down) throw new RetryableError('503 from the platform');
    };
    const start = { connectionId: harness.connectionId, jobType: 'customers' };
    const scheduled = { ...start, triggeredBy: { kind: 'schedule', id: null } as const };
    const { jobId } = await startJob(slow, workspaceId, scheduled);
    const runner = startRunner(slow);
    await untilJob(harness, jobId, 'a next try', (job) => job.retryAt !== null);
    down = false;
    const mine = await startCustomers({ ...harness, deps: slow });
    for (const id of [jobId, mine]) await untilJob(harness, id, 'ended', ended);
    await runner.stop();
    expect(await findJob(slow, workspaceId, jobId)).toMatchObject({
      status: 'completed',
      fetched: 20,
    });
    expect(await findJob(slow, workspaceId, mine)).toMatchObject({
      status: 'completed',
      fetched: 20,
    });
  });

  test('a cancelled job keeps what it brought and its streams are free', async () => {
    const harness = await openHarness(db);
    const { deps, shop } = harness;
    shop.customers.rows = makeRows(50);
    holdAt(harness, () => 2);
    const jobId = await startCustomers(harness);
    const runner = startRunner(deps);
    await untilJob(harness, jobId, 'two pages', (job) => job.stages[0]?.pages === 2);
    expect(await cancelJob(deps, workspaceId, jobId)).toMatchObject({
      status: 'cancelled',
      fetched: 20,
    });
    expect(await cancelJob(deps, workspaceId, jobId)).toMatchObject({ status: 'cancelled' });
    await expect(pauseJob(deps, workspaceId, jobId)).rejects.toMatchObject({ status: 409 });
    await expect(resumeJob(deps, workspaceId, jobId)).rejects.toMatchObject({ status: 409 });
    const next = await startCustomers(harness);
    await untilJob(harness, next, 'ended', ended);
    await runner.stop();
    expect(await findJob(deps, workspaceId, next)).toMatchObject({
      status: 'completed',
      fetched: 50,
    });
  });

  test('nobody runs it: pending and processing jobs follow at once', async () => {
    const harness = await openHarness(db);
    const { deps, shop } = harness;
    shop.customers.rows = makeRows(5);
    const jobId = await startCustomers(harness);
    expect(await pauseJob(deps, workspaceId, jobId)).toMatchObject({ status: 'paused' });
    expect(await resumeJob(deps, workspaceId, jobId)).toMatchObject({ status: 'pending' });
    const runner = startRunner(deps);
    // Nothing is processed here: the run is over, its records are not.
    while ((await findRaw(db, jobId)).phase === 'fetching') await findRaw(db, jobId);
    expect(await pauseJob(deps, workspaceId, jobId)).toMatchObject({
      status: 'paused',
      pending: 5,
    });
    await processPending(harness);
    expect(await resumeJob(deps, workspaceId, jobId)).toMatchObject({ status: 'running' });
    await untilJob(harness, jobId, 'ended', ended);
    await runner.stop();
    expect(await findJob(deps, workspaceId, jobId)).toMatchObject({
      status: 'completed',
      created: 5,
    });
  });

  test('a wish made of a run whose process died is followed by the next one', async () => {
    const harness = await openHarness(db);
    const { deps, shop } = harness;
    shop.customers.rows = makeRows(30);
    holdAt(harness, () => 1);
    const jobId = await startCustomers(harness);
    const dead = startRunner({ ...deps, settings: { ...deps.settings, jobs: { pollMs: 1e6 } } });
    await untilJob(harness, jobId, 'a page', (job) => job.stages[0]?.pages === 1);
    const wish = cancelJob(deps, workspaceId, jobId);
    await untilJob(harness, jobId, 'wanted', (job) => job.wanted === 'cancel');
    await expireLease(db, jobId);
    const runner = startRunner(harness.makeDeps());
    expect(await wish).toMatchObject({ status: 'cancelled', fetched: 10 });
    await runner.stop();
    await dead.stop();
  });

  test('what a run waits for is shown, and never an error (spec 7.6)', async () => {
    const harness = await openHarness(db);
    const { deps, shop } = harness;
    shop.customers.rows = makeRows(30);
    shop.customers.total = 40;
    shop.customers.before = async (page, { signal, notice }) => {
      if (page !== 2) return;
      notice('Rate limited, resuming in 12 s');
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
    };
    const jobId = await startCustomers(harness);
    const runner = startRunner(deps);
    await untilJob(harness, jobId, 'two pages and a notice', ({ notice, stages }) => {
      return notice !== null && stages[0]?.pages === 2;
    });
    expect(await findJob(deps, workspaceId, jobId)).toMatchObject({
      status: 'running',
      notice: 'Rate limited, resuming in 12 s',
      fetched: 20,
      total: 40,
      progress: { text: '50% (20 / 40)' },
      error: null,
    });
    expect(await cancelJob(deps, workspaceId, jobId)).toMatchObject({ notice: null });
    await runner.stop();
  });

  test('another workspace sees and stops nothing', async () => {
    const harness = await openHarness(db);
    const jobId = await startCustomers(harness);
    for (const act of [pauseJob, resumeJob, cancelJob, findJob]) {
      await expect(act(harness.deps, 'w2', jobId)).rejects.toMatchObject({ status: 404 });
    }
    await cancelJob(harness.deps, workspaceId, jobId);
  });
});

type Step = { kind: 'pause' | 'resume' | 'cancel' | 'crash' | 'page' };
const step = fc.constantFrom<Step>(
  { kind: 'page' },
  { kind: 'page' },
  { kind: 'pause' },
  { kind: 'resume' },
  { kind: 'crash' },
  { kind: 'cancel' },
);

test('any order of pause, resume, cancel and crash: one end, exact counters, no finished page twice (F60)', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { maxLength: 12 }),
      fc.integer({ min: 0, max: 60 }),
      async (steps, rowCount) => {
        const harness = await openHarness(db);
        const { deps, shop } = harness;
        shop.customers.rows = makeRows(rowCount);
        const runners = [startRunner(deps)];
        const jobId = await startCustomers(harness);
        try {
          for (const { kind } of steps) {
            if (kind === 'page') await findRaw(db, jobId);
            else if (kind === 'crash') {
              await expireLease(db, jobId);
              runners.push(startRunner(harness.makeDeps()));
            } else {
              const act = { pause: pauseJob, resume: resumeJob, cancel: cancelJob }[kind];
              await act(deps, workspaceId, jobId).catch((error: unknown) => {
                if (!(error instanceof ProblemError) || error.status !== 409) throw error;
              });
            }
          }
          const now = await findRaw(db, jobId);
          if (now.status === 'paused') await resumeJob(deps, workspaceId, jobId);
          await untilJob(harness, jobId, 'ended', ended);
        } finally {
          await Promise.all(runners.map((runner) => runner.stop()));
        }
        const job = await findJob(deps, workspaceId, jobId);
        expect(['completed', 'cancelled']).toContain(job.status);
        const { fetched, created, updated, unchanged, stale, skipped, errors, pending } = job;
        const sum = created + updated + unchanged + stale + skipped + errors + pending;
        expect(sum).toBe(fetched);
        expect([updated, unchanged, stale, errors]).toEqual([0, 0, 0, 0]);
        if (job.status === 'completed') expect(created).toBe(rowCount);
      },
    ),
    { numRuns: 25 },
  );
});
