import { Schema } from 'mongoose';
import type {
  ListingRecord,
  ProductRecord,
  SkuRecord,
  VariationRecord,
} from '../../domain/records.ts';
import { defineModel } from '../define.ts';
import type { Stored } from './recordWrites.ts';

export type StoredListing = Stored<ListingRecord>;
/** `removed`: no current snapshot names the variant; the SKU stays for the orders that point to it (spec 3.3). */
export type StoredSku = Stored<SkuRecord> & { removed?: boolean };

const mixed = Schema.Types.Mixed;
const options = { minimize: false, versionKey: false } as const;

const base = {
  _id: { type: String, required: true },
  workspaceId: { type: String, required: true },
  connectionId: { type: String, required: true },
  rev: Number,
  updatedAt: Date,
};
const fromSource = { ...base, rawVersion: Number, sourceUpdatedAt: Date, createdAt: Date };

export const listings = defineModel<StoredListing>(
  'listings',
  new Schema<StoredListing>(
    {
      ...fromSource,
      shopifyProductId: String,
      groupKey: String,
      title: String,
      handle: String,
      vendor: String,
      productType: String,
      status: String,
      deleted: Boolean,
      tags: [String],
      images: [mixed],
      attributes: [String],
      colours: [String],
      applied: mixed,
    },
    options,
  ),
  [{ key: { connectionId: 1, groupKey: 1 } }],
);

export const products = defineModel<ProductRecord>(
  'products',
  new Schema<ProductRecord>(
    {
      ...base,
      title: String,
      handle: String,
      vendor: String,
      productType: String,
      status: String,
      tags: [String],
      images: [mixed],
      shopifyProductId: String,
      shopifyProductIds: [String],
      groupKey: String,
      searchTokens: [String],
    },
    options,
  ),
  [
    { key: { workspaceId: 1, groupKey: 1, _id: 1 } },
    { key: { workspaceId: 1, searchTokens: 1 } },
    { key: { workspaceId: 1, status: 1, groupKey: 1, _id: 1 } },
    { key: { workspaceId: 1, vendor: 1, groupKey: 1, _id: 1 } },
    { key: { workspaceId: 1, productType: 1, groupKey: 1, _id: 1 } },
    { key: { connectionId: 1, groupKey: 1 } },
  ],
);

export const variations = defineModel<VariationRecord>(
  'variations',
  new Schema<VariationRecord>(
    {
      _id: base._id,
      workspaceId: base.workspaceId,
      connectionId: base.connectionId,
      productId: String,
      name: String,
      shopifySourceProductId: String,
      status: String,
      updatedAt: Date,
    },
    options,
  ),
  [{ key: { productId: 1 } }],
);

export const skus = defineModel<StoredSku>(
  'skus',
  new Schema<StoredSku>(
    {
      ...fromSource,
      code: String,
      platformCode: String,
      productId: String,
      variationId: String,
      shopifyProductId: String,
      shopifyVariantId: String,
      shopifyInventoryItemId: String,
      title: String,
      colour: String,
      size: String,
      attributes: [mixed],
      currency: String,
      price: Number,
      compareAtPrice: Number,
      cost: Number,
      barcode: String,
      weightGrams: Number,
      tracked: Boolean,
      position: Number,
      status: String,
      available: Number,
      searchTokens: [String],
      removed: Boolean,
      applied: mixed,
    },
    options,
  ),
  [
    { key: { workspaceId: 1, code: 1 }, options: { unique: true } },
    { key: { workspaceId: 1, platformCode: 1 } },
    { key: { workspaceId: 1, status: 1, code: 1 } },
    { key: { workspaceId: 1, searchTokens: 1 } },
    { key: { workspaceId: 1, shopifyVariantId: 1 } },
    { key: { workspaceId: 1, shopifyInventoryItemId: 1 } },
    { key: { workspaceId: 1, shopifyProductId: 1, code: 1 } },
    { key: { workspaceId: 1, tracked: 1, available: 1, _id: 1 } },
    {
      key: { workspaceId: 1, tracked: 1, code: 1 },
      options: { partialFilterExpression: { tracked: false } },
    },
    { key: { connectionId: 1, shopifyVariantId: 1 }, options: { unique: true } },
    { key: { connectionId: 1, shopifyInventoryItemId: 1 } },
    { key: { connectionId: 1, shopifyProductId: 1 } },
    { key: { productId: 1 } },
  ],
);

/** Rises whenever a group of listings is put together anew: only the latest computation may stand. */
export interface CatalogGroup {
  /** `<connection>:<group key>`. */
  _id: string;
  workspaceId: string;
  connectionId: string;
  rev: number;
}

export const catalogGroups = defineModel<CatalogGroup>(
  'catalog_groups',
  new Schema<CatalogGroup>(
    { _id: String, workspaceId: String, connectionId: String, rev: Number },
    { versionKey: false },
  ),
);
