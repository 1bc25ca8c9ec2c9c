import type { Product, Sku } from '../../api/catalog.ts';
import { compareAmounts } from '../../lib/amounts.ts';

export interface PriceRange {
  least: string;
  most: string;
  currency: string;
}

export interface Stock {
  /** Σ of what is known of tracked SKUs; null where none is. */
  available: number | null;
  /** SKUs the shop does not count. */
  untracked: number;
}

type Priced = Pick<Sku, 'price' | 'currency' | 'status'>;
type Stocked = Pick<Sku, 'tracked' | 'available' | 'status'>;

export function listSkus(product: Pick<Product, 'variations'>): Sku[] {
  return product.variations.flatMap(({ skus }) => skus);
}

/** What is sold counts; a product of which nothing is sold any more shows what it was. */
export function withoutArchived<Item extends Pick<Sku, 'status'>>(skus: readonly Item[]): Item[] {
  const current = skus.filter(({ status }) => status !== 'archived');
  return current.length > 0 ? current : [...skus];
}

/** From the cheapest to the dearest; null for a product without SKUs. */
export function computePriceRange(skus: readonly Priced[]): PriceRange | null {
  const sorted = withoutArchived(skus).sort((one, other) => compareAmounts(one.price, other.price));
  const [first] = sorted;
  const last = sorted.at(-1);
  if (!first || !last) return null;
  return { least: first.price, most: last.price, currency: first.currency };
}

/** Not tracked is not 0: it is counted apart. */
export function computeStock(skus: readonly Stocked[]): Stock {
  const current = withoutArchived(skus);
  const known = current.flatMap(({ tracked, available }) =>
    tracked && available !== null ? [available] : [],
  );
  return {
    available: known.length > 0 ? known.reduce((sum, count) => sum + count, 0) : null,
    untracked: current.filter(({ tracked }) => !tracked).length,
  };
}

/** Archived ones last, the others as they came. */
export function sortArchivedLast<Item extends { status: string }>(items: readonly Item[]): Item[] {
  const isArchived = (item: Item) => Number(item.status === 'archived');
  return [...items].sort((one, other) => isArchived(one) - isArchived(other));
}
