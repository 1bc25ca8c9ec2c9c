// All figures of a year of orders from their rows, against a loop that only reads orders, adds and writes a row for each.
import type { Db } from 'mongodb';
import { listDates } from '../../server/src/domain/localDays.ts';
import { createLogger } from '../../server/src/lib/logger.ts';
import { createWakeups } from '../../server/src/lib/wakeups.ts';
import { insertConnection } from '../../server/src/models/access/connections.ts';
import { closeDatabase, openDatabase } from '../../server/src/models/database.ts';
import { ensureIndexes } from '../../server/src/models/define.ts';
import { markDirtyDays } from '../../server/src/models/metrics/dirtyDays.ts';
import { loadConnectors } from '../../server/src/connectors/registry.ts';
import type { MetricsDeps } from '../../server/src/metrics/deps.ts';
import { runMetrics } from '../../server/src/metrics/runMetrics.ts';
import { toBenchConnection } from './benchConnection.ts';
import { type BenchMongo, median, printFigure } from './benchDatabase.ts';
import { firstDay, insertYear } from './profitRows.ts';

const workspaceId = 'w1';

export async function benchProfit(mongo: BenchMongo, count: number, rounds: number) {
  const db = await openDatabase(mongo.freshUri(), 'bench');
  try {
    await ensureIndexes(db);
    await insertConnection(db, toBenchConnection('http://127.0.0.1:9'));
    await insertYear(db.connection.db as unknown as Db, count);
    const deps: MetricsDeps = {
      db,
      registry: await loadConnectors(),
      logger: createLogger('silent'),
      wakeups: createWakeups(),
    };
    const native = db.connection.db as unknown as Db;
    const seconds = {
      first: [] as number[],
      again: [] as number[],
      limit: [] as number[],
      day: [] as number[],
    };
    for (let round = 0; round < rounds; round += 1) {
      const rows = ['order_profits', 'day_metrics', 'campaign_days', 'sku_days', 'limit'];
      for (const name of rows) await native.collection(name).deleteMany({});
      seconds.limit.push(await timed(() => runLoop(native)));
      seconds.first.push(await timed(() => recalculate(deps)));
      seconds.again.push(await timed(() => recalculate(deps)));
      seconds.day.push(await timed(() => recalculateDay(deps)));
    }
    report(seconds, count, rounds);
  } finally {
    await db.connection.dropDatabase();
    await closeDatabase(db);
  }
}

function report(
  seconds: Record<'first' | 'again' | 'limit' | 'day', number[]>,
  orders: number,
  rounds: number,
): void {
  const base = { unit: 's', orders, rounds };
  const show = (value: number) => Math.round(value * 1000) / 1000;
  const limit = median(seconds.limit);
  printFigure({ figure: 'profit loop (driver code)', value: show(limit), ...base });
  printFigure({
    figure: 'profit recalculation: orders, days, campaigns, SKUs',
    value: show(median(seconds.first)),
    ...base,
    ofLimit: Math.round((100 * limit) / median(seconds.first)) / 100,
    aim: '30 s for 100,000 orders',
  });
  printFigure({
    figure: 'profit recalculation without changes',
    value: show(median(seconds.again)),
    ...base,
  });
  printFigure({ figure: 'one day after a change', value: show(median(seconds.day)), ...base });
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}

async function recalculate(deps: MetricsDeps): Promise<void> {
  const first = firstDay().toISOString().slice(0, 10);
  const today = new Date().toISOString().slice(0, 10);
  await markDirtyDays(deps.db, workspaceId, listDates(first, today, new Date()));
  await runMetrics(deps, { workspaceId });
}

async function recalculateDay(deps: MetricsDeps): Promise<void> {
  await markDirtyDays(deps.db, workspaceId, [
    new Date(Date.now() - 86_400_000 * 30).toISOString().slice(0, 10),
  ]);
  await runMetrics(deps, { workspaceId });
}

/** The least that can be done: every order is read, its lines are added up, a row is written. */
async function runLoop(db: Db): Promise<void> {
  const fields = { orderedAt: 1, currentTotalAmount: 1, taxAmount: 1, lines: 1 };
  const rows = db
    .collection('orders')
    .find({ workspaceId }, { projection: fields, batchSize: 5000 });
  let writes: { replaceOne: { filter: object; replacement: object; upsert: true } }[] = [];
  const flush = async () => {
    if (writes.length > 0) await db.collection('limit').bulkWrite(writes, { ordered: false });
    writes = [];
  };
  for await (const { _id, orderedAt, currentTotalAmount, taxAmount, lines } of rows) {
    const cogs = (lines as { qty: number }[]).reduce((sum, { qty }) => sum + qty * 40_000, 0);
    const profit = Number(currentTotalAmount) - Number(taxAmount) - cogs;
    const replacement = { workspaceId, orderedAt: orderedAt as Date, cogs, profit };
    writes.push({ replaceOne: { filter: { _id }, replacement, upsert: true } });
    if (writes.length === 1000) await flush();
  }
  await flush();
}
