import type { ChildSelection, Document } from './document.ts';
import { toMoreText, toOneText, toPageText } from './document.ts';

export const productFields = `id title handle vendor productType status tags createdAt updatedAt
options { name position }
variantsCount { count }`;

export const variants: ChildSelection = {
  field: 'variants',
  first: 50,
  fields: `id title sku price compareAtPrice barcode position
selectedOptions { name value }
inventoryItem { id tracked unitCost { amount } measurement { weight { value unit } } }`,
};

export const media: ChildSelection = {
  field: 'media',
  first: 10,
  filter: 'query: "media_type:IMAGE"',
  fields: 'id alt ... on MediaImage { image { url } }',
};

const children = [variants, media];

export const productsPage: Document = {
  name: 'ProductsPage',
  text: toPageText('ProductsPage', 'products', productFields, children),
};
export const productById: Document = {
  name: 'ProductById',
  text: toOneText('ProductById', 'product', productFields, children),
};
export const productVariantsMore: Document = {
  name: 'ProductVariantsMore',
  text: toMoreText('ProductVariantsMore', 'product', variants),
};
export const productMediaMore: Document = {
  name: 'ProductMediaMore',
  text: toMoreText('ProductMediaMore', 'product', media),
};

export const productsCount: Document = {
  name: 'ProductsCount',
  text: 'query ProductsCount($query: String, $limit: Int) { count: productsCount(query: $query, limit: $limit) { count precision } }',
};

/** Which product a variant or an inventory item belongs to. */
export const productOf: Document = {
  name: 'ProductOf',
  text: `query ProductOf($id: ID!) {
  node(id: $id) {
    ... on ProductVariant { product { id } }
    ... on InventoryItem { variants(first: 1) { nodes { product { id } } } }
  }
}`,
};
