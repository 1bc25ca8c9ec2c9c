import type { ReadResult, SourceProduct, SourceVariant } from '../../../domain/source.ts';
import type { ReadContext } from '../../kit/types.ts';
import { compareIds } from './ids.ts';
import {
  addIssue,
  type Place,
  readAmount,
  readBody,
  readBodyId,
  readChild,
  readCount,
  readFlag,
  readId,
  readList,
  readRequiredTime,
  readState,
  readTags,
  readText,
  valueOf,
} from './read.ts';

/** PURE. A product body of either shape to the common product. */
export function toProduct(body: unknown, context: ReadContext): ReadResult<SourceProduct> {
  return readBody(body, (root) => toSourceProduct(root, context.currency));
}

function toSourceProduct(root: Place, currency: string): SourceProduct {
  const optionNames = readOptionNames(root);
  const variants = readList(root, 'variants', true).map((variant, index) =>
    toVariant(variant, { currency, optionNames, index }),
  );
  return {
    externalId: readBodyId(root),
    title: readText(root, 'title') ?? '',
    handle: readText(root, 'handle'),
    vendor: readText(root, 'vendor'),
    productType: readText(root, 'productType'),
    status: readState(root, 'status') ?? 'active',
    tags: readTags(root),
    createdAt: readRequiredTime(root, 'createdAt'),
    updatedAt: readRequiredTime(root, 'updatedAt'),
    currency,
    images: readImages(root),
    optionNames,
    variants: variants.sort(byPosition),
  };
}

function byPosition(left: SourceVariant, right: SourceVariant): number {
  return left.position - right.position || compareIds(left.externalId, right.externalId);
}

/** By their position, whatever they are called (edge case 65). */
function readOptionNames(root: Place): string[] {
  return readList(root, 'options')
    .map((option, index) => ({
      name: readText(option, 'name') ?? '',
      position: readCount(option, 'position') ?? index + 1,
    }))
    .sort((left, right) => left.position - right.position)
    .map(({ name }) => name);
}

function readImages(root: Place): SourceProduct['images'] {
  const images = readList(root, root.rest ? 'images' : 'media').map((image, index) => ({
    position: readCount(image, 'position') ?? index + 1,
    src: readImageAddress(image),
    alt: readText(image, 'alt'),
  }));
  return images
    .sort((left, right) => left.position - right.position)
    .flatMap(({ src, alt }) => (src === null ? [] : [{ src, alt }]));
}

function readImageAddress(place: Place): string | null {
  if (place.rest) return readText(place, 'src');
  const image = readChild(place, 'image');
  return image && readText(image, 'url');
}

interface VariantContext {
  currency: string;
  optionNames: string[];
  index: number;
}

function toVariant(place: Place, context: VariantContext): SourceVariant {
  const { currency } = context;
  const item = place.rest ? null : readChild(place, 'inventoryItem');
  const price = readAmount(place, 'price', currency);
  if (price === null) addMissing(place, 'price');
  return {
    externalId: readBodyId(place),
    sku: readText(place, 'sku'),
    title: readText(place, 'title') ?? '',
    options: readOptions(place, context.optionNames),
    price: price ?? 0,
    compareAtPrice: readAmount(place, 'compareAtPrice', currency) || null,
    cost: item ? readCost(item, currency) : undefined,
    barcode: readText(place, 'barcode'),
    weightGrams: item ? readItemWeight(item) : readWeight(place),
    inventoryItemId: item ? readId(item, 'id') : readId(place, 'inventoryItemId'),
    tracked: item ? readFlag(item, 'tracked') : readTracked(place),
    position: readCount(place, 'position') ?? context.index + 1,
  };
}

function addMissing(place: Place, name: string): void {
  if (!place.issues.some((issue) => issue.field === `${place.path}.${name}`)) {
    addIssue(place, name, 'is missing');
  }
}

function readOptions(place: Place, names: string[]): SourceVariant['options'] {
  if (!place.rest) {
    return readList(place, 'selectedOptions').map((row) => ({
      name: readText(row, 'name') ?? '',
      value: readText(row, 'value') ?? '',
    }));
  }
  return names.flatMap((name, index) => {
    const value = readText(place, `option${index + 1}`);
    return value === null ? [] : [{ name, value }];
  });
}

/** null without the "view product costs" permission as well (shopify-facts 9). */
function readCost(item: Place, currency: string): number | null {
  const cost = readChild(item, 'unitCost');
  return cost && readAmount(cost, 'amount', currency);
}

/** undefined where the body does not speak of tracking. */
function readTracked(place: Place): boolean | undefined {
  const value = valueOf(place, 'inventoryManagement');
  return value === undefined ? undefined : value === 'shopify';
}

const gramsPerUnit = new Map([
  ['g', 1],
  ['grams', 1],
  ['kg', 1000],
  ['kilograms', 1000],
  ['oz', 28.349523125],
  ['ounces', 28.349523125],
  ['lb', 453.59237],
  ['pounds', 453.59237],
]);

function readWeight(place: Place): number | null {
  return readCount(place, 'grams') ?? toGrams(place, 'weight', 'weightUnit');
}

function readItemWeight(item: Place): number | null {
  const measurement = readChild(item, 'measurement');
  const weight = measurement && readChild(measurement, 'weight');
  return weight && toGrams(weight, 'value', 'unit');
}

function toGrams(place: Place, name: string, unitName: string): number | null {
  const value = valueOf(place, name);
  const factor = gramsPerUnit.get(readState(place, unitName) ?? 'g');
  if (typeof value !== 'number' || factor === undefined) return null;
  const grams = Math.round(value * factor);
  return Number.isSafeInteger(grams) ? grams : null;
}
