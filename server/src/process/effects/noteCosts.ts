import { toLocalDate } from '../../domain/localDays.ts';
import type { SkuRecord } from '../../domain/records.ts';
import { findOrderTimesBySku } from '../../models/metrics/dayOrders.ts';
import { markTimes } from '../../models/metrics/markDays.ts';
import { type NewSkuCost, saveSkuCostChanges } from '../../models/metrics/skuCostChanges.ts';
import { findWorkspacePlace } from '../../models/access/workspacePlace.ts';
import type { BatchContext } from '../deps.ts';

/** A SKU about to be written, and what it cost until now. */
export interface CostChange {
  row: SkuRecord;
  stored: Pick<SkuRecord, 'cost' | 'currency'> | null;
}

/**
 * Keeps what a SKU cost before, and since when it costs otherwise (spec 9.1): the cache knows the newest snapshot only. Before
 * the SKU itself is written, so that no crash forgets it.
 */
export async function noteCosts(
  { deps, connection }: BatchContext,
  changes: readonly CostChange[],
): Promise<void> {
  const changed = changes.filter(({ row, stored }) => stored !== null && stored.cost !== row.cost);
  if (changed.length === 0) return;
  const { db } = deps;
  const { workspaceId } = connection;
  const { timezone } = await findWorkspacePlace(db, workspaceId);
  const rows = changed.flatMap((change) => toRows(workspaceId, change, timezone));
  await saveSkuCostChanges(db, rows);
}

/** The days of orders that these SKUs were in, from the day of the change on. After the SKUs are written. */
export async function markCostDays(
  { deps, connection }: BatchContext,
  changes: readonly CostChange[],
): Promise<void> {
  const { workspaceId } = connection;
  const changed = changes.filter(({ row, stored }) => stored !== null && stored.cost !== row.cost);
  for (const { row, stored } of changed) {
    const from = (stored?.cost ?? null) === null ? null : row.sourceUpdatedAt;
    const times = await findOrderTimesBySku(deps.db, workspaceId, [row._id], from);
    await markTimes(deps.db, workspaceId, times);
  }
}

function toRows(workspaceId: string, { row, stored }: CostChange, timezone: string): NewSkuCost[] {
  const base = { workspaceId, skuId: row._id, source: 'platform' as const };
  const { cost, currency } = row;
  const old = stored?.cost ?? null;
  const before: NewSkuCost[] =
    old === null
      ? []
      : [{ ...base, cost: old, currency: stored?.currency ?? currency, from: null }];
  if (cost === null) return before;
  const from = old === null ? null : toLocalDate(row.sourceUpdatedAt, timezone);
  return [...before, { ...base, cost, currency, from }];
}
