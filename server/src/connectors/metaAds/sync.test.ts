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
import metaAds from './index.ts';
import { openTestAccount, type TestAccount } from './sandbox/harness.ts';
import { insights } from './streams.ts';

const connectionId = 'con_meta';
const today = toLocalDate(new Date(), 'Asia/Kolkata');
const yesterday = daysBefore(today, 1);
let db: Database;
let deps: IngestDeps;
let account: TestAccount;

beforeAll(async () => {
  db = await openTestDatabase();
  await ensureIndexes(db);
  await ensureCacheIndexes(db, insights.collection);
  deps = {
    db,
    registry: { all: () => [metaAds], get: () => metaAds },
    logger: createLogger('silent'),
    wakeups: createWakeups(),
    unseal: (_scope, sealed) => sealed,
    settings: { leaseMs: 5000, retryDelaysMs: [10], jobs: quickJobs },
  };
});
beforeEach(async () => {
  account = await openTestAccount({
    campaigns: [
      { id: '120210000000000001', name: 'festive_sale', effectiveStatus: 'ACTIVE' },
      { id: '120210000000000002', name: 'old', effectiveStatus: 'DELETED' },
    ],
  });
  const { settings, credentials } = account.connection;
  const record = { ...toConnection(connectionId), platform: 'metaAds', settings };
  await insertConnection(db, { ...record, sealed: credentials });
});
afterEach(async () => {
  await stopRunners();
  await account.sandbox.close();
});
afterAll(() => dropTestDatabase(db));

async function sync(): Promise<void> {
  const { jobId } = await startJob(deps, workspaceId, {
    connectionId,
    jobType: 'insights',
    triggeredBy: byUser,
    period: { days: 28 },
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
  await cacheCollection(db, insights.collection).updateMany({ status: 'pending' }, [
    { $set: { status: 'processed', outcome: 'created', processedAt: '$$NOW' } },
    { $unset: ['due'] },
  ]);
}

async function show(): Promise<Record<string, string>> {
  const entries = await cacheCollection(db, insights.collection).find({ connectionId }).toArray();
  return Object.fromEntries(
    entries.map(({ externalId, deleted, raw }) => {
      const row = JSON.parse(Buffer.from(raw?.buffer ?? []).toString()) as { spend?: string };
      return [externalId, deleted ? 'gone' : (row.spend ?? '')];
    }),
  );
}

test('a day that is reported anew replaces the old one, one that is not reported any more is gone', async () => {
  const { setDay, removeDay } = account.sandbox.state.account;
  setDay('120210000000000001', yesterday, { spend: 10_050 });
  setDay('120210000000000001', today, { spend: 100 });
  setDay('120210000000000002', yesterday, { spend: 700 });
  await sync();
  expect(await show()).toEqual({
    [`120210000000000001-${yesterday}`]: '100.50',
    [`120210000000000001-${today}`]: '1.00',
    [`120210000000000002-${yesterday}`]: '7.00',
  });
  setDay('120210000000000001', yesterday, { spend: 9990 });
  removeDay('120210000000000002', yesterday);
  await sync();
  expect(await show()).toEqual({
    [`120210000000000001-${yesterday}`]: '99.90',
    [`120210000000000001-${today}`]: '1.00',
    [`120210000000000002-${yesterday}`]: 'gone',
  });
});
