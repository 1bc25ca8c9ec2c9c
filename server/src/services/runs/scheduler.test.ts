import { beforeEach, describe, expect, test } from '@jest/globals';
import {
  byUser,
  emptyRuns,
  ended,
  findRaw,
  type Harness,
  openHarness,
  runToEnd,
  startRunner,
  untilJob,
  useJobDatabase,
  workspaceId,
} from '../../../test/jobHarness.ts';
import { makeRows } from '../../../test/scriptedShop.ts';
import { RetryableError } from '../../lib/errors.ts';
import { updateConnection } from '../../models/access/connections.ts';
import type { Database } from '../../models/database.ts';
import { scheduleId, schedules } from '../../models/runs/schedules.ts';
import { syncJobs } from '../../models/runs/syncJobs.ts';
import { pauseJob, resumeJob } from './jobControls.ts';
import { createSchedules, runCatchUp, runDueSchedules } from './scheduler.ts';
import {
  patchScheduler,
  schedulerStatus,
  startScheduler,
  stopScheduler,
  triggerScheduler,
} from './schedulerControls.ts';
import { startFullDump } from './syncJobs.ts';

let db: Database;
useJobDatabase((opened) => {
  db = opened;
});
beforeEach(() => emptyRuns(db));

const minuteMs = 60_000;

async function makeDue({ connectionId }: Harness, stream = 'orders'): Promise<void> {
  const filter = { _id: scheduleId(connectionId, stream) };
  await schedules.collection(db).updateOne(filter, { $set: { nextRunAt: new Date(0) } });
}

async function findOrders({ connectionId }: Harness) {
  const found = await schedules.collection(db).findOne({ _id: scheduleId(connectionId, 'orders') });
  if (!found) throw new Error('no schedule');
  return found;
}

const status = ({ deps, connectionId }: Harness) =>
  schedulerStatus(deps, workspaceId, connectionId);

describe('schedules', () => {
  test('racing boots make one each, with the defaults, and reset nothing (M11, M12, F08)', async () => {
    const harness = await openHarness(db);
    await Promise.all(Array.from({ length: 12 }, () => runDueSchedules(harness.deps)));
    expect(await schedules.collection(db).countDocuments()).toBe(3);
    expect(await status(harness)).toMatchObject({
      running: true,
      intervalMinutes: 60,
      lookbackHours: 24,
      lastRun: null,
    });
    const { connectionId, deps } = harness;
    await patchScheduler(deps, workspaceId, connectionId, { intervalMinutes: 15 });
    await stopScheduler(deps, workspaceId, connectionId);
    const before = await schedules.collection(db).find({}).toArray();
    await Promise.all([createSchedules(deps, harness.connection), runDueSchedules(deps)]);
    expect(await schedules.collection(db).find({}).toArray()).toEqual(before);
  });

  test('a due one is started once, whoever ticks, and comes back at its place in the interval', async () => {
    const harness = await openHarness(db);
    await createSchedules(harness.deps, harness.connection);
    await makeDue(harness);
    const started = await Promise.all(
      Array.from({ length: 6 }, () => runDueSchedules(harness.makeDeps())),
    );
    expect(started.reduce((sum, count) => sum + count, 0)).toBe(1);
    const jobs = await syncJobs.collection(db).find({}).toArray();
    expect(jobs).toMatchObject([
      { jobType: 'orders', origin: 'lookback', triggeredBy: { kind: 'schedule' } },
    ]);
    const { nextRunAt, claimedAt, staggerMs } = await findOrders(harness);
    const wait = nextRunAt.getTime() - (claimedAt?.getTime() ?? 0);
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(60 * minuteMs);
    expect((nextRunAt.getTime() - staggerMs) % (60 * minuteMs)).toBe(0);
  });

  test('runs of one stream never overlap, and a disconnected shop is left out (edge case 88)', async () => {
    const harness = await openHarness(db);
    await createSchedules(harness.deps, harness.connection);
    await makeDue(harness);
    expect(await runDueSchedules(harness.deps)).toBe(1);
    await makeDue(harness);
    expect(await runDueSchedules(harness.deps)).toBe(0);
    expect(await syncJobs.collection(db).countDocuments()).toBe(1);
    await syncJobs.collection(db).deleteMany({});
    await updateConnection(db, workspaceId, harness.connectionId, { status: 'disconnected' });
    await makeDue(harness);
    expect(await runDueSchedules(harness.deps)).toBe(0);
    expect((await findOrders(harness)).nextRunAt.getTime()).toBeGreaterThan(0);
  });

  test('catch-up after a boot starts what did not run lately, once', async () => {
    const harness = await openHarness(db);
    await createSchedules(harness.deps, harness.connection);
    expect(await runDueSchedules(harness.deps)).toBe(0);
    expect(await runCatchUp(harness.deps)).toBe(3);
    await syncJobs.collection(db).deleteMany({});
    expect(await runCatchUp(harness.deps)).toBe(0);
  });
});

