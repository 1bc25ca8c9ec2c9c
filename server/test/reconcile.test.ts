import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { ShopifySandbox } from '../src/connectors/shopify/sandbox/index.ts';
import type { DifferenceKind } from '../src/domain/reconcile.ts';
import type { IngestDeps } from '../src/ingest/deps.ts';
import { startJobRunner } from '../src/jobs/jobRunner.ts';
import { connections, updateConnection } from '../src/models/access/connections.ts';
import { cacheCollection } from '../src/models/cache/cache.ts';
import { orders } from '../src/models/records/orders.ts';
import { syncJobs } from '../src/models/runs/syncJobs.ts';
import { runProcessorPass } from '../src/process/runPass.ts';
import { requireReconciliation, startReconcile } from '../src/services/reconcile.ts';
import { healReconciliation } from '../src/services/reconcileHeal.ts';
import { createLocalRuns } from '../src/services/runs/cacheRuns.ts';
import { runDailyReconciles } from '../src/services/runs/dailyReconcile.ts';
import { findJob } from '../src/services/runs/syncJobs.ts';
import { until } from './database.ts';
import { historySteps, runStep, stockShop } from './shopHistory.ts';
import {
  openCatcher,
  openSandbox,
  openSite,
  runFullDump,
  settle,
  type Site,
  subscribeAll,
  workspaceId,
} from './world.ts';

const cacheName = 'shopify_order_cache';
const byUser = { kind: 'user' as const, id: 'test' };

let catcher: Awaited<ReturnType<typeof openCatcher>>;
beforeAll(async () => {
  catcher = await openCatcher();
});
afterAll(() => catcher.close());

const toDeps = (site: Site): IngestDeps => ({
  ...site.ingest,
  localRuns: createLocalRuns(site.process),
});

async function runJobs(site: Site, jobId: string): Promise<string> {
  const deps = toDeps(site);
  const runner = startJobRunner(deps);
  let status = '';
  try {
    await until('the reconcile has ended', async () => {
      ({ status } = await findJob(deps, workspaceId, jobId));
      return !['pending', 'running'].includes(status);
    });
  } finally {
    await runner.stop();
  }
  return status;
}

/** One reconcile from start to end: which order has which difference. */
async function reconcile(site: Site, range: { from?: string; to?: string } = {}) {
  const deps = toDeps(site);
  const { jobId } = await startReconcile(deps, site.connection, { ...range, triggeredBy: byUser });
  expect(await runJobs(site, jobId)).toBe('completed');
  const { days } = await requireReconciliation(deps, site.connection);
  const found = new Map<string, DifferenceKind>();
  for (const { externalId, kind } of days.flatMap(({ differences }) => differences)) {
    found.set(externalId, kind);
  }
  return { jobId, days, found };
}

async function heal(site: Site) {
  const healed = await healReconciliation(toDeps(site), site.connection);
  await settle(site);
  return healed;
}

/** Platform, cache and ERP have the same counts and totals each day, and together all orders there are. */
function expectEven(days: Awaited<ReturnType<typeof reconcile>>['days'], sandbox: ShopifySandbox) {
  for (const { date, platform, cache, erp } of days) {
    expect({ date, cache, erp }).toEqual({ date, cache: platform, erp: platform });
  }
  const count = days.reduce((sum, { platform }) => sum + platform.count, 0);
  expect(count).toBe(sandbox.shop.orders.size);
}

/** A shop whose orders are all in the ERP. */
async function openFilled() {
  const sandbox = await openSandbox();
  const site = await openSite(sandbox);
  stockShop(sandbox);
  await runFullDump(site);
  const ids = [...sandbox.shop.orders.keys()].map(String);
  const close = () => Promise.all([site.close(), sandbox.close()]);
  return { sandbox, site, ids, close };
}

