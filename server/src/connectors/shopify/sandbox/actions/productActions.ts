import { toRestDeletedItem } from '../rest/restInventory.ts';
import {
  addProduct,
  addVariant,
  dropVariant,
  findProduct,
  nextId,
  readClock,
  type ShopState,
} from '../state/shopState.ts';
import type { ImageState, OptionState, ProductState, VariantState } from '../state/types.ts';
import { touchProduct, type ActionContext } from './actionContext.ts';
import { connectLevel, setAvailable } from './stock.ts';
import { itemTopic, levelTopic, productTopic } from './topics.ts';

export interface VariantSpec {
  /** One value per option; left out for a product without options. */
  values?: string[];
  sku?: string | null;
  barcode?: string | null;
  price: number;
  compareAtPrice?: number | null;
  cost?: number | null;
  grams?: number;
  tracked?: boolean;
  taxable?: boolean;
  requiresShipping?: boolean;
  inventoryPolicy?: 'deny' | 'continue';
  /** Stock at the shop's locations, in their order. */
  stock?: number[];
}

export interface ProductSpec {
  title: string;
  bodyHtml?: string;
  vendor?: string;
  productType?: string;
  handle?: string;
  status?: ProductState['status'];
  tags?: string[];
  giftCard?: boolean;
  /** Names in order; left out = one "Default Title" variant. */
  options?: string[];
  variants: VariantSpec[];
  images?: string[];
}

export interface VariantPatch {
  sku?: string | null;
  price?: number;
  compareAtPrice?: number | null;
  barcode?: string | null;
  cost?: number | null;
  tracked?: boolean;
}

export interface ProductPatch {
  title?: string;
  bodyHtml?: string;
  vendor?: string;
  productType?: string;
  handle?: string;
  status?: ProductState['status'];
  tags?: string[];
  variants?: Record<number, VariantPatch>;
  addVariants?: VariantSpec[];
}

export const toHandle = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

function buildOptions(state: ShopState, spec: ProductSpec): OptionState[] {
  const names = spec.options ?? ['Title'];
  return names.map((name, index) => ({
    id: nextId(state, 'option'),
    name,
    position: index + 1,
    values: [...new Set(spec.variants.map((v) => v.values?.[index] ?? 'Default Title'))].map(
      (value) => ({ id: nextId(state, 'optionValue'), name: value }),
    ),
  }));
}

function buildVariant(state: ShopState, spec: VariantSpec, position: number): VariantState {
  const now = readClock(state);
  const values = spec.values ?? ['Default Title'];
  return {
    id: nextId(state, 'variant'),
    title: values.join(' / '),
    sku: spec.sku === undefined ? null : spec.sku,
    barcode: spec.barcode ?? null,
    price: spec.price,
    compareAtPrice: spec.compareAtPrice ?? null,
    position,
    values,
    taxable: spec.taxable ?? true,
    inventoryPolicy: spec.inventoryPolicy ?? 'deny',
    imageId: null,
    grams: spec.grams ?? 0,
    item: {
      id: nextId(state, 'item'),
      tracked: spec.tracked ?? true,
      cost: spec.cost ?? null,
      requiresShipping: spec.requiresShipping ?? true,
      harmonizedSystemCode: null,
      countryCodeOfOrigin: null,
      createdAt: now,
      updatedAt: now,
    },
    createdAt: now,
    updatedAt: now,
  };
}

function buildImage(state: ShopState, src: string, position: number): ImageState {
  const now = readClock(state);
  return {
    id: nextId(state, 'image'),
    mediaId: nextId(state, 'media'),
    src,
    alt: null,
    width: 1200,
    height: 1600,
    position,
    createdAt: now,
    updatedAt: now,
  };
}

function buildProduct(state: ShopState, spec: ProductSpec): ProductState {
  const now = readClock(state);
  const status = spec.status ?? 'active';
  return {
    id: nextId(state, 'product'),
    title: spec.title,
    bodyHtml: spec.bodyHtml ?? '',
    vendor: spec.vendor ?? state.info.name,
    productType: spec.productType ?? '',
    handle: spec.handle ?? toHandle(spec.title),
    status,
    tags: spec.tags ?? [],
    giftCard: spec.giftCard ?? false,
    options: buildOptions(state, spec),
    variants: spec.variants.map((variant, index) => buildVariant(state, variant, index + 1)),
    images: (spec.images ?? []).map((src, index) => buildImage(state, src, index + 1)),
    publishedAt: status === 'draft' ? null : now,
    createdAt: now,
    updatedAt: now,
  };
}

