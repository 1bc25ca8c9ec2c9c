import { sumMoney } from '../../../domain/money.ts';
import type {
  Minor,
  ReadResult,
  SourceOrder,
  SourceOrderCustomer,
  SourceShippingLine,
} from '../../../domain/source.ts';
import { isKnownCurrency } from '../../kit/read/decimal.ts';
import { isObject } from '../../kit/read/json.ts';
import type { ReadContext } from '../../kit/types.ts';
import { readAddress } from './mapper.address.ts';
import { readFulfillments } from './mapper.fulfillment.ts';
import { readAttributes, readLines, readShippingLines } from './mapper.line.ts';
import { type RefundedLines, readRefundedLines, readRefunds } from './mapper.refund.ts';
import {
  addIssue,
  type Place,
  readBody,
  readBodyId,
  readChild,
  readFlag,
  readId,
  readMoney,
  readRequiredMoney,
  readRequiredTime,
  readSetAmount,
  readState,
  readTags,
  readText,
  readTexts,
  readTime,
  valueOf,
} from './read.ts';

/** PURE. A webhook body, REST answer or assembled GraphQL node to the common order (spec 7.1). */
export function toOrder(body: unknown, context: ReadContext): ReadResult<SourceOrder> {
  return readBody(body, (root) => toSourceOrder(root, context));
}

function toSourceOrder(root: Place, context: ReadContext): SourceOrder {
  const currency = readCurrency(root, context.currency);
  const presentment = readText(root, root.rest ? 'presentmentCurrency' : 'presentmentCurrencyCode');
  const refunded = readRefundedLines(root, currency);
  const amounts = readAmounts(root, currency, refunded);
  const presentmentTotal =
    presentment === null
      ? null
      : readSetAmount(root, 'totalPrice', 'presentmentMoney', presentment);
  const fulfillments = readFulfillments(root);
  const shippingLines = readShippingLines(root, currency);
  const lines = readLines(root, { currency, fulfillments, refunded, tips: amounts.tips });
  const createdAt = readRequiredTime(root, 'createdAt');
  return {
    externalId: readBodyId(root),
    name: readName(root),
    currency,
    presentmentCurrency: presentment,
    presentmentTotal,
    test: readFlag(root, 'test'),
    createdAt,
    processedAt: readTime(root, 'processedAt') ?? createdAt,
    updatedAt: readRequiredTime(root, 'updatedAt'),
    cancelledAt: readTime(root, 'cancelledAt'),
    cancelReason: readState(root, 'cancelReason'),
    closedAt: readTime(root, 'closedAt'),
    email: readText(root, 'email'),
    phone: readText(root, 'phone'),
    note: readText(root, 'note'),
    tags: readTags(root),
    sourceName: readText(root, 'sourceName'),
    landingPage: readLandingPage(root),
    attributes: readAttributes(root, root.rest ? 'noteAttributes' : 'customAttributes'),
    gateways: readGateways(root),
    financialStatus: readState(root, root.rest ? 'financialStatus' : 'displayFinancialStatus'),
    fulfillmentStatus: readFulfillmentStatus(
      root,
      lines.some((line) => line.fulfilledQty > 0),
    ),
    taxesIncluded: readFlag(root, 'taxesIncluded'),
    discountCodes: readDiscountCodes(root),
    ...amounts,
    shipping: readShipping(root, currency, shippingLines),
    outstanding: readMoney(root, 'totalOutstanding', currency),
    refunds: readRefunds(root, { currency, total: amounts.total, presentmentTotal }),
    customer: readCustomer(root),
    shippingAddress: readAddress(root, 'shippingAddress'),
    billingAddress: readAddress(root, 'billingAddress'),
    lines,
    shippingLines,
    fulfillments,
  };
}

/** An unknown currency has no known decimals: one issue that names it, not one for each amount. */
function readCurrency(root: Place, fallback: string): string {
  const name = root.rest ? 'currency' : 'currencyCode';
  const currency = readText(root, name) ?? fallback;
  if (isKnownCurrency(currency)) return currency;
  addIssue(root, name, 'is no known currency');
  return fallback;
}

type Amounts = Pick<
  SourceOrder,
  | 'total'
  | 'subtotal'
  | 'discounts'
  | 'tax'
  | 'tips'
  | 'duties'
  | 'currentTotal'
  | 'currentSubtotal'
  | 'currentDiscounts'
  | 'currentTax'
  | 'currentDuties'