test('F52: with every webhook dropped for a while, a reconcile names exactly their orders, and its heal brings all (spec 7.9)', async () => {
  await fc.assert(
    fc.asyncProperty(historySteps, historySteps, async (heard, unheard) => {
      let now = Date.now() - 3_600_000;
      const sandbox = await openSandbox({ clock: () => new Date(now) });
      await subscribeAll(sandbox, catcher.url);
      const site = await openSite(sandbox);
      const play = async (steps: typeof heard) => {
        for (const step of steps) {
          // Two versions of one second look the same to a list: they are told apart by the fetch of a tie.
          now += (1 + step.seconds) * 1000;
          runStep(sandbox, step);
        }
        await sandbox.webhooks.flush();
        return catcher.caught.splice(0);
      };
      try {
        stockShop(sandbox);
        for (const delivery of await play(heard)) await site.receive(delivery);
        await settle(site);
        expect((await reconcile(site)).found).toEqual(new Map());
        const dropped = (await play(unheard)).filter(({ headers }) =>
          String(headers['x-shopify-topic']).match(/^orders\/(create|updated)$/),
        );
        const ids = dropped.map(({ raw }) =>
          String((JSON.parse(raw.toString()) as { id: number }).id),
        );
        const { found } = await reconcile(site);
        expect([...found.keys()].sort()).toEqual([...new Set(ids)].sort());
        const kinds = new Set(found.values());
        expect([...kinds].every((kind) => /^(missing|stale)_in_cache$/.test(kind))).toBe(true);
        const healed = await heal(site);
        expect(healed).toEqual({ requested: found.size, requeued: 0, waiting: 0 });
        const again = await reconcile(site);
        expect(again.found).toEqual(new Map());
        expectEven(again.days, sandbox);
      } finally {
        await Promise.all([site.close(), sandbox.close()]);
      }
    }),
    { numRuns: 4 },
  );
}, 120_000);

test('what is cached and not in the ERP is processed again, without a call to the platform', async () => {
  const { sandbox, site, ids, close } = await openFilled();
  const [first = '', second = ''] = ids;
  const toId = (id: string) => `${site.connection._id}:${id}`;
  await orders.collection(site.db).deleteOne({ _id: toId(first) });
  await orders.collection(site.db).updateOne({ _id: toId(second) }, { $inc: { totalAmount: 100 } });
  const { found, days, jobId } = await reconcile(site);
  expect(found).toEqual(
    new Map([
      [first, 'missing_in_erp'],
      [second, 'amount_differs_in_erp'],
    ]),
  );
  expect(days.map(({ open }) => open).reduce((sum, open) => sum + open, 0)).toBe(2);
  expect(await findJob(toDeps(site), workspaceId, jobId)).toMatchObject({
    jobType: 'reconcile',
    fetched: ids.length,
    unchanged: ids.length - 2,
    stale: 2,
    errors: 0,
  });
  expect(await heal(site)).toEqual({ requested: 0, requeued: 2, waiting: 0 });
  const again = await reconcile(site);
  expect(again.found).toEqual(new Map());
  expectEven(again.days, sandbox);
  await close();
});

test('a body that retention took is fetched again where its record is gone; pending entries are left alone', async () => {
  const { sandbox, site, ids, close } = await openFilled();
  const [first = '', second = ''] = ids;
  const toId = (id: string) => `${site.connection._id}:${id}`;
  const cache = cacheCollection(site.db, cacheName);
  await cache.updateOne({ _id: toId(first) }, { $set: { raw: null } });
  expect((await reconcile(site)).found).toEqual(new Map());
  await orders.collection(site.db).deleteMany({ _id: { $in: [toId(first), toId(second)] } });
  await cache.updateOne({ _id: toId(second) }, { $set: { status: 'pending', due: new Date(0) } });
  expect([...(await reconcile(site)).found.keys()].sort()).toEqual([first, second].sort());
  expect(await heal(site)).toEqual({ requested: 1, requeued: 0, waiting: 1 });
  const again = await reconcile(site);
  expect(again.found).toEqual(new Map());
  expectEven(again.days, sandbox);
  await close();
});

