import { beginGroups, isOvertaken } from '../../models/records/catalogGroups.ts';
import type { BatchContext } from '../deps.ts';
import { saveCatalogEffects } from '../effects/catalogEffects.ts';
import { computeProducts, type Homes } from '../effects/computeProducts.ts';
import { ConflictError } from '../failures.ts';
import type { ItemResult, KindHandler, Results } from './kindTypes.ts';
import { previewProduct } from './previewProduct.ts';
import { runListings, type SavedListing } from './runListings.ts';
import { noSkus, runSkus, type SkusRun } from './runSkus.ts';

const maxRounds = 8;

/** Platform products → listings → ERP products, variations and SKUs (spec 3). */
export const productHandler: KindHandler<'product'> = {
  async run(context, items) {
    const saved = await runListings(context, items);
    context.deps.crashAt?.('between-effects');
    const { homes, run } = await runCatalog(context, [...saved.values()]);
    await saveCatalogEffects(context, [...saved.values()], run);
    const results: Results = new Map();
    for (const { entry } of items) {
      results.set(entry._id, toResult(saved.get(entry._id), homes, run));
    }
    return results;
  },

  preview: previewProduct,
};

/** Computed again until nobody began the same groups meanwhile: then our result stands, or theirs includes it. */
async function runCatalog(
  context: BatchContext,
  saved: SavedListing[],
): Promise<{ homes: Homes; run: SkusRun }> {
  const keys = new Set(
    saved.flatMap(({ listing, formerKeys }) => [listing.groupKey, ...formerKeys]),
  );
  const run = noSkus();
  if (keys.size === 0) return { homes: { productIds: new Map(), listings: [] }, run };
  const { deps, connection } = context;
  for (let round = 0; round < maxRounds; round += 1) {
    const number = await beginGroups(deps.db, connection, [...keys]);
    const begun = { keys: [...keys], number };
    const homes = await computeProducts(context, begun);
    await runSkus(context, saved, { homes, run });
    if (!(await isOvertaken(deps.db, connection, begun))) return { homes, run };
  }
  throw new ConflictError('the catalog keeps changing');
}

function toResult(saved: SavedListing | undefined, homes: Homes, run: SkusRun): ItemResult {
  if (!saved) {
    return {
      kind: 'done',
      outcome: 'unchanged',
      recordId: null,
      reason: 'deleted before it was seen',
    };
  }
  const { listing, outcome, stale } = saved;
  const recordId = homes.productIds.get(listing.shopifyProductId) ?? null;
  const changed = outcome === 'unchanged' && run.changedProducts.has(listing.shopifyProductId);
  const result: ItemResult = { kind: 'done', outcome: changed ? 'updated' : outcome, recordId };
  return stale ? { ...result, reason: 'older than the record' } : result;
}
