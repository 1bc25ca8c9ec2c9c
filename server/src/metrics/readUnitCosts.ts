import { toSkuKey } from '../domain/costs/costs.ts';
import { groupBy } from '../domain/groupBy.ts';
import type { DayOrder } from '../domain/profit/dayTypes.ts';
import { createUnitCosts, type UnitCost, type UnitCosts } from '../domain/profit/skuCosts.ts';
import type { Database } from '../models/database.ts';
import { findSkuCostsByKey, findSkuCostsNow } from '../models/metrics/unitCosts.ts';
import { findSkuCostChanges } from '../models/metrics/skuCostChanges.ts';

/** What the SKUs of these orders cost, over time (spec 9.1). */
export async function findUnitCosts(
  db: Database,
  workspaceId: string,
  orders: readonly DayOrder[],
): Promise<UnitCosts> {
  const lines = orders.flatMap((order) => order.lines);
  const skuIds = [...new Set(lines.flatMap(({ skuId }) => skuId ?? []))];
  const keys = [...new Set(lines.flatMap(({ skuCode }) => (skuCode ? toSkuKey(skuCode) : [])))];
  const [now, changes, byFile] = await Promise.all([
    findSkuCostsNow(db, workspaceId, skuIds),
    findSkuCostChanges(db, workspaceId, skuIds),
    findSkuCostsByKey(db, workspaceId, keys),
  ]);
  const history = groupBy(changes, ({ skuId }) => skuId);
  const byId = new Map<string, UnitCost[]>(history);
  for (const { _id, cost, currency } of now) {
    const known = history.get(_id) ?? [];
    // A SKU whose cost never changed has no history: what it costs now is what it always cost.
    if (cost === null || known.some(({ source }) => source === 'platform')) continue;
    byId.set(_id, [...known, { cost, currency, from: null, source: 'platform' }]);
  }
  const typed = byFile.map(({ skuKey, cost, currency, validFrom }) => ({
    skuKey,
    unit: { cost, currency, from: validFrom, source: 'person' as const },
  }));
  const byCode = groupBy(typed, ({ skuKey }) => skuKey);
  return createUnitCosts(
    byId,
    new Map([...byCode].map(([key, rows]) => [key, rows.map(({ unit }) => unit)])),
  );
}
