import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { dropTestDatabase, openTestDatabase, until } from '../../../test/database.ts';
import {
  byUser,
  ended,
  findRaw,
  quickJobs,
  startRunner,
  stopRunners,
  toConnection,
  workspaceId,
} from '../../../test/jobHarness.ts';
import { daysBefore, toLocalDate } from '../../domain/localDays.ts';
import type { IngestDeps } from '../../ingest/deps.ts';
import { createLogger } from '../../lib/logger.ts';
import { createWakeups } from '../../lib/wakeups.ts';
import { insertConnection } from '../../models/access/connections.ts';
import { cacheCollection, ensureCacheIndexes } from '../../models/cache/cache.ts';
import type { Database } from '../../models/database.ts';
import { ensureIndexes } from '../../models/define.ts';
import { startJob } from '../../services/runs/syncJobs.ts';
import googleAds from './index.ts';
import { openTestCustomer, type TestCustomer } from './sandbox/harness.ts';
import { campaigns } from './streams.ts';

const connectionId = 'con_google';
const today = toLocalDate(new Date(), 'Asia/Kolkata');
const yesterday = daysBefore(today, 1);
let db: Database;
let deps: IngestDeps;
let customer: TestCustomer;

beforeAll(async () => {
  db = await openTestDatabase();
  await ensureIndexes(db);
  await ensureCacheIndexes(db, campaigns.collection);
  deps = {
    db,
    registry: { all: () => [googleAds], get: () => googleAds },
    logger: createLogger('silent'),
    wakeups: createWakeups(),
    unseal: (_scope, sealed) => sealed,
    settings: { leaseMs: 5000, retryDelaysMs: [10], jobs: quickJobs },
  };
});
beforeEach(async () => {
  customer = await openTestCustomer({
    campaigns: [
      { id: '9007199254740993123', name: 'brand', status: 'ENABLED' },
      { id: '24027360184', name: 'old', status: 'REMOVED' },
    ],
  });
  const { settings, credentials } = customer.connection;
  const record = { ...toConnection(connectionId), platform: 'googleAds', settings };
  await insertConnection(db, { ...record, sealed: credentials });
});
afterEach(async () => {
  await stopRunners();
  await customer.sandbox.close();
});
afterAll(() => dropTestDatabase(db));

async function sync(): Promise<void> {
  const { jobId } = await startJob(deps, workspaceId, {
    connectionId,
    jobType: 'campaigns',
    triggeredBy: byUser,
    period: { days: 30 },
  });
  startRunner(deps);
  // No processor is at work here, so a run ends with all of its pages stored.
  await until('everything is fetched', async () => {
    const job = await findRaw(db, jobId);
    return ended(job) || job.stages.every(({ status }) => status === 'done');
  });
  await markProcessed();
  await until('the run has ended', async () => ended(await findRaw(db, jobId)));
  await stopRunners();
}

async function markProcessed(): Promise<void> {
  await cacheCollection(db, campaigns.collection).updateMany({ status: 'pending' }, [
    { $set: { status: 'processed', outcome: 'created', processedAt: '$$NOW' } },
    { $unset: ['due'] },
  ]);
}

async function show(): Promise<Record<string, string>> {
  const entries = await cacheCollection(db, campaigns.collection).find({ connectionId }).toArray();
  return Object.fromEntries(
    entries.map(({ externalId, deleted, raw }) => {
      const row = JSON.parse(Buffer.from(raw?.buffer ?? []).toString()) as {
        metrics?: { costMicros?: string };
      };
      return [externalId, deleted ? 'gone' : (row.metrics?.costMicros ?? '')];
    }),
  );
}

test('a day that is reported anew replaces the old one, one that is not reported any more is gone', async () => {
  const { setDay, removeDay } = customer.sandbox.state.customer;
  setDay('9007199254740993123', yesterday, { costMicros: 10_050_0000n });
  setDay('9007199254740993123', today, { costMicros: 100_0000n });
  setDay('24027360184', yesterday, { costMicros: 700_0000n });
  await sync();
  expect(await show()).toEqual({
    [`9007199254740993123-${yesterday}`]: '100500000',
    [`9007199254740993123-${today}`]: '1000000',
    [`24027360184-${yesterday}`]: '7000000',
  });
  setDay('9007199254740993123', yesterday, { costMicros: 9990_0000n });
  removeDay('24027360184', yesterday);
  await sync();
  expect(await show()).toEqual({
    [`9007199254740993123-${yesterday}`]: '99900000',
    [`9007199254740993123-${today}`]: '1000000',
    [`24027360184-${yesterday}`]: 'gone',
  });
});
