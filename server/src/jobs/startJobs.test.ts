import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { dropTestDatabase, until } from '../../test/database.ts';
import {
  openHarness,
  openJobDatabase,
  processPending,
  workspaceId,
} from '../../test/jobHarness.ts';
import { makeRows } from '../../test/scriptedShop.ts';
import { syncJobs } from '../models/runs/syncJobs.ts';
import type { Database } from '../models/database.ts';
import { schedulerStatus } from '../services/runs/schedulerControls.ts';
import { startJobs } from './startJobs.ts';

let db: Database;
beforeAll(async () => {
  db = await openJobDatabase();
});
afterAll(() => dropTestDatabase(db));

test('instances that boot one after the other catch up once, without a second run of a stream (F08)', async () => {
  const harness = await openHarness(db, { catchUpDelayMs: 50 });
  harness.shop.orders.rows = makeRows(30);
  const first = await startJobs(harness.makeDeps());
  const second = await startJobs(harness.makeDeps());
  const jobs = syncJobs.collection(db);
  await until('the catch-up ended', async () => {
    await processPending(harness);
    return (await jobs.countDocuments({ status: 'completed' })) === 3;
  });
  await first.stop();
  const third = await startJobs(harness.makeDeps());
  const status = await schedulerStatus(harness.deps, workspaceId, harness.connectionId);
  expect(status.lastRun).toMatchObject({ triggeredBy: 'schedule', fetched: 30, created: 30 });
  await Promise.all([second.stop(), third.stop()]);
  const all = await jobs.find({}).toArray();
  expect(all.map(({ jobType }) => jobType).toSorted()).toEqual(['customers', 'orders', 'products']);
});
