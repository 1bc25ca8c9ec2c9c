import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type {
  DemoAccount,
  DemoOrder,
  StartDemoAccount,
} from '../src/connectors/kit/sandbox/demoAccount.ts';
import { startJobRunner } from '../src/jobs/jobRunner.ts';
import { connections, findConnections } from '../src/models/access/connections.ts';
import { ensureWorkspace } from '../src/models/access/workspaces.ts';
import { schedules } from '../src/models/runs/schedules.ts';
import { syncJobs } from '../src/models/runs/syncJobs.ts';
import { startMetrics } from '../src/metrics/startMetrics.ts';
import { startProcessor } from '../src/process/startProcessor.ts';
import { createConnection } from '../src/services/connections/connections.ts';
import { runDueSchedules } from '../src/services/runs/scheduler.ts';
import { dropTestDatabase, until } from './database.ts';
import { openTestWeb, type TestWeb } from './web.ts';

/** Two businesses with accounts of several platforms each, over the platforms' sandboxes (spec 7.3, 10). */
let web: TestWeb;
const accounts: (DemoAccount & { platform: string; workspaceId: string })[] = [];
const running: { stop(): Promise<void> }[] = [];
const folder = join(import.meta.dirname, '..', 'src/connectors');

const dayMs = 86_400_000;
const demoOrders: DemoOrder[] = Array.from({ length: 12 }, (_, index) => ({
  number: `#${1001 + index}`,
  id: `560000000${index}`,
  orderedAt: new Date(Date.now() - (index + 2) * dayMs),
  cancelledAt: null,
  total: '1499.00',
  currency: 'INR',
  cod: index % 2 === 0,
  parcels: [
    {
      awb: `AWB${index}`,
      courier: 'Delhivery',
      shippedAt: new Date(Date.now() - (index + 1) * dayMs),
      delivered: index > 4,
    },
  ],
}));

async function openAccount(platform: string, workspaceId: string): Promise<void> {
  const { startDemoAccount } = (await import(join(folder, platform, 'sandbox/demo.ts'))) as {
    startDemoAccount: StartDemoAccount;
  };
  const account = await startDemoAccount({
    port: 0,
    now: () => new Date(),
    currency: 'INR',
    timezone: 'Asia/Kolkata',
    orders: () => demoOrders,
  });
  accounts.push({ ...account, platform, workspaceId });
}

async function connect(platform: string): Promise<void> {
  const found = accounts.find((one) => one.platform === platform);
  if (!found) throw new Error(`No account of ${platform}`);
  const { workspaceId, name, settings, credentials } = found;
  const input = { platform, name, settings, credentials };
  const { checks } = await createConnection(web.deps, workspaceId, input);
  expect(checks.filter(({ ok }) => !ok)).toEqual([]);
}

beforeAll(async () => {
  web = await openTestWeb();
  for (const id of ['ws_a', 'ws_b']) await ensureWorkspace(web.db, id, id);
  await openAccount('metaAds', 'ws_a');
  await openAccount('shiprocket', 'ws_a');
  await openAccount('googleAds', 'ws_b');
  await openAccount('klaviyo', 'ws_b');
  await openAccount('postscript', 'ws_b');
  running.push(startProcessor(web.deps.processing));
  running.push(startMetrics({ ...web.deps, metricsSettings: { quietMs: 100 } }));
  running.push(startJobRunner(web.deps));
});

afterAll(async () => {
  await Promise.all(running.map((one) => one.stop()));
  await Promise.all(accounts.map((account) => account.close()));
  await dropTestDatabase(web.db);
});

const untilSynced = (workspaceId: string, count: number) =>
  until(
    `${workspaceId} is synced`,
    async () => {
      const found = await findConnections(web.db, workspaceId);
      return found.length === count && found.every(({ lastSyncAt }) => lastSyncAt !== null);
    },
    180_000,
  );

const makeDue = () =>
  schedules.collection(web.db).updateMany({}, { $set: { nextRunAt: new Date(0) } });

test('every account of every workspace is read on its schedule, side by side; a new one by itself', async () => {
  await connect('metaAds');
  await connect('shiprocket');
  await connect('googleAds');
  await connect('klaviyo');
  await runDueSchedules(web.deps);
  await makeDue();
  await runDueSchedules(web.deps);
  await Promise.all([untilSynced('ws_a', 2), untilSynced('ws_b', 2)]);

  await connect('postscript');
  await runDueSchedules(web.deps);
  await makeDue();
  await runDueSchedules(web.deps);
  await untilSynced('ws_b', 3);
  const jobs = await syncJobs.collection(web.db).find().toArray();
  const byConnection = new Set(jobs.map(({ connectionId }) => connectionId));
  expect(byConnection.size).toBe(5);
  expect(jobs.filter(({ status }) => status === 'failed')).toEqual([]);
});

test('records and figures of one workspace are never another’s', async () => {
  await until(
    'the figures are there',
    async () => (await web.db.connection.collection('dirty_days').countDocuments()) === 0,
    120_000,
  );
  const owners = new Map(
    (await connections.collection(web.db).find().toArray()).map((row) => [
      row._id,
      row.workspaceId,
    ]),
  );
  for (const name of ['ad_days', 'shipments', 'subscribers', 'day_metrics', 'campaign_days']) {
    const rows = await web.db.connection
      .collection<{ workspaceId: string; connectionId: string | null }>(name)
      .find()
      .toArray();
    expect([name, rows.length > 0]).toEqual([name, true]);
    for (const { workspaceId, connectionId } of rows) {
      if (connectionId !== null) expect(owners.get(connectionId)).toBe(workspaceId);
    }
  }
});
