import type { SourceOrder } from '../src/domain/source.ts';
import type { Database } from '../src/models/database.ts';
import { markDirtyDays } from '../src/models/metrics/dirtyDays.ts';
import {
  campaignDays,
  dayMetrics,
  orderProfits,
  skuDays,
} from '../src/models/metrics/resultRows.ts';
import type { MetricsDeps } from '../src/metrics/deps.ts';
import { runMetrics } from '../src/metrics/runMetrics.ts';
import type { ProcessDeps } from '../src/process/deps.ts';
import { buildLine, buildOrder, buildProduct, buildVariant, testIds } from './builders.ts';
import { takeAndProcess } from './processing.ts';
import { sourceRegistry, testStreams } from './sourceConnector.ts';

/** A shop of the test platform whose figures are computed: what tests of profit share. */
export interface ProfitWorld {
  deps: ProcessDeps;
  metrics: MetricsDeps;
}

export function toMetricsDeps(deps: ProcessDeps): MetricsDeps {
  const { db, logger, wakeups } = deps;
  return { db, logger, wakeups, registry: sourceRegistry };
}

/** A product whose one variant costs 400.00. */
export async function stockShop(deps: ProcessDeps, cost = 40_000): Promise<void> {
  const variant = buildVariant({ externalId: '9501', cost, sku: 'CSH' });
  await takeAndProcess(deps, testStreams.products, [buildProduct({ variants: [variant] })]);
}

/** An order of one shirt at 1,000.00, ordered at noon in India. */
export function order(number: number, date: string, part: Partial<SourceOrder> = {}): SourceOrder {
  const at = `${date}T06:30:00.000Z`;
  return buildOrder({
    externalId: String(number),
    name: `#${number}`,
    processedAt: at,
    createdAt: at,
    updatedAt: at,
    lines: [buildLine({ externalId: '501' })],
    ...part,
  });
}

/** An order's part: it came by the campaign that `buildAdDay` tells of. */
export const viaAds = { landingPage: '/?utm_source=somewhere&utm_campaign=focus_sales' };

/** Everything that was computed, and what it was computed by. */
export async function wipeFigures(db: Database): Promise<void> {
  const rows = ['order_profits', 'day_metrics', 'campaign_days', 'sku_days', 'dirty_days'];
  const told = ['sku_cost_changes', 'exchange_rates', 'manual_costs', 'attributed_campaigns'];
  for (const name of [...rows, ...told]) await db.connection.collection(name).deleteMany({});
}

export const everyRow = async (db: Database) => ({
  orders: await orderProfits.collection(db).find().sort({ _id: 1 }).toArray(),
  days: await dayMetrics.collection(db).find().sort({ _id: 1 }).toArray(),
  campaigns: await campaignDays.collection(db).find().sort({ _id: 1 }).toArray(),
  skus: await skuDays.collection(db).find().sort({ _id: 1 }).toArray(),
});

type Rows = Awaited<ReturnType<typeof everyRow>>;

/** Rows without the epoch of whoever computed them. */
export function withoutEpochs(rows: Rows): unknown {
  return Object.fromEntries(
    Object.entries(rows).map(([name, list]) => [
      name,
      list.map((row) => ({ ...row, epoch: undefined })),
    ]),
  );
}

/** All figures computed anew from nothing. */
export async function recomputeAll(metrics: MetricsDeps, dates: string[]): Promise<Rows> {
  const rows = [orderProfits, dayMetrics, campaignDays, skuDays].map(({ name }) => name);
  for (const name of [...rows, 'attributed_campaigns']) {
    await metrics.db.connection.collection(name).deleteMany({});
  }
  await markDirtyDays(metrics.db, testIds.workspaceId, dates);
  await runMetrics(metrics, { workspaceId: testIds.workspaceId });
  return everyRow(metrics.db);
}
