import type { UnitCost } from '../../domain/profit/skuCosts.ts';
import { toSkuKey } from '../../domain/costs/costs.ts';
import { toLocalDays } from '../../domain/localDays.ts';
import { ProblemError } from '../../lib/errors.ts';
import { findWorkspacePlace } from '../../models/access/workspacePlace.ts';
import type { Database } from '../../models/database.ts';
import { findOrderTimesBySku } from '../../models/metrics/dayOrders.ts';
import { markTimes } from '../../models/metrics/markDays.ts';
import { findSkuCostChanges, saveSkuCostChanges } from '../../models/metrics/skuCostChanges.ts';
import { findSkuCostsByKey } from '../../models/metrics/unitCosts.ts';
import { findSku } from '../../models/records/catalogPage.ts';
import { toAmount } from './costs.ts';

export interface SkuCostView extends Omit<UnitCost, 'source'> {
  source: 'platform' | 'person' | 'import';
}

/** What a SKU cost over time, oldest first (spec 9.1). @throws ProblemError 404 */
export async function findSkuCosts(
  db: Database,
  workspaceId: string,
  skuId: string,
): Promise<SkuCostView[]> {
  const sku = await requireSku(db, workspaceId, skuId);
  const [changes, byFile] = await Promise.all([
    findSkuCostChanges(db, workspaceId, [skuId]),
    findSkuCostsByKey(db, workspaceId, [toSkuKey(sku.code)]),
  ]);
  const known = changes.some(({ source }) => source === 'platform');
  const { cost, currency } = sku;
  const views: SkuCostView[] = [
    ...(cost === null || known
      ? []
      : [{ cost, currency, from: null, source: 'platform' as const }]),
    ...changes,
    ...byFile.map((row) => ({ ...row, from: row.validFrom, source: 'import' as const })),
  ];
  return views.toSorted((left, right) => ((left.from ?? '') < (right.from ?? '') ? -1 : 1));
}

/** A person's word of what a SKU costs from a day on. @throws ProblemError 404, 422 */
export async function putSkuCost(
  db: Database,
  workspaceId: string,
  skuId: string,
  { cost, validFrom }: { cost: string; validFrom: string },
): Promise<SkuCostView[]> {
  const { currency } = await requireSku(db, workspaceId, skuId);
  const amount = toAmount({ amount: cost, currency }, 'cost');
  await saveSkuCostChanges(db, [
    { workspaceId, skuId, cost: amount, currency, from: validFrom, source: 'person' },
  ]);
  const { timezone } = await findWorkspacePlace(db, workspaceId);
  const [day] = toLocalDays(validFrom, validFrom, timezone);
  // The first cost of all counts before its day as well.
  const only = (await findSkuCosts(db, workspaceId, skuId)).length === 1;
  const since = only ? null : (day?.from ?? null);
  await markTimes(db, workspaceId, await findOrderTimesBySku(db, workspaceId, [skuId], since));
  return findSkuCosts(db, workspaceId, skuId);
}

async function requireSku(db: Database, workspaceId: string, skuId: string) {
  const sku = await findSku(db, workspaceId, skuId);
  if (sku) return sku;
  throw new ProblemError(404, 'not_found', 'There is nothing here');
}