function stockVariant(state: ShopState, variant: VariantState, stock: number[]) {
  if (!variant.item.tracked) return [];
  return [...state.locations.keys()].flatMap((locationId, index) => {
    const available = stock[index];
    if (available === undefined) return [];
    return [connectLevel(state, { itemId: variant.item.id, locationId }, available)];
  });
}

/** Creates a product with its variants, items and stock; emits what a shop emits for it. */
export function createProduct(context: ActionContext, spec: ProductSpec): ProductState {
  const { state } = context;
  const product = buildProduct(state, spec);
  addProduct(state, product);
  state.version += 1;
  const levels = product.variants.flatMap((variant, index) =>
    stockVariant(state, variant, spec.variants[index]?.stock ?? [0]),
  );
  context.record({ action: 'create', resource: 'product', id: product.id, details: {} });
  context.emit([
    productTopic(state, 'create', product),
    ...product.variants.map((variant) => itemTopic(state, 'create', variant)),
    ...levels.map((level) => levelTopic(state, 'connect', level)),
  ]);
  return product;
}

function patchVariant(state: ShopState, variant: VariantState, patch: VariantPatch): boolean {
  const { cost, tracked, ...rest } = patch;
  Object.assign(variant, rest);
  variant.updatedAt = readClock(state);
  if (cost === undefined && tracked === undefined && patch.sku === undefined) return false;
  if (cost !== undefined) variant.item.cost = cost;
  if (tracked !== undefined) variant.item.tracked = tracked;
  variant.item.updatedAt = variant.updatedAt;
  return true;
}

function growOptions(state: ShopState, product: ProductState, values: string[]): void {
  product.options.forEach((option, index) => {
    const name = values[index];
    if (name === undefined || option.values.some((value) => value.name === name)) return;
    option.values.push({ id: nextId(state, 'optionValue'), name });
  });
}

export function updateProduct(context: ActionContext, id: number, patch: ProductPatch) {
  const { state } = context;
  const product = findProduct(state, id);
  const { variants = {}, addVariants = [], ...rest } = patch;
  Object.assign(product, rest);
  const changed = product.variants.filter((variant) => {
    const change = variants[variant.id];
    return change ? patchVariant(state, variant, change) : false;
  });
  const added = addVariants.map((spec) => {
    const variant = buildVariant(state, spec, product.variants.length + 1);
    product.variants.push(variant);
    growOptions(state, product, variant.values);
    addVariant(state, product, variant);
    stockVariant(state, variant, spec.stock ?? [0]);
    return variant;
  });
  touchProduct(state, product);
  context.record({ action: 'update', resource: 'product', id, details: { ...rest } });
  context.emit([
    productTopic(state, 'update', product),
    ...changed.map((variant) => itemTopic(state, 'update', variant)),
    ...added.map((variant) => itemTopic(state, 'create', variant)),
  ]);
  return product;
}

export function removeVariant(context: ActionContext, variantId: number): ProductState {
  const { state } = context;
  const found = state.variants.get(variantId);
  if (!found) throw new Error(`No variant ${variantId} in the shop`);
  const { product, variant } = found;
  product.variants = product.variants.filter((candidate) => candidate.id !== variantId);
  dropVariant(state, variant);
  touchProduct(state, product);
  context.record({ action: 'remove', resource: 'variant', id: variantId, details: {} });
  context.emit([
    productTopic(state, 'update', product),
    { topic: 'inventory_items/delete', body: () => toRestDeletedItem(variant.item.id) },
  ]);
  return product;
}

/** Order lines keep title, SKU and price of a deleted product. */
export function deleteProduct(context: ActionContext, id: number): void {
  const { state } = context;
  const product = findProduct(state, id);
  for (const variant of product.variants) dropVariant(state, variant);
  state.products.delete(id);
  state.version += 1;
  context.record({ action: 'delete', resource: 'product', id, details: {} });
  context.emit([
    { topic: 'products/delete', body: () => ({ id }) },
    ...product.variants.map((variant) => ({
      topic: 'inventory_items/delete',
      body: () => toRestDeletedItem(variant.item.id),
    })),
  ]);
}

export interface StockSetting {
  itemId: number;
  locationId: number;
  available: number;
}

export function setInventory(context: ActionContext, setting: StockSetting): void {
  const { state } = context;
  const { level, product } = setAvailable(state, setting, setting.available);
  context.record({
    action: 'set',
    resource: 'inventory',
    id: setting.itemId,
    details: { ...setting },
  });
  context.emit([levelTopic(state, 'update', level), productTopic(state, 'update', product)]);
}
