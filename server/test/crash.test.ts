import { afterAll, expect, test } from '@jest/globals';
import type { Delivery, ShopifySandbox } from '../src/connectors/shopify/sandbox/index.ts';
import { sha256 } from '../src/lib/digest.ts';
import { cacheCollection } from '../src/models/cache/cache.ts';
import type { CacheEntry } from '../src/models/cache/cacheTypes.ts';
import { connections } from '../src/models/access/connections.ts';
import { closeDatabase, type Database, openDatabase } from '../src/models/database.ts';
import { deliveries } from '../src/models/cache/deliveries.ts';
import { orders } from '../src/models/records/orders.ts';
import { defaultWorkspaceId } from '../src/models/access/workspaces.ts';
import { erpDigest } from '../src/process/digest.ts';
import { testUri, until } from './database.ts';
import { describeDifferences } from './erpDiff.ts';
import { callApi, createServiceProcess, freePort, type ServiceProcess } from './serviceProcess.ts';
import { type HistoryStep, runStep } from './shopHistory.ts';
import { openSandbox, openSite, runFullDump } from './world.ts';

const alive: ServiceProcess[] = [];
afterAll(() => Promise.all(alive.map((service) => service.kill())));

/** Printed with a failure, so that a run can be played again. */
const seed = Number(process.env['CRASH_SEED'] ?? Date.now() % 100_000);
let state = seed;
function random(below: number): number {
  state = (state * 48_271 + 11) % 2_147_483_647;
  return state % below;
}

/** No changed customers: orders show them as they are now, and only a run over all orders tells (edge case 70). */
const kinds: HistoryStep['kind'][] = [
  'addOrder',
  'addOrderAgain',
  'markPaid',
  'ship',
  'shipPart',
  'deliver',
  'refundLine',
  'edit',
  'cancel',
  'rename',
  'stock',
];
const somethingHappens = (sandbox: ShopifySandbox) =>
  runStep(sandbox, {
    kind: kinds[random(kinds.length)] ?? 'addOrder',
    pick: random(400),
    extra: random(30),
    seconds: 0,
  });

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function startService(sandbox: ShopifySandbox, uri: string) {
  const env = {
    MONGODB_URI: uri,
    SLUICE_ENCRYPTION_KEY: 'test key of at least 32 characters',
    SLUICE_API_KEY: 'crash-test-key',
    SHOPIFY_SHOP_DOMAIN: sandbox.domain,
    SHOPIFY_ACCESS_TOKEN: sandbox.accessToken,
    SHOPIFY_WEBHOOK_SECRET: sandbox.webhookSecret,
    SHOPIFY_API_BASE_URL: sandbox.baseUrl,
    SLUICE_ALLOW_CUSTOM_BASE_URL: '1',
  };
  const web = createServiceProcess(await freePort(), { ...env, SLUICE_ROLES: 'web' });
  const worker = createServiceProcess(await freePort(), { ...env, SLUICE_ROLES: 'worker' });
  alive.push(web, worker);
  await web.start();
  await worker.start();
  return { web, worker };
}

interface JobView {
  status: string;
  fetched: number;
  created: number;
  updated: number;
  unchanged: number;
  stale: number;
  skipped: number;
  errors: number;
}

test(`SIGKILL at random moments over thousands of entries loses and doubles nothing (F01, F02; CRASH_SEED=${seed})`, async () => {
  const sandbox = await openSandbox({
    shop: { products: 40, orders: 900, customers: 300, days: 60 },
    webhookBackoffMs: 150,
  });
  const uri = testUri();
  const { web, worker } = await startService(sandbox, uri);
  const db = await openDatabase(uri, 'sluice-checker');
  try {
    await callApi(web.baseUrl, 'POST', '/api/shopify/webhooks/register', {});
    const jobId = await startDump(web);
    for (let round = 0; round < 8; round += 1) {
      for (let step = 0; step < 60; step += 1) somethingHappens(sandbox);
      await pause(100 + random(900));
      const victim = round % 2 === 0 ? worker : web;
      await victim.kill();
      for (let step = 0; step < 10; step += 1) somethingHappens(sandbox);
      await victim.start();
    }
    await sandbox.webhooks.flush();
    const acknowledged = sandbox.webhooks.deliveries.filter(({ state: s }) => s === 'delivered');
    await until(
      'the run is complete',
      async () => (await jobOf(web, jobId)).status.startsWith('completed'),
      400_000,
    );
    await until('nothing is pending', () => isQuiet(web), 200_000);

    const job = await jobOf(web, jobId);
    const { created, updated, unchanged, stale, skipped, errors } = job;
    expect(created + updated + unchanged + stale + skipped + errors).toBe(job.fetched);
    expect(job.fetched).toBeGreaterThan(1200);
    expect(acknowledged.length).toBeGreaterThan(300);
    await expectStored(db, sandbox, acknowledged);
    expect(await orders.collection(db).countDocuments({})).toBe(sandbox.shop.orders.size);
    await expectSameAsShop(db, sandbox, web);
  } catch (error) {
    throw new Error(`web: ${web.text()}\nworker: ${worker.text()}`, { cause: error });
  } finally {
    await Promise.all([web.kill(), worker.kill()]);
    await db.connection.dropDatabase();
    await closeDatabase(db);
    await sandbox.close();
  }
}, 1_200_000);

