import { beforeEach, expect, test } from '@jest/globals';
import {
  emptyRuns,
  ended,
  findRaw,
  type Harness,
  openHarness,
  startRunner,
  untilJob,
  useJobDatabase,
  workspaceId,
} from '../../../test/jobHarness.ts';
import { makeRows } from '../../../test/scriptedShop.ts';
import type { StreamDefinition } from '../../connectors/kit/types.ts';
import type { Database } from '../../models/database.ts';
import { scheduleId, schedules } from '../../models/runs/schedules.ts';
import { syncJobs } from '../../models/runs/syncJobs.ts';
import { startFirstRun } from './firstRun.ts';
import { createSchedules, runDueSchedules } from './scheduler.ts';
import {
  changeStreamSchedule,
  findStreamSchedules,
  patchScheduler,
  schedulerStatus,
} from './schedulerControls.ts';
import { startSyncNow } from './syncNow.ts';

let db: Database;
useJobDatabase((opened) => {
  db = opened;
});
beforeEach(() => emptyRuns(db));

const dayMs = 24 * 60 * 60_000;
const passed = [{ check: 'token', ok: true, message: 'fine' }];
const daysRead = (from: Date | null | undefined) =>
  from ? Math.round((Date.now() - from.getTime()) / dayMs) : null;

function change({ shop }: Harness, name: string, set: Partial<StreamDefinition>): void {
  const stream = shop.connector.streams.find((one) => one.name === name);
  if (!stream) throw new Error(`no stream ${name}`);
  Object.assign(stream, set);
}

async function runFirst(harness: Harness): Promise<string> {
  const started = await startFirstRun(harness.deps, harness.connection, passed);
  if (!started) throw new Error('nothing was started');
  return started.jobId;
}

test('a connection whose checks passed is read at once: every stream, each its first days', async () => {
  const harness = await openHarness(db);
  change(harness, 'orders', { firstDays: 90 });
  change(harness, 'customers', { firstDays: 30 });
  harness.shop.orders.rows = makeRows(3);
  const jobId = await runFirst(harness);
  const job = await findRaw(db, jobId);
  expect(job).toMatchObject({ jobType: 'full', triggeredBy: { kind: 'system', id: null } });
  const read = job.stages.map(({ stream, range }) => [stream, daysRead(range.from)]);
  expect(Object.fromEntries(read)).toEqual({
    products: 1,
    customers: 30,
    inventory: 1,
    orders: 90,
  });
  const rows = await findStreamSchedules(harness.deps, workspaceId, harness.connectionId);
  expect(rows.map(({ stream, lastRun }) => [stream, lastRun?.id])).toEqual([
    ['customers', jobId],
    ['orders', jobId],
    ['products', jobId],
  ]);

  startRunner(harness.deps);
  await untilJob(harness, jobId, 'ended', ended);
  const again = await startSyncNow(harness.deps, workspaceId, {
    connectionId: harness.connectionId,
    triggeredBy: { kind: 'user', id: 'u1' },
  });
  const later = (await findRaw(db, again.jobId)).stages.find(({ stream }) => stream === 'orders');
  expect(daysRead(later?.range.from)).toBe(1);
});

test('nothing starts where a check failed, nothing can be fetched, or it runs already', async () => {
  const harness = await openHarness(db);
  const { deps, connection, shop } = harness;
  const failed = [...passed, { check: 'scopes', ok: false, message: 'read_orders is missing' }];
  expect(await startFirstRun(deps, connection, failed)).toBeNull();
  expect(await startFirstRun(deps, { ...connection, platform: 'shopify' }, passed)).toBeNull();
  await runFirst(harness);
  expect(await startFirstRun(deps, connection, passed)).toBeNull();
  expect(await syncJobs.collection(db).countDocuments()).toBe(1);
  shop.connector.streams = [];
  expect(await startFirstRun(deps, connection, passed)).toBeNull();
  const request = {
    connectionId: connection._id,
    triggeredBy: { kind: 'user', id: 'u1' } as const,
  };
  await expect(startSyncNow(deps, workspaceId, request)).rejects.toMatchObject({
    status: 409,
    code: 'not_supported',
  });
});

test('a scheduled run of a stream that never ran reads its first days; once read, the window', async () => {
  const harness = await openHarness(db);
  change(harness, 'orders', { firstDays: 90 });
  await createSchedules(harness.deps, harness.connection);
  const filter = { _id: scheduleId(harness.connectionId, 'orders') };
  const due = () =>
    schedules.collection(db).updateOne(filter, { $set: { nextRunAt: new Date(0) } });
  await due();
  expect(await runDueSchedules(harness.deps)).toBe(1);
  const first = await syncJobs.collection(db).findOne({});
  expect(daysRead(first?.stages[0]?.range.from)).toBe(90);
  startRunner(harness.deps);
  await untilJob(harness, first?._id ?? '', 'ended', ended);
  await due();
  expect(await runDueSchedules(harness.deps)).toBe(1);
  const second = await syncJobs.collection(db).findOne({ _id: { $ne: first?._id ?? '' } });
  expect(daysRead(second?.stages[0]?.range.from)).toBe(1);
});

test('a platform without orders: its most urgent stream stands for it, and each is set by name', async () => {
  const harness = await openHarness(db);
  const { deps, connectionId } = harness;
  change(harness, 'orders', { name: 'campaigns', priority: 7 });
  const status = await schedulerStatus(deps, workspaceId, connectionId);
  expect(status.intervalMinutes).toBe(1440);
  await patchScheduler(deps, workspaceId, connectionId, { intervalMinutes: 360 });
  const named = { connectionId, stream: 'campaigns' };
  const rows = await changeStreamSchedule(deps, workspaceId, {
    ...named,
    intervalMinutes: 15,
    running: false,
  });
  const found = rows.map((row) => [row.stream, row.intervalMinutes, row.running, row.nextRunAt]);
  expect(found).toEqual([
    ['campaigns', 15, false, null],
    ['customers', 360, true, expect.any(Date)],
    ['products', 1440, true, expect.any(Date)],
  ]);
  await expect(
    changeStreamSchedule(deps, workspaceId, { ...named, stream: 'orders', running: true }),
  ).rejects.toMatchObject({ status: 404 });
});