>;

/** Old REST bodies lack `current_*`: then what refunded lines took is subtracted (shopify-facts 8). */
function readAmounts(root: Place, currency: string, refunded: RefundedLines): Amounts {
  const money = (name: string): Minor | null => readMoney(root, name, currency);
  const total = readRequiredMoney(root, 'totalPrice', currency);
  const discounts = money('totalDiscounts') ?? 0;
  const tax = money('totalTax') ?? 0;
  const subtotal = money('subtotalPrice') ?? total;
  const duties = money('originalTotalDuties') ?? 0;
  const taxTaken = readFlag(root, 'taxesIncluded') ? 0 : refunded.tax;
  return {
    total,
    subtotal,
    discounts,
    tax,
    tips: money('totalTipReceived') ?? 0,
    duties,
    currentTotal: money('currentTotalPrice') ?? total - refunded.subtotal - taxTaken,
    currentSubtotal: money('currentSubtotalPrice') ?? subtotal - refunded.subtotal,
    currentDiscounts: money('currentTotalDiscounts') ?? discounts,
    currentTax: money('currentTotalTax') ?? tax - refunded.tax,
    currentDuties: money('currentTotalDuties') ?? duties,
  };
}

/** Before shipping discounts and returns, as the platform totals it; the lines have the rest. */
function readShipping(root: Place, currency: string, lines: SourceShippingLine[]): Minor {
  return (
    readMoney(root, 'totalShippingPrice', currency) ?? sumMoney(lines.map((line) => line.price))
  );
}

function readName(root: Place): string {
  const number = readText(root, 'orderNumber') ?? readText(root, 'number');
  return readText(root, 'name') ?? (number === null ? '' : `#${number}`);
}

/** Path and query only: REST has no host, GraphQL has one. */
function readLandingPage(root: Place): string | null {
  if (root.rest) return toPath(readText(root, 'landingSite'));
  const journey = readChild(root, 'customerJourneySummary');
  const visit = journey && readChild(journey, 'lastVisit');
  return visit && toPath(readText(visit, 'landingPage'));
}

function toPath(address: string | null): string | null {
  return address === null ? null : address.replace(/^https?:\/\/[^/?#]*/i, '') || '/';
}

function readGateways(root: Place): string[] {
  const names = readTexts(root, 'paymentGatewayNames').filter((name) => name !== '');
  const old = root.rest && names.length === 0 ? readText(root, 'gateway') : null;
  return old === null ? names : [old];
}

const fulfillmentStates = new Map([
  ['partially_fulfilled', 'partial'],
  ['partial', 'partial'],
  ['fulfilled', 'fulfilled'],
  ['restocked', 'restocked'],
]);

/** REST has no word for "on hold" and its like: they are null, or partial where parcels left (shopify-facts 5). */
function readFulfillmentStatus(root: Place, shipped: boolean): string | null {
  const state = readState(root, root.rest ? 'fulfillmentStatus' : 'displayFulfillmentStatus');
  const known = fulfillmentStates.get(state ?? '');
  if (known) return known;
  if (root.rest) return state === 'pending' || state === 'unfulfilled' ? null : state;
  return shipped && state !== 'unfulfilled' && state !== 'fulfillment_not_required'
    ? 'partial'
    : null;
}

function readDiscountCodes(root: Place): string[] {
  const value = valueOf(root, 'discountCodes');
  if (!Array.isArray(value)) return [];
  return value
    .map((row: unknown) => (isObject(row) ? row['code'] : row))
    .filter((code) => typeof code === 'string' && code !== '') as string[];
}

function readCustomer(root: Place): SourceOrderCustomer | null {
  const place = readChild(root, 'customer');
  const externalId = place && readId(place, 'id');
  if (!place || externalId === null) return null;
  return {
    externalId,
    ...readContact(place),
    firstName: readText(place, 'firstName'),
    lastName: readText(place, 'lastName'),
  };
}

/** E-mail and phone of a customer, in either shape. */
export function readContact(place: Place): { email: string | null; phone: string | null } {
  if (place.rest) return { email: readText(place, 'email'), phone: readText(place, 'phone') };
  const email = readChild(place, 'defaultEmailAddress');
  const phone = readChild(place, 'defaultPhoneNumber');
  return {
    email: email && readText(email, 'emailAddress'),
    phone: phone && readText(phone, 'phoneNumber'),
  };
}