const jobOf = (web: ServiceProcess, id: string) =>
  callApi<JobView>(web.baseUrl, 'GET', `/api/shopify/jobs/${id}`);

async function isQuiet(web: ServiceProcess): Promise<boolean> {
  const status = await callApi<
    Record<string, { pending: number; processing: number; failed: number }>
  >(web.baseUrl, 'GET', '/api/shopify/cache/cache-status');
  return ['orders', 'products', 'customers', 'inventory'].every((name) => {
    const counts = status[name];
    return counts?.pending === 0 && counts.processing === 0 && counts.failed === 0;
  });
}

/** Every acknowledged delivery is remembered, and its body is in the cache byte for byte unless a newer one is. */
async function expectStored(db: Database, sandbox: ShopifySandbox, acknowledged: Delivery[]) {
  const connection = await connections.collection(db).findOne({ account: sandbox.domain });
  const missing: string[] = [];
  for (const delivery of acknowledged) {
    const seen = await deliveries
      .collection(db)
      .findOne({ _id: `${connection?._id}:${delivery.webhookId}` });
    if (!seen?.stream || !seen.entryId) {
      missing.push(`${delivery.topic} ${delivery.webhookId}: not remembered`);
      continue;
    }
    const name = collectionOf(seen.stream);
    const entry = await cacheCollection(db, name).findOne({ _id: seen.entryId });
    if (!entry || !holds(entry, delivery))
      missing.push(`${delivery.topic} ${seen.entryId}: not stored`);
  }
  expect(missing).toEqual([]);
}

const collectionOf = (stream: string) =>
  `shopify_${stream === 'inventory' ? stream : stream.replace(/s$/, '')}_cache`;

function holds(entry: CacheEntry, delivery: Delivery): boolean {
  const raw = Buffer.from(entry.raw?.buffer ?? []);
  if (raw.equals(Buffer.from(delivery.body))) return entry.hash === sha256(delivery.body);
  const body = JSON.parse(delivery.body) as { updated_at?: string };
  return body.updated_at === undefined
    ? entry.deleted || entry.version > 1
    : entry.sourceVersion.getTime() >= new Date(body.updated_at).getTime();
}

/**
 * The orders equal those of one quiet run over the shop as it is now, by their webhooks alone; after one complete
 * run so does everything (stock levels move without a webhook, and webhooks do not name locations).
 */
async function expectSameAsShop(db: Database, sandbox: ShopifySandbox, web: ServiceProcess) {
  const connection = await connections.collection(db).findOne({ account: sandbox.domain });
  const connectionId = connection?._id ?? '';
  const oracle = await openSite(sandbox, { connectionId, workspaceId: defaultWorkspaceId });
  try {
    await runFullDump(oracle);
    expect(await describeDifferences(db, oracle.db, ['orders'])).toBe('');
    const jobId = await startDump(web);
    await until(
      'the second run is complete',
      async () => (await jobOf(web, jobId)).status.startsWith('completed'),
      200_000,
    );
    const wanted = await erpDigest(oracle.db, defaultWorkspaceId);
    const reached = await erpDigest(db, defaultWorkspaceId);
    if (reached.digest !== wanted.digest) {
      throw new Error(`The records differ:\n${await describeDifferences(db, oracle.db)}`);
    }
    expect(reached.counts).toEqual(wanted.counts);
  } finally {
    await oracle.close();
  }
}

async function startDump(web: ServiceProcess): Promise<string> {
  const path = '/api/shopify/sync/full-dump';
  return (await callApi<{ jobId: string }>(web.baseUrl, 'POST', path, { all: true })).jobId;
}
