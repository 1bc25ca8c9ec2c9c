import type { AddressState, Minor, Stamp } from './types.ts';

export interface TaxLineState {
  title: string;
  rate: number;
  price: Minor;
}

export interface DiscountApplicationState {
  type: 'discount_code' | 'manual' | 'script' | 'automatic';
  targetType: 'line_item' | 'shipping_line';
  targetSelection: 'all' | 'entitled' | 'explicit';
  allocationMethod: 'across' | 'each' | 'one';
  valueType: 'percentage' | 'fixed_amount';
  /** Minor units for fixed_amount, per cent for percentage. */
  value: number;
  code: string | null;
  title: string | null;
}

export interface AllocationState {
  amount: Minor;
  /** Index into discountApplications. */
  application: number;
}

export interface DutyState {
  id: number;
  harmonizedSystemCode: string;
  countryCodeOfOrigin: string;
  price: Minor;
}

export interface OrderLineState {
  id: number;
  productId: number | null;
  variantId: number | null;
  title: string;
  variantTitle: string | null;
  sku: string | null;
  vendor: string | null;
  price: Minor;
  /** Ordered; order edits may raise it, nothing lowers it. */
  quantity: number;
  /** After removals, returns and refunds. */
  currentQuantity: number;
  /** Units removed before they were shipped. */
  removedUnfulfilled: number;
  requiresShipping: boolean;
  taxable: boolean;
  giftCard: boolean;
  tip: boolean;
  grams: number;
  properties: { name: string; value: string }[];
  allocations: AllocationState[];
  taxLines: TaxLineState[];
  duties: DutyState[];
}

export interface ShippingLineState {
  id: number;
  title: string;
  code: string | null;
  price: Minor;
  allocations: AllocationState[];
  taxLines: TaxLineState[];
  removed: boolean;
}

export type TransactionKind = 'sale' | 'authorization' | 'capture' | 'void' | 'refund';
export type TransactionStatus = 'success' | 'pending' | 'failure' | 'error';

export interface TransactionState {
  id: number;
  kind: TransactionKind;
  status: TransactionStatus;
  gateway: string;
  manualGateway: boolean;
  amount: Minor;
  parentId: number | null;
  message: string | null;
  test: boolean;
  createdAt: Stamp;
}

export type RestockType = 'no_restock' | 'cancel' | 'return' | 'legacy_restock';

export interface RefundState {
  id: number;
  note: string;
  createdAt: Stamp;
  restock: boolean;
  lines: {
    id: number;
    lineId: number;
    quantity: number;
    restockType: RestockType;
    locationId: number | null;
    subtotal: Minor;
    tax: Minor;
  }[];
  shipping: { id: number; shippingLineId: number; amount: Minor; tax: Minor }[];
  duties: { dutyId: number; amount: Minor }[];
  /** Lines and shipping minus money: positive = less was paid out (shopify-facts 8). 0 = none. */
  discrepancy: { id: number; amount: Minor } | null;
  transactionIds: number[];
}

export interface FulfillmentState {
  id: number;
  name: string;
  status: 'success' | 'cancelled' | 'error' | 'failure' | 'pending' | 'open';
  /** REST shipment_status. */
  shipmentStatus: string | null;
  trackingNumbers: string[];
  trackingUrls: string[];
  trackingCompany: string | null;
  locationId: number;
  lines: { id: number; lineId: number; quantity: number }[];
  createdAt: Stamp;
  updatedAt: Stamp;
}

export interface OrderEditState {
  id: number;
  createdAt: Stamp;
  staffNote: string;
  notifyCustomer: boolean;
  additions: { id: number; delta: number }[];
  removals: { id: number; delta: number }[];
}

export interface OrderState {
  id: number;
  /** Rises with every change; caches of computed totals hang on it. */
  rev: number;
  number: number;
  name: string;
  token: string;
  confirmationNumber: string;
  checkoutToken: string | null;
  currency: string;
  presentmentCurrency: string;
  /** Presentment units per shop unit, in millionths. */
  rateMicros: number;
  taxesIncluded: boolean;
  taxExempt: boolean;
  test: boolean;
  confirmed: boolean;
  edited: boolean;
  /** Imported without any payment information: displayFinancialStatus is null. */
  paymentUnknown: boolean;
  email: string | null;
  phone: string | null;
  customerId: number | null;
  billingAddress: AddressState | null;
  shippingAddress: AddressState | null;
  note: string | null;
  noteAttributes: { name: string; value: string }[];
  tags: string[];
  sourceName: string;
  sourceIdentifier: string | null;
  landingSite: string | null;
  referringSite: string | null;
  browserIp: string | null;
  acceptsMarketing: boolean;
  locationId: number | null;
  discountApplications: DiscountApplicationState[];
  lines: OrderLineState[];
  shippingLines: ShippingLineState[];
  transactions: TransactionState[];
  refunds: RefundState[];
  fulfillments: FulfillmentState[];
  edits: OrderEditState[];
  originalTotal: Minor;
  cancelReason: string | null;
  createdAt: Stamp;
  processedAt: Stamp;
  updatedAt: Stamp;
  closedAt: Stamp | null;
  cancelledAt: Stamp | null;
}
