import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { dropTestDatabase, openTestDatabase, until } from '../../../../test/database.ts';
import {
  byUser,
  findRaw,
  quickJobs,
  startRunner,
  toConnection,
  workspaceId,
} from '../../../../test/jobHarness.ts';
import type { IngestDeps } from '../../../ingest/deps.ts';
import { createLogger } from '../../../lib/logger.ts';
import { createWakeups } from '../../../lib/wakeups.ts';
import { insertConnection } from '../../../models/access/connections.ts';
import { cacheCollection, ensureCacheIndexes } from '../../../models/cache/cache.ts';
import type { Database } from '../../../models/database.ts';
import { ensureIndexes } from '../../../models/define.ts';
import { startJob } from '../../../services/runs/syncJobs.ts';
import klaviyo from '../index.ts';
import { openTestAccount, type TestAccount, toCampaign } from '../sandbox/harness.ts';
import { campaigns } from '../streams.ts';

let db: Database;
let account: TestAccount;
let deps: IngestDeps;
const at = (text: string): Date => new Date(text);

beforeAll(async () => {
  db = await openTestDatabase();
  await ensureIndexes(db);
  await ensureCacheIndexes(db, campaigns.collection);
  account = await openTestAccount();
  await insertConnection(db, {
    ...toConnection('con_klaviyo_ingest'),
    platform: 'klaviyo',
    account: account.state.accountId,
    settings: account.connection.settings,
    sealed: account.connection.credentials,
  });
  deps = {
    db,
    registry: { all: () => [klaviyo], get: () => klaviyo },
    logger: createLogger('silent'),
    wakeups: createWakeups(),
    unseal: (_scope, sealed) => sealed,
    settings: { leaseMs: 5000, retryDelaysMs: [10, 20, 30], jobs: quickJobs },
  };
});
afterAll(async () => {
  await account.sandbox.close();
  await dropTestDatabase(db);
});

/** Reads July as the scheduler would; what it needs to know is in the cache. */
async function read(): Promise<string[]> {
  const { jobId } = await startJob(deps, workspaceId, {
    connectionId: 'con_klaviyo_ingest',
    jobType: 'campaigns',
    triggeredBy: byUser,
    period: { from: at('2026-07-01T00:00:00Z'), to: at('2026-07-10T00:00:00Z') },
  });
  const runner = startRunner(deps);
  const cache = cacheCollection(db, campaigns.collection);
  await until(
    'everything is read',
    async () => {
      await cache.updateMany({}, [{ $set: { status: 'processed' } }, { $unset: ['due'] }]);
      return (await findRaw(db, jobId)).completedAt !== null;
    },
    60_000,
  );
  await runner.stop();
  expect((await findRaw(db, jobId)).status).toBe('completed');
  const entries = await cache.find({}).sort({ _id: 1 }).toArray();
  return entries.map(({ externalId, deleted, raw }) => {
    const row = JSON.parse(Buffer.from(raw?.buffer ?? []).toString()) as Row;
    return deleted ? `${externalId} gone` : `${externalId} ${row.aggregates[0]?.sum_value}`;
  });
}

interface Row {
  aggregates: { sum_value: number }[];
}

test('platforms.md 0.5: a day told anew replaces the one before, one that is not told any more is gone', async () => {
  const { state } = account;
  state.campaigns = [toCampaign('01A', at('2026-07-01T05:00:00Z'))];
  const order = (time: string, minor: number) => ({ messageId: '01Am', at: at(time), minor });
  state.orders = [order('2026-07-01T06:00:00Z', 100_00), order('2026-07-03T06:00:00Z', 50_00)];
  expect(await read()).toEqual(['01Am-2026-07-01 100', '01Am-2026-07-03 50']);
  state.orders = [order('2026-07-01T06:00:00Z', 75_50), order('2026-07-04T06:00:00Z', 20_00)];
  expect(await read()).toEqual([
    '01Am-2026-07-01 75.5',
    '01Am-2026-07-03 gone',
    '01Am-2026-07-04 20',
  ]);
  state.orders = [...state.orders, order('2026-07-03T06:00:00Z', 50_00)];
  expect(await read()).toEqual([
    '01Am-2026-07-01 75.5',
    '01Am-2026-07-03 50',
    '01Am-2026-07-04 20',
  ]);
});
