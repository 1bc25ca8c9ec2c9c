import type { RecordBase } from '../records.ts';
import type { Minor } from '../source.ts';

export type CatalogStatus = 'active' | 'draft' | 'archived';

/** One Shopify product as it stands in the platform; ERP products are computed from groups of them (spec 3.2). */
export interface ListingRecord extends RecordBase {
  shopifyProductId: string;
  /** Normalised name that listings of one ERP product share. */
  groupKey: string;
  title: string;
  handle: string | null;
  vendor: string | null;
  productType: string | null;
  status: CatalogStatus;
  deleted: boolean;
  tags: string[];
  images: { src: string; alt: string | null }[];
  /** Option combinations, to tell whether two listings can share one product. */
  attributes: string[];
  colours: string[];
}

export interface ProductRecord {
  /** `<connection>:<lowest shopifyProductId of the group>`. */
  _id: string;
  workspaceId: string;
  connectionId: string;
  rev: number;
  title: string;
  handle: string | null;
  vendor: string | null;
  productType: string | null;
  status: CatalogStatus;
  tags: string[];
  images: { src: string; alt: string | null }[];
  shopifyProductId: string;
  shopifyProductIds: string[];
  groupKey: string;
  /** Words of its names, lower case. */
  searchTokens: string[];
  updatedAt: Date;
}

export interface VariationRecord {
  /** `<product id>:<colour slug>`. */
  _id: string;
  workspaceId: string;
  connectionId: string;
  productId: string;
  name: string;
  shopifySourceProductId: string;
  status: CatalogStatus;
  updatedAt: Date;
}

export interface SkuRecord extends RecordBase {
  /** Unique within the workspace. */
  code: string;
  /** The platform's own SKU text, may be empty or used twice. */
  platformCode: string | null;
  productId: string;
  variationId: string;
  shopifyProductId: string;
  shopifyVariantId: string;
  shopifyInventoryItemId: string | null;
  title: string;
  colour: string | null;
  size: string | null;
  attributes: { name: string; value: string }[];
  currency: string;
  price: Minor;
  compareAtPrice: Minor | null;
  cost: Minor | null;
  barcode: string | null;
  weightGrams: number | null;
  tracked: boolean;
  position: number;
  status: CatalogStatus;
  /** Σ of its levels; null while none is known. Derived from inventory levels. */
  available: number | null;
  /** Platform's code, barcode, words of the product's and the variant's name, lower case. */
  searchTokens: string[];
}
