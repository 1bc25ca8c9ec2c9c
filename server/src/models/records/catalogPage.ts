import type { Document } from 'mongodb';
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
import { toTokenConditions } from './searchTerms.ts';
import { toSkuSearch } from './skuSearch.ts';
import { toSkuRecord } from './skusFind.ts';
import { type StockFilter, toStockRange } from './stockFilter.ts';

export interface CatalogFilter {
  connectionId?: string;
  status?: CatalogStatus;
  vendor?: string;
  productType?: string;
  shopifyProductId?: string;
  /** Beginnings of words of the names, vendor, type, handle; of a SKU's code or barcode. */
  search?: string;
}

export interface SkuFilter extends CatalogFilter, StockFilter {
  productId?: string;
  code?: string;
  shopifyVariantId?: string;
  shopifyInventoryItemId?: string;
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
  const { search, shopifyProductId, ...equal } = filter;
  const where = {
    workspaceId: requireTenant(workspaceId),
    ...equal,
    ...(shopifyProductId === undefined
      ? {}
      : { searchTokens: shopifyProductId, shopifyProductIds: shopifyProductId }),
    ...(await toProductSearch(db, workspaceId, search ?? '')),
  };
  const sort = { field: 'groupKey', direction: 1 } as const;
  const found = await pageAfter(products.collection(db), where, sort, page);
  return { ...found, items: await addParts(db, workspaceId, found.items) };
}

async function toProductSearch(
  db: Database,
  workspaceId: string,
  search: string,
): Promise<Document> {
  const terms = toTokenConditions('searchTokens', search);
  if (terms.length === 0) return {};
  const owners = await skus
    .collection(db)
    .find({ workspaceId: requireTenant(workspaceId), ...toSkuSearch(search) })
    .project<Pick<SkuRecord, 'productId'>>({ _id: 0, productId: 1 })
    .limit(maxOwners)
    .toArray();
  const productIds = [...new Set(owners.map(({ productId }) => productId))];
  return { $or: [{ $and: terms }, { _id: { $in: productIds } }] };
}
/** SKUs looked at for the products they belong to: more than anybody leafs through. */
const maxOwners = 5000;

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

/** SKUs by code; with a stock filter the least first. */
export async function findSkusPage(
  db: Database,
  workspaceId: string,
  filter: SkuFilter,
  page: PageRequest,
): Promise<Page<SkuRecord>> {
  const { search, stock, lowStock, ...equal } = filter;
  const range = toStockRange({
    ...(stock ? { stock } : {}),
    ...(lowStock === undefined ? {} : { lowStock }),
  });
  const where = {
    workspaceId: requireTenant(workspaceId),
    ...equal,
    ...(stock ? { tracked: stock !== 'untracked' } : {}),
    ...(range ? { available: range } : {}),
    ...toSkuSearch(search ?? ''),
  };
  const sort = range ? ({ field: 'available', direction: 1 } as const) : byCode;
  const found = await pageAfter(skus.collection(db), where, sort, page);
  return { ...found, items: found.items.map(toSkuRecord) };
}

/** Unique within a workspace. */
const byCode = { field: 'code', direction: 1, unique: true } as const;

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
