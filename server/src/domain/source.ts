/**
 * The one structure a platform's raw JSON is read into before any rule is applied (spec 7.1).
 * A REST webhook body, a GraphQL page node and a bulk line of the same version give equal values.
 * Money is integer minor units of the currency beside it; ids are strings; times are ISO 8601 UTC with ms.
 * `null` means the platform said "nothing"; `undefined` means the payload did not speak of it (never overwrites).
 */
export type Minor = number;

export interface SourceAddress {
  firstName: string | null;
  lastName: string | null;
  company: string | null;
  address1: string | null;
  address2: string | null;
  city: string | null;
  province: string | null;
  provinceCode: string | null;
  zip: string | null;
  country: string | null;
  countryCode: string | null;
  phone: string | null;
}

export interface SourceLine {
  externalId: string;
  /** null for custom lines, tips and lines whose variant or product was deleted. */
  variantId: string | null;
  productId: string | null;
  sku: string | null;
  /** The source knows no variants (files): the SKU's code is all there is to link by, and may be of no catalog. */
  linkByCode?: boolean;
  title: string;
  variantTitle: string | null;
  orderedQty: number;
  /** After edits, removals and refunds. */
  currentQty: number;
  /** Units in successful fulfilments, those returned since included. */
  fulfilledQty: number;
  /** One unit before discounts. */
  unitPrice: Minor;
  /** All discount allocations of the ordered quantity. */
  discount: Minor;
  /** Tax of the ordered quantity. */
  tax: Minor;
  giftCard: boolean;
  tip: boolean;
  requiresShipping: boolean;
  /** Properties shown to people; the platform's hidden ones (leading `_`) are left out. */
  properties: { name: string; value: string }[];
}

export interface SourceShippingLine {
  externalId: string;
  title: string;
  code: string | null;
  /** Price after shipping discounts. */
  price: Minor;
  tax: Minor;
}

export interface SourceFulfillment {
  externalId: string;
  /** REST vocabulary: pending, open, success, cancelled, error, failure. */
  status: string;
  /** REST vocabulary, lower case: in_transit, delivered, … or null. */
  shipmentStatus: string | null;
  trackingNumbers: string[];
  trackingCompany: string | null;
  trackingUrl: string | null;
  createdAt: string;
  lines: { lineId: string; qty: number }[];
}

export interface SourceRefund {
  externalId: string;
  createdAt: string;
  /** Σ of its successful refund transactions (spec 9.1b). */
  amount: Minor;
}

export interface SourceOrder {
  externalId: string;
  /** "#1001". */
  name: string;
  currency: string;
  presentmentCurrency: string | null;
  presentmentTotal: Minor | null;
  test: boolean;
  createdAt: string;
  /** The date reports use. */
  processedAt: string;
  updatedAt: string;
  cancelledAt: string | null;
  cancelReason: string | null;
  closedAt: string | null;
  email: string | null;
  phone: string | null;
  note: string | null;
  tags: string[];
  sourceName: string | null;
  landingPage: string | null;
  attributes: { name: string; value: string }[];
  /** As the platform spells them, in its order. */
  gateways: string[];
  /** REST vocabulary: pending, authorized, partially_paid, paid, partially_refunded, refunded, voided, expired; null unknown. */
  financialStatus: string | null;
  /** REST vocabulary: null, partial, fulfilled, restocked. */
  fulfillmentStatus: string | null;
  taxesIncluded: boolean;
  discountCodes: string[];
  /** As ordered. */
  total: Minor;
  subtotal: Minor;
  discounts: Minor;
  tax: Minor;
  shipping: Minor;
  tips: Minor;
  duties: Minor;
  /** After edits, returns and refunds. */
  currentTotal: Minor;
  currentSubtotal: Minor;
  currentDiscounts: Minor;
  currentTax: Minor;
  currentDuties: Minor;
  /** null where the payload does not tell (older REST): then computed from the financial status. */
  outstanding: Minor | null;
  refunds: SourceRefund[];
  customer: SourceOrderCustomer | null;
  shippingAddress: SourceAddress | null;
  billingAddress: SourceAddress | null;
  lines: SourceLine[];
  shippingLines: SourceShippingLine[];
  fulfillments: SourceFulfillment[];
}

/** What an order tells of its customer: never the counts, they are computed. */
export interface SourceOrderCustomer {
  externalId: string;
  email: string | null;
  phone: string | null;
  firstName: string | null;
  lastName: string | null;
}

export interface SourceVariant {
  externalId: string;
  sku: string | null;
  title: string;
  /** By the product's options, in their order. */
  options: { name: string; value: string }[];
  price: Minor;
  compareAtPrice: Minor | null;
  /** Needs a permission and comes by GraphQL only; undefined = the payload did not speak of it. */
  cost: Minor | null | undefined;
  barcode: string | null;
  weightGrams: number | null;
  inventoryItemId: string | null;
  tracked: boolean | undefined;
  position: number;
}

export interface SourceProduct {
  externalId: string;
  title: string;
  handle: string | null;
  vendor: string | null;
  productType: string | null;
  /** active, draft, archived, unlisted. */
  status: string;
  tags: string[];
  createdAt: string;
  updatedAt: string;
  currency: string;
  images: { src: string; alt: string | null }[];
  optionNames: string[];
  variants: SourceVariant[];
}

export interface SourceCustomer {
  externalId: string;
  email: string | null;
  phone: string | null;
  firstName: string | null;
  lastName: string | null;
  note: string | null;
  state: string | null;
  createdAt: string;
  updatedAt: string;
  defaultAddress: SourceAddress | null;
  addresses: SourceAddress[];
  /** Absent from webhook bodies since 2025-01: undefined, never cleared by them. */
  tags: string[] | undefined;
  acceptsMarketing: boolean | undefined;
}

export interface SourceInventoryLevel {
  inventoryItemId: string;
  locationId: string;
  locationName: string | undefined;
  /** null = not tracked, which is not 0; may be negative. */
  available: number | null;
  updatedAt: string;
}

/** An event that carries no record of its own: what it asks of us is said as data. */
export type SourceEvent =
  | { type: 'refetch'; stream: string; externalId: string }
  | { type: 'uninstalled' }
  | { type: 'held'; reason: string }
  | { type: 'noted'; reason: string };

/** A payload that cannot be mapped is data, not an exception: which field, and why (style 4). */
export interface Issue {
  field: string;
  message: string;
}
export type ReadResult<T> = { ok: true; value: T } | { ok: false; issues: Issue[] };
