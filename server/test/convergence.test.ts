import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { ShopifySandbox } from '../src/connectors/shopify/sandbox/index.ts';
import {
  catalogGroups,
  listings,
  products,
  skus,
  variations,
} from '../src/models/records/catalog.ts';
import { customers } from '../src/models/records/customers.ts';
import { inventoryLevels } from '../src/models/records/inventory.ts';
import { orders } from '../src/models/records/orders.ts';
import { erpDigest } from '../src/process/digest.ts';
import { rebuild } from '../src/process/replay.ts';
import { runProcessorPass } from '../src/process/runPass.ts';
import { describeDifferences } from './erpDiff.ts';
import { type HistoryStep, historySteps, runStep, stockShop } from './shopHistory.ts';
import {
  type CaughtDelivery,
  openCatcher,
  openSandbox,
  openSite,
  runFullDump,
  settle,
  type Site,
  subscribeAll,
  workspaceId,
} from './world.ts';

const erpModels = [
  orders,
  listings,
  products,
  variations,
  skus,
  catalogGroups,
  customers,
  inventoryLevels,
];

/** What the network does with one delivery. */
const fates = fc.infiniteStream(
  fc.record({
    drop: fc.nat(9).map((n) => n === 0),
    copies: fc.integer({ min: 1, max: 2 }),
    later: fc.nat(6),
    process: fc.boolean(),
    crash: fc.nat(7).map((n) => n === 0),
  }),
);

let catcher: Awaited<ReturnType<typeof openCatcher>>;
beforeAll(async () => {
  catcher = await openCatcher();
});
afterAll(() => catcher.close());

/** A pass that dies at a random point: claims stay behind and run out, as after a kill. */
async function crash(site: Site, seed: number): Promise<void> {
  const points = ['after-claim', 'between-effects', 'after-effect-before-mark'] as const;
  const at = points[seed % points.length];
  let left = 1 + (seed % 3);
  const crashAt = (point: string) => {
    if (point === at && (left -= 1) === 0) throw new Error('the process dies here');
  };
  await runProcessorPass({ ...site.process, crashAt }).catch(() => undefined);
}

type Fate = { drop: boolean; copies: number; later: number; process: boolean; crash: boolean };

async function deliverSome(site: Site, queue: CaughtDelivery[], next: () => Fate) {
  const held: CaughtDelivery[] = [];
  for (const delivery of queue.splice(0)) {
    const fate = next();
    if (fate.drop) continue;
    if (fate.later > 3) held.push(delivery);
    else {
      for (let copy = 0; copy < fate.copies; copy += 1) await site.receive(delivery);
    }
    if (fate.crash) await crash(site, fate.later);
    else if (fate.process) await runProcessorPass(site.process);
  }
  return held;
}

async function playHistory(sandbox: ShopifySandbox, site: Site, play: Play): Promise<void> {
  const queue: CaughtDelivery[] = [];
  let held: CaughtDelivery[] = [];
  for (const step of play.steps) {
    play.tick(step.seconds);
    runStep(sandbox, step);
    await sandbox.webhooks.flush();
    queue.push(...catcher.caught.splice(0));
    if (queue.length > 8) held = [...(await deliverSome(site, queue, play.next)), ...held];
  }
  // Late ones come in the wrong order: the newest first.
  await deliverSome(site, [...queue, ...held.toReversed()], play.next);
}

interface Play {
  steps: HistoryStep[];
  next: () => Fate;
  tick(seconds: number): void;
}

test('any history, delivered in any way, ends as the final snapshot alone (P1, spec 2.3)', async () => {
  await fc.assert(
    fc.asyncProperty(historySteps, historySteps, fates, async (steps, drift, stream) => {
      let now = Date.now() - 3_600_000;
      const tick = (seconds: number) => {
        now += seconds * 1000;
      };
      const sandbox = await openSandbox({ clock: () => new Date(now) });
      await subscribeAll(sandbox, catcher.url);
      const site = await openSite(sandbox);
      const oracle = await openSite(sandbox);
      try {
        stockShop(sandbox);
        await playHistory(sandbox, site, { steps, next: () => stream.next().value, tick });
        // The shop goes on changing between the pages of a run: whatever that run missed, the next one brings.
        const drifting = [...drift];
        sandbox.faults.onPage(() => {
          const step = drifting.shift();
          if (!step) return;
          tick(1 + step.seconds);
          runStep(sandbox, step);
        });
        await runFullDump(site);
        drifting.length = 0;
        await sandbox.webhooks.flush();
        catcher.caught.length = 0;
        await runFullDump(site);
        await runFullDump(oracle);
        const [reached, wanted] = await Promise.all([
          erpDigest(site.db, workspaceId),
          erpDigest(oracle.db, workspaceId),
        ]);
        if (reached.digest !== wanted.digest) {
          throw new Error(`The records differ:\n${await describeDifferences(site.db, oracle.db)}`);
        }
        expect(reached.counts).toEqual(wanted.counts);
      } finally {
        await Promise.all([site.close(), oracle.close(), sandbox.close()]);
        catcher.caught.length = 0;
      }
    }),
    { numRuns: Number(process.env['CONVERGENCE_RUNS'] ?? 8) },
  );
}, 600_000);

test('rebuilding from the cache into empty records gives the same digest (spec 8.4)', async () => {
  const sandbox = await openSandbox({
    shop: { products: 20, orders: 150, customers: 60, days: 60 },
  });
  const site = await openSite(sandbox);
  try {
    await runFullDump(site);
    const before = await erpDigest(site.db, workspaceId);
    for (const model of erpModels) await model.collection(site.db).deleteMany({});
    await rebuild(site.process, { workspaceId, connectionId: 'con_1', platform: 'shopify' });
    await settle(site);
    expect(await erpDigest(site.db, workspaceId)).toEqual(before);
    expect(before.counts['orders']).toBe(150);
  } finally {
    await Promise.all([site.close(), sandbox.close()]);
  }
}, 120_000);
