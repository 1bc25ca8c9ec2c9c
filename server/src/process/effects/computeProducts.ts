import { groupListings } from '../../domain/catalog/groupListings.ts';
import { planProduct, type ProductPlan } from '../../domain/catalog/planProduct.ts';
import type { ListingRecord, ProductRecord } from '../../domain/records.ts';
import { findChanges } from '../../domain/writePlan.ts';
import {
  findListingsOfGroups,
  findProductsOfGroups,
  removeProducts,
  saveProducts,
  saveVariations,
} from '../../models/records/catalogGroups.ts';
import type { BatchContext } from '../deps.ts';

export interface Homes {
  /** The ERP product of each listing, by the platform's product id. */
  productIds: Map<string, string>;
  listings: ListingRecord[];
}

/**
 * ERP products and variations of some groups, computed anew from all their listings (spec 3.2). Deleted listings
 * stand alone: what is left of them must not decide what living ones are called.
 */
export async function computeProducts(
  context: BatchContext,
  begun: { keys: string[]; number: number },
): Promise<Homes> {
  const { deps, connection, now } = context;
  const [listings, stored] = await Promise.all([
    findListingsOfGroups(deps.db, connection, begun.keys),
    findProductsOfGroups(deps.db, connection, begun.keys),
  ]);
  const plans = planGroups(listings, now);
  const before = new Map(stored.map((product) => [product._id, product]));
  const changed = plans.filter(({ product }) => isChanged(before.get(product._id), product));
  const { workspaceId } = connection;
  await saveProducts(
    deps.db,
    workspaceId,
    changed.map(({ product }) => ({ ...product, rev: begun.number })),
  );
  const kept = new Set(plans.map(({ product }) => product._id));
  const gone = stored.filter(({ _id }) => !kept.has(_id));
  await removeProducts(deps.db, workspaceId, gone);
  await saveVariations(
    deps.db,
    workspaceId,
    [...kept, ...gone.map(({ _id }) => _id)],
    plans.flatMap(({ variations }) => variations),
  );
  return { listings, productIds: toHomes(plans) };
}

/** One product for each group of living listings, one for each deleted listing. */
export function planGroups(listings: readonly ListingRecord[], now: Date): ProductPlan[] {
  const living = groupListings(listings.filter((listing) => !listing.deleted));
  const deleted = listings.filter((listing) => listing.deleted).map((listing) => [listing]);
  return [...living, ...deleted].map((group) => planProduct(group, now));
}

export function toHomes(plans: ProductPlan[]): Map<string, string> {
  return new Map(
    plans.flatMap(({ product }) => product.shopifyProductIds.map((id) => [id, product._id])),
  );
}

function isChanged(before: ProductRecord | undefined, after: ProductRecord): boolean {
  return before === undefined || findChanges(before, after).length > 0;
}
