import { sumMoney } from '../../../domain/money.ts';
import type {
  Minor,
  SourceFulfillment,
  SourceLine,
  SourceShippingLine,
} from '../../../domain/source.ts';
import { isObject } from '../../kit/read/json.ts';
import {
  addIssue,
  type Place,
  readBodyId,
  readChild,
  readCount,
  readFlag,
  readLink,
  readList,
  readMoney,
  readRequiredMoney,
  readSetAmount,
  readText,
  sortById,
  valueOf,
} from './read.ts';
import { toBodyId } from './ids.ts';
import type { RefundedLines } from './mapper.refund.ts';

export interface LineContext {
  currency: string;
  fulfillments: SourceFulfillment[];
  refunded: RefundedLines;
  /** Tips of the whole order: a line without variant called "Tip" is one only where there are tips. */
  tips: Minor;
}

export function readLines(order: Place, context: LineContext): SourceLine[] {
  const fulfilled = computeFulfilledUnits(context.fulfillments);
  const lines = readList(order, 'lineItems', true).map((line) => toLine(line, context));
  for (const line of lines) line.fulfilledQty = fulfilled.get(line.externalId) ?? 0;
  return sortById(lines);
}

/** Only successful parcels count (edge case 58). */
function computeFulfilledUnits(fulfillments: SourceFulfillment[]): Map<string, number> {
  const units = new Map<string, number>();
  for (const fulfillment of fulfillments) {
    if (fulfillment.status !== 'success') continue;
    for (const { lineId, qty } of fulfillment.lines) {
      units.set(lineId, (units.get(lineId) ?? 0) + qty);
    }
  }
  return units;
}

function toLine(place: Place, context: LineContext): SourceLine {
  const { currency } = context;
  const externalId = readBodyId(place);
  const orderedQty = readRequiredCount(place, 'quantity');
  const left = Math.max(0, orderedQty - (context.refunded.units.get(externalId) ?? 0));
  const deleted = place.rest && valueOf(place, 'productExists') === false;
  const variantId = deleted ? null : readLink(place, 'variant');
  const productId = deleted ? null : readLink(place, 'product');
  const requiresShipping = readFlag(place, 'requiresShipping');
  const title = readText(place, 'title') ?? readText(place, 'name') ?? '';
  const tippable = variantId === null && productId === null && !requiresShipping;
  return {
    externalId,
    variantId,
    productId,
    sku: readText(place, 'sku'),
    title,
    variantTitle: readText(place, 'variantTitle'),
    orderedQty,
    currentQty: readCount(place, 'currentQuantity') ?? left,
    fulfilledQty: 0,
    unitPrice: readUnitPrice(place, currency),
    discount: readDiscount(place, currency),
    tax: readTax(place, currency),
    giftCard: readFlag(place, place.rest ? 'giftCard' : 'isGiftCard'),
    tip: tippable && (isTipPaid(place) || (context.tips > 0 && /^tips?$/i.test(title.trim()))),
    requiresShipping,
    properties: readAttributes(place, place.rest ? 'properties' : 'customAttributes').filter(
      ({ name }) => !name.startsWith('_'),
    ),
  };
}

/** Each line for itself: a tip says nothing of the lines after it (edge case 23). */
function isTipPaid(place: Place): boolean {
  return (
    readText(place, 'tipPaymentGateway') !== null || readText(place, 'tipPaymentMethod') !== null
  );
}

function readRequiredCount(place: Place, name: string): number {
  const before = place.issues.length;
  const count = readCount(place, name);
  if (count === null && place.issues.length === before) addIssue(place, name, 'is missing');
  return count ?? 0;
}

function readUnitPrice(place: Place, currency: string): Minor {
  return readRequiredMoney(place, place.rest ? 'price' : 'originalUnitPrice', currency);
}

/** Σ allocations; `total_discount` only where an old body has none (it is "0.00" beside allocations). */
function readDiscount(place: Place, currency: string): Minor {
  if (place.rest && valueOf(place, 'discountAllocations') === undefined) {
    return readMoney(place, 'totalDiscount', currency) ?? 0;
  }
  const name = place.rest ? 'amount' : 'allocatedAmount';
  const rows = readList(place, 'discountAllocations');
  return sumMoney(rows.map((row) => readMoney(row, name, currency) ?? 0));
}

function readTax(place: Place, currency: string): Minor {
  return sumMoney(readList(place, 'taxLines').map((row) => readMoney(row, 'price', currency) ?? 0));
}

/** name/value pairs: a list, `{}`, or nothing; names and values may be of any type (edge case 24). */
export function readAttributes(place: Place, name: string): { name: string; value: string }[] {
  const value = valueOf(place, name);
  if (value === null || value === undefined) return [];
  if (!isObject(value) && !Array.isArray(value)) {
    addIssue(place, name, 'must be a list');
    return [];
  }
  try {
    return toPairs(value);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    addIssue(place, name, 'is nested too deeply');
    return [];
  }
}

/** @throws RangeError for values nested too deeply to be written as text. */
function toPairs(value: Record<string, unknown> | unknown[]): { name: string; value: string }[] {
  if (isObject(value)) {
    return Object.entries(value).map(([key, inner]) => ({ name: key, value: toPlain(inner) }));
  }
  return value
    .filter(isObject)
    .map((row) => ({ name: toPlain(row['name'] ?? row['key']), value: toPlain(row['value']) }));
}

function toPlain(value: unknown): string {
  if (typeof value === 'string') return value;
  return value === null || value === undefined ? '' : JSON.stringify(value);
}

/** Lines taken off by an edit stay in REST bodies with `is_removed` (shopify-facts 8). */
export function readShippingLines(order: Place, currency: string): SourceShippingLine[] {
  const lines = readList(order, 'shippingLines').filter((line) => !readFlag(line, 'isRemoved'));
  return sortById(lines.map((line, index) => toShippingLine(line, currency, index)));
}

/** Old bodies and GraphQL may leave the id out: the position keeps such lines apart. */
function toShippingLine(place: Place, currency: string, index: number): SourceShippingLine {
  return {
    externalId: toBodyId(place.data) ?? String(index),
    title: readText(place, 'title') ?? '',
    code: readText(place, 'code'),
    price: readMoney(place, 'discountedPrice', currency) ?? readOldPrice(place, currency),
    tax: readTax(place, currency),
  };
}

function readOldPrice(place: Place, currency: string): Minor {
  if (readChild(place, 'priceSet'))
    return readSetAmount(place, 'price', 'shopMoney', currency) ?? 0;
  return readRequiredMoney(place, 'price', currency);
}
