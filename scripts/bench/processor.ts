// Orders a second through the real processor against hand-written driver code, round by round on the same entries.
import shopify from '../../server/src/connectors/shopify/index.ts';
import { defaultRules } from '../../server/src/domain/rules.ts';
import { loadConnectors } from '../../server/src/connectors/registry.ts';
import { createLogger } from '../../server/src/lib/logger.ts';
import { createWakeups } from '../../server/src/lib/wakeups.ts';
import { cacheCollection, ensureCacheIndexes } from '../../server/src/models/cache/cache.ts';
import { saveSnapshots } from '../../server/src/models/cache/cacheIntake.ts';
import { skus } from '../../server/src/models/records/catalog.ts';
import { insertConnection } from '../../server/src/models/access/connections.ts';
import { customers } from '../../server/src/models/records/customers.ts';
import { closeDatabase, type Database, openDatabase } from '../../server/src/models/database.ts';
import { ensureIndexes } from '../../server/src/models/define.ts';
import { orders } from '../../server/src/models/records/orders.ts';
import { defaultProcessSettings, type ProcessDeps } from '../../server/src/process/deps.ts';
import { startProcessor } from '../../server/src/process/startProcessor.ts';
import { type BenchMongo, median, printFigure } from './benchDatabase.ts';
import { toBenchConnection } from './benchConnection.ts';
import { runLimit } from './processorLimit.ts';
import { toWebhookOrder } from './webhookBodies.ts';

const cacheName = 'shopify_order_cache';
const skuCount = 5000;

export async function benchProcessor(mongo: BenchMongo, count: number, rounds: number) {
  const db = await openDatabase(mongo.freshUri(), 'bench');
  try {
    const deps = await prepare(db, count);
    const rates = { sluice: [] as number[], limit: [] as number[], unchanged: [] as number[] };
    await runOurs(deps, count);
    for (let round = 0; round < rounds; round += 1) {
      await reset(db, true);
      rates.limit.push(await timed(count, () => runLimitOn(db)));
      await reset(db, true);
      rates.sluice.push(await timed(count, () => runOurs(deps, count)));
      await reset(db, false);
      rates.unchanged.push(await timed(count, () => runOurs(deps, count)));
    }
    report(rates, count, rounds);
  } finally {
    await db.connection.dropDatabase();
    await closeDatabase(db);
  }
}

function report(
  rates: { sluice: number[]; limit: number[]; unchanged: number[] },
  count: number,
  rounds: number,
): void {
  const [ours, limit] = [median(rates.sluice), median(rates.limit)];
  const base = { unit: 'orders/s', entries: count, rounds };
  printFigure({ figure: 'processor limit (driver code)', value: Math.round(limit), ...base });
  printFigure({
    figure: 'processor',
    value: Math.round(ours),
    ...base,
    ofLimit: Math.round((100 * ours) / limit) / 100,
    aim: 0.6,
  });
  printFigure({
    figure: 'processor, replay without changes',
    value: Math.round(median(rates.unchanged)),
    ...base,
    ofLimit: Math.round((100 * median(rates.unchanged)) / limit) / 100,
  });
}

async function timed(count: number, work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return count / ((performance.now() - started) / 1000);
}

async function prepare(db: Database, count: number): Promise<ProcessDeps> {
  await ensureIndexes(db);
  for (const { collection } of shopify.streams) await ensureCacheIndexes(db, collection);
  const connection = toBenchConnection('http://127.0.0.1:9');
  await insertConnection(db, connection);
  await insertSkus(db);
  const stream = shopify.streams.find(({ collection }) => collection === cacheName);
  if (!stream) throw new Error(`No stream is kept in ${cacheName}`);
  const scope = {
    workspaceId: 'w1',
    connectionId: 'con_1',
    currency: 'INR',
    timezone: 'Asia/Kolkata',
    rules: defaultRules,
  };
  for (let first = 0; first < count; first += 1000) {
    const records = Array.from({ length: Math.min(1000, count - first) }, (_, index) => {
      const raw = toWebhookOrder(1_000_000 + first + index);
      return { raw, glance: stream.glance(JSON.parse(raw.toString())) };
    });
    await saveSnapshots(db, stream, scope, records, {
      origin: 'full_dump',
      authority: 1,
      apiVersion: null,
      jobId: null,
      topic: null,
      receivedAt: new Date(),
    });
  }
  return {
    db,
    registry: await loadConnectors(),
    logger: createLogger('warn'),
    wakeups: createWakeups(),
    codeVersion: 'bench',
    settings: defaultProcessSettings,
  };
}

async function insertSkus(db: Database): Promise<void> {
  const now = new Date();
  await skus.collection(db).insertMany(
    Array.from({ length: skuCount }, (_, index) => ({
      _id: `con_1:${40_000_000_000 + index}`,
      workspaceId: 'w1',
      connectionId: 'con_1',
      rev: 1,
      rawVersion: 1,
      sourceUpdatedAt: now,
      createdAt: now,
      updatedAt: now,
      code: `CSH-${index}`,
      platformCode: `CSH-${index}`,
      searchTokens: [`csh-${index}`],
      productId: `con_1:${70_000_000_000 + (index % 200)}`,
      variationId: `con_1:${70_000_000_000 + (index % 200)}:white`,
      shopifyProductId: String(70_000_000_000 + (index % 200)),
      shopifyVariantId: String(40_000_000_000 + index),
      shopifyInventoryItemId: String(60_000_000_000 + index),
      title: 'Classic Cotton Shirt',
      colour: 'White',
      size: 'S',
      attributes: [],
      currency: 'INR',
      price: 99_900,
      compareAtPrice: null,
      cost: null,
      barcode: null,
      weightGrams: 250,
      tracked: true,
      position: 1,
      status: 'active' as const,
      available: null,
      removed: false,
    })),
  );
}

/** All entries pending again; with `empty`, the records gone as well. */
async function reset(db: Database, empty: boolean): Promise<void> {
  if (empty) {
    await orders.collection(db).deleteMany({});
    await customers.collection(db).deleteMany({});
  }
  await cacheCollection(db, cacheName).updateMany(
    {},
    { $set: { status: 'pending', due: new Date(0), attempts: 0, claim: null, outcome: null } },
  );
}

async function runLimitOn(db: Database): Promise<void> {
  const database = db.connection.db;
  if (!database) throw new Error('The database is not open');
  await runLimit(database, {
    cache: cacheName,
    orders: orders.name,
    customers: customers.name,
    skus: skus.name,
  });
}

async function runOurs(deps: ProcessDeps, count: number): Promise<void> {
  const processor = startProcessor(deps);
  const cache = cacheCollection(deps.db, cacheName);
  // A claimable entry is found through the partial index: asking must not load the database.
  while (await cache.findOne({ due: { $exists: true } }, { projection: { _id: 1 } })) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await processor.stop();
  const done = await cache.countDocuments({ status: 'processed' });
  if (done !== count) throw new Error(`Only ${done} of ${count} orders were processed`);
}
