import { normaliseName } from '../../domain/catalog/options.ts';
import type {
  CatalogStatus,
  ListingRecord,
  ProductRecord,
  SkuRecord,
  VariationRecord,
} from '../../domain/records.ts';
import { listings, products, skus, variations } from './catalog.ts';
import type { Database } from '../database.ts';
import { requireTenant } from '../define.ts';
import { type Page, pageAfter, type PageRequest } from '../page.ts';
import { withoutApplied } from './recordWrites.ts';
import { toPrefixRange } from './searchTerms.ts';
import { toSkuRecord } from './skusFind.ts';

export interface CatalogFilter {
  connectionId?: string;
  status?: CatalogStatus;
  /** Beginning of the name (products) or of the code (SKUs). */
  search?: string;
}

export interface ProductDetail {
  product: ProductRecord;
  variations: VariationRecord[];
  skus: SkuRecord[];
}

/** Products by name, each with its variations and SKUs. */
export async function findProductsPage(
  db: Database,
  workspaceId: string,
  filter: CatalogFilter,
  page: PageRequest,
): Promise<Page<ProductDetail>> {
  const { search, ...equal } = filter;
  const begin = normaliseName(search ?? '');
  const where = {
    workspaceId: requireTenant(workspaceId),
    ...equal,
    ...(begin === '' ? {} : { groupKey: toPrefixRange(begin) }),
  };
  const sort = { field: 'groupKey', direction: 1 } as const;
  const found = await pageAfter(products.collection(db), where, sort, page);
  return { ...found, items: await addParts(db, workspaceId, found.items) };
}

export async function findProduct(
  db: Database,
  workspaceId: string,
  id: string,
): Promise<ProductDetail | null> {
  const where = { _id: id, workspaceId: requireTenant(workspaceId) };
  const product = await products.collection(db).findOne(where);
  if (!product) return null;
  const [detail] = await addParts(db, workspaceId, [product]);
  return detail ?? null;
}

async function addParts(
  db: Database,
  workspaceId: string,
  found: ProductRecord[],
): Promise<ProductDetail[]> {
  const where = { productId: { $in: found.map(({ _id }) => _id) }, workspaceId };
  const [colours, sizes] = await Promise.all([
    variations.collection(db).find(where).sort({ _id: 1 }).toArray(),
    skus.collection(db).find(where).sort({ productId: 1, position: 1, _id: 1 }).toArray(),
  ]);
  return found.map((product) => ({
    product,
    variations: colours.filter(({ productId }) => productId === product._id),
    skus: sizes.filter(({ productId }) => productId === product._id).map(toSkuRecord),
  }));
}

/** SKUs by code. */
export async function findSkusPage(
  db: Database,
  workspaceId: string,
  filter: CatalogFilter & { productId?: string; shopifyVariantId?: string },
  page: PageRequest,
): Promise<Page<SkuRecord>> {
  const { search, ...equal } = filter;
  const begin = (search ?? '').trim();
  const where = {
    workspaceId: requireTenant(workspaceId),
    ...equal,
    ...(begin === '' ? {} : { code: toPrefixRange(begin) }),
  };
  const sort = { field: 'code', direction: 1 } as const;
  const found = await pageAfter(skus.collection(db), where, sort, page);
  return { ...found, items: found.items.map(toSkuRecord) };
}

export async function findSku(
  db: Database,
  workspaceId: string,
  id: string,
): Promise<SkuRecord | null> {
  const where = { _id: id, workspaceId: requireTenant(workspaceId) };
  const row = await skus.collection(db).findOne(where);
  return row && toSkuRecord(row);
}

/** What a connection's catalog is made of now, for the preview of a sync (spec 3.4). */
export async function findCatalog(
  db: Database,
  workspaceId: string,
  connectionId: string,
): Promise<{ listings: ListingRecord[]; skus: SkuRecord[] }> {
  const where = { connectionId, workspaceId: requireTenant(workspaceId) };
  const [platform, own] = await Promise.all([
    listings
      .collection(db)
      .find({ ...where, deleted: false })
      .toArray(),
    skus.collection(db).find(where).toArray(),
  ]);
  return {
    listings: platform.map((row) => withoutApplied<ListingRecord>(row)),
    skus: own.map(toSkuRecord),
  };
}