describe('start, stop, trigger, settings', () => {
  test('a stopped scheduler starts nothing until it is started again', async () => {
    const harness = await openHarness(db);
    const { deps, connectionId } = harness;
    expect(await stopScheduler(deps, workspaceId, connectionId)).toMatchObject({
      running: false,
      nextRunAt: null,
    });
    await makeDue(harness);
    expect(await runDueSchedules(deps)).toBe(0);
    const started = await startScheduler(deps, workspaceId, connectionId);
    expect(started.running).toBe(true);
    expect(started.streams.map(({ stream, running }) => [stream, running])).toEqual([
      ['customers', true],
      ['orders', true],
      ['products', true],
    ]);
    expect(await runDueSchedules(deps)).toBe(1);
  });

  test('trigger runs now, also while stopped; a second one gets 409; the status tells of the run', async () => {
    const harness = await openHarness(db);
    const { deps, connectionId } = harness;
    harness.shop.orders.rows = makeRows(7);
    await stopScheduler(deps, workspaceId, connectionId);
    const request = { connectionId, triggeredBy: byUser };
    const { jobId } = await triggerScheduler(deps, workspaceId, request);
    await expect(triggerScheduler(deps, workspaceId, request)).rejects.toMatchObject({
      status: 409,
      extra: { jobId },
    });
    await runToEnd(harness, jobId);
    expect((await status(harness)).lastRun).toMatchObject({
      id: jobId,
      status: 'completed',
      fetched: 7,
      created: 7,
      triggeredBy: 'user',
    });
  });

  test('settings are checked and count from now on', async () => {
    const harness = await openHarness(db);
    const { deps, connectionId } = harness;
    const changed = await patchScheduler(deps, workspaceId, connectionId, {
      intervalMinutes: 15,
      lookbackHours: 48,
    });
    expect(changed).toMatchObject({ intervalMinutes: 15, lookbackHours: 48, running: true });
    const wait = (changed.nextRunAt?.getTime() ?? 0) - Date.now();
    expect(wait).toBeLessThanOrEqual(15 * minuteMs);
    for (const intervalMinutes of [0, 1.5, -3, Number.NaN]) {
      await expect(
        patchScheduler(deps, workspaceId, connectionId, { intervalMinutes }),
      ).rejects.toMatchObject({ status: 422 });
    }
    await expect(schedulerStatus(deps, 'w2', connectionId)).rejects.toMatchObject({ status: 404 });
  });
});

describe('the watermark (edge case 78, F36)', () => {
  async function runOrders(harness: Harness) {
    const { deps, connectionId } = harness;
    const request = { connectionId, triggeredBy: byUser };
    const { jobId } = await triggerScheduler(deps, workspaceId, request);
    return runToEnd(harness, jobId);
  }

  test('is the start of a complete run minus the overlap', async () => {
    const harness = await openHarness(db);
    harness.shop.orders.rows = makeRows(25);
    const job = await runOrders(harness);
    const startedAt = job.stages[0]?.startedAt?.getTime() ?? 0;
    expect((await findOrders(harness)).watermark?.getTime()).toBe(startedAt - minuteMs);
  });

  test('is not moved by a run that failed, was truncated, paused, or reads old times', async () => {
    const harness = await openHarness(db);
    const { shop, deps, connectionId } = harness;
    await createSchedules(deps, harness.connection);
    shop.orders.rows = makeRows(25);
    shop.orders.before = (page) => {
      if (page >= 1) throw new RetryableError('down');
    };
    await runOrders(harness);
    shop.orders.before = () => undefined;
    shop.orders.truncated = 'limited';
    await runOrders(harness);
    shop.orders.truncated = null;
    const request = { connectionId, triggeredBy: byUser };
    const period = { from: new Date(0), to: new Date(Date.now() - 90 * minuteMs) };
    const { jobId } = await startFullDump(deps, workspaceId, { ...request, period });
    let runner = startRunner(deps);
    await untilJob(harness, jobId, 'ended', ended);
    expect((await findOrders(harness)).watermark).toBeNull();

    shop.orders.before = async (_page, { signal }) => {
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
    };
    const triggered = await triggerScheduler(deps, workspaceId, request);
    await untilJob(harness, triggered.jobId, 'running', (job) => job.stages[0]?.startedAt !== null);
    await pauseJob(deps, workspaceId, triggered.jobId);
    expect((await findOrders(harness)).watermark).toBeNull();
    await runner.stop();
    shop.orders.before = () => undefined;
    const { startedAt } = (await findRaw(db, triggered.jobId)).stages[0] ?? {};
    runner = startRunner(deps);
    await resumeJob(deps, workspaceId, triggered.jobId);
    await untilJob(harness, triggered.jobId, 'ended', ended);
    await runner.stop();
    // The run began before the pause: what changed since is read again next time.
    const watermark = (await findOrders(harness)).watermark?.getTime();
    expect(watermark).toBe((startedAt?.getTime() ?? 0) - minuteMs);
  });

  test('after an outage the lookback starts from it (spec 7.3)', async () => {
    const harness = await openHarness(db);
    await createSchedules(harness.deps, harness.connection);
    const watermark = new Date(Date.now() - 90 * 60 * minuteMs);
    const filter = { _id: scheduleId(harness.connectionId, 'orders') };
    await schedules.collection(db).updateOne(filter, { $set: { watermark } });
    await runOrders(harness);
    expect(harness.shop.orders.ranges).toEqual([{ from: watermark, to: null }]);
    await runOrders(harness);
    const from = harness.shop.orders.ranges[1]?.from?.getTime() ?? 0;
    expect(Math.abs(from - (Date.now() - 24 * 60 * minuteMs))).toBeLessThan(minuteMs);
  });
});