test('an order the platform does not list is asked for by its id and never deleted on absence (spec 7.10)', async () => {
  const { sandbox, site, ids, close } = await openFilled();
  const [first = ''] = ids;
  sandbox.shop.orders.delete(Number(first));
  expect((await reconcile(site)).found).toEqual(new Map([[first, 'unknown_to_platform']]));
  expect(await heal(site)).toEqual({ requested: 1, requeued: 0, waiting: 0 });
  const { found, days } = await reconcile(site);
  expect(found).toEqual(new Map([[first, 'gone']]));
  expect(days.find(({ gone }) => gone === 1)?.open).toBe(0);
  expect(await heal(site)).toEqual({ requested: 0, requeued: 0, waiting: 0 });
  const record = await orders.collection(site.db).findOne({ shopifyOrderId: first });
  expect(record).toMatchObject({ shopifyOrderId: first, deletedAt: null });
  await close();
});

test('days are those of the connection, and a run taken over goes on with the day it had come to', async () => {
  const { site, close } = await openFilled();
  const { jobId } = await startReconcile(toDeps(site), site.connection, {
    from: '2026-03-07',
    to: '2026-03-09T20:00:00Z',
    triggeredBy: byUser,
  });
  const checkpoint = JSON.stringify({ after: '2026-03-08', preview: null });
  await syncJobs
    .collection(site.db)
    .updateOne({ _id: jobId }, { $set: { 'stages.0.checkpoint': checkpoint } });
  expect(await runJobs(site, jobId)).toBe('completed');
  const { job, days } = await requireReconciliation(toDeps(site), site.connection);
  expect(days.map(({ date }) => date)).toEqual(['2026-03-09', '2026-03-10']);
  expect(job.stages[0]?.range).toEqual({
    from: new Date('2026-03-06T18:30:00Z'),
    to: new Date('2026-03-10T18:30:00Z'),
  });
  await close();
});

test('refused while one runs, for a disconnected shop and for ranges that are none', async () => {
  const { site, close } = await openFilled();
  const deps = toDeps(site);
  const start = (range: { from?: string; to?: string } = {}) =>
    startReconcile(deps, site.connection, { ...range, triggeredBy: byUser });
  await expect(requireReconciliation(deps, site.connection)).rejects.toMatchObject({ status: 404 });
  const later = { from: '2026-03-09', to: '2026-03-08' };
  for (const range of [later, { from: '2024-01-01' }, { from: '2099-01-01', to: '2099-01-02' }]) {
    await expect(start(range)).rejects.toMatchObject({ status: 422 });
  }
  const { jobId } = await start();
  await expect(start()).rejects.toMatchObject({ status: 409, code: 'sync_running' });
  await expect(heal(site)).rejects.toMatchObject({ status: 409, code: 'job_state' });
  const away = { status: 'disconnected' as const, statusReason: 'test' };
  await updateConnection(site.db, workspaceId, site.connection._id, away);
  expect(await runJobs(site, jobId)).toBe('cancelled');
  await expect(start()).rejects.toMatchObject({ status: 409, code: 'connection_disconnected' });
  await close();
});

test('daily: of instances that ask at once one starts it, for whole days, and none again on the same day', async () => {
  const { site, close } = await openFilled();
  const ask = () => Promise.all([1, 2, 3].map(() => runDailyReconciles(toDeps(site))));
  expect(await ask()).toEqual([0, 0, 0]); // connected just now: the first full dump comes first
  const created = new Date(Date.now() - 25 * 3_600_000);
  await connections.collection(site.db).updateOne({}, { $set: { createdAt: created } });
  expect((await ask()).filter((started) => started === 1)).toHaveLength(1);
  expect(await ask()).toEqual([0, 0, 0]);
  const job = await syncJobs.collection(site.db).findOne({ jobType: 'reconcile' });
  expect(job?.triggeredBy).toEqual({ kind: 'schedule', id: 'reconcile' });
  const range = job?.stages[0]?.range;
  const midnight = (at: Date | null | undefined) => at?.toISOString().slice(11);
  expect([midnight(range?.from), midnight(range?.to)]).toEqual(['18:30:00.000Z', '18:30:00.000Z']);
  const days = ((range?.to?.getTime() ?? 0) - (range?.from?.getTime() ?? 0)) / 86_400_000;
  expect(days).toBe(30);
  expect(await runJobs(site, job?._id ?? '')).toBe('completed');
  await runProcessorPass(site.process);
  await close();
});
