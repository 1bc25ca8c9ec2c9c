import type { Minor, SourceAddress } from './source.ts';

/** What every ERP record carries: its tenant, its optimistic lock and where it came from. */
export interface RecordBase {
  _id: string;
  workspaceId: string;
  connectionId: string;
  /** Rises with every write; writes are guarded by it. */
  rev: number;
  /** The cache entry's version this record was made from: never goes back. */
  rawVersion: number;
  /** The platform's own updated_at. */
  sourceUpdatedAt: Date;
  createdAt: Date;
  updatedAt: Date;
}

export const lineStatuses = [
  'pending',
  'allocated',
  'picked',
  'packed',
  'shipped',
  'delivered',
  'returned',
  'cancelled',
] as const;
export type LineStatus = (typeof lineStatuses)[number];

export const orderStatuses = [
  'pending',
  'processing',
  'partially_shipped',
  'shipped',
  'delivered',
  'returned',
  'cancelled',
] as const;
export type OrderStatus = (typeof orderStatuses)[number];

/** What the warehouse has to do next with an order. */
export const nextSteps = ['pick', 'ship'] as const;
export type NextStep = (typeof nextSteps)[number];

/** What warehouse staff did to a line: owned by the ERP, never written by a sync (spec 4.5). */
export interface WarehouseMove {
  lineStatus: LineStatus;
  awbNumber: string | null;
  courier: string | null;
  movedAt: Date;
  movedBy: string;
}

export interface MovedLine {
  shopifyLineId: string;
  title: string;
  skuCode: string | null;
  from: LineStatus;
  to: LineStatus;
  awbNumber: string | null;
  courier: string | null;
}

/** What a person or program did to an order's lines in one go. */
export interface OrderMove {
  /** The order's revision that it made. */
  rev: number;
  at: Date;
  by: { kind: 'person' | 'key'; id: string; name: string };
  lines: MovedLine[];
}

/** A conflict a person took note of: owned by the ERP, never written by a sync (spec 4.5). */
export interface AcceptedConflict {
  code: string;
  /** The lines it was about; another line, or another code, is a new conflict. */
  lineIds: string[];
  note: string | null;
  at: Date;
  /** Name of the person or API key. */
  by: string;
  byId: string;
}

export interface OrderLine {
  shopifyLineId: string;
  shopifyVariantId: string | null;
  shopifyProductId: string | null;
  skuId: string | null;
  skuCode: string | null;
  title: string;
  variantTitle: string | null;
  orderedQty: number;
  qty: number;
  fulfilledQty: number;
  listPrice: Minor;
  /** lineTotal / qty, of the ordered quantity where qty is 0; rounded half up. */
  unitPrice: Minor;
  discountAmount: Minor;
  /** The current quantity after all discounts. */
  lineTotal: Minor;
  taxAmount: Minor;
  /** What the platform's snapshot says. */
  platformStatus: LineStatus;
  platformAwb: string | null;
  platformCourier: string | null;
  trackingUrl: string | null;
  warehouse: WarehouseMove | null;
  /** The merged result people see. */
  lineStatus: LineStatus;
  awbNumber: string | null;
  courier: string | null;
  /** Why the line has no SKU, when it has none: custom, tip, gift_card, deleted. */
  unlinked: 'custom' | 'tip' | 'gift_card' | 'deleted' | null;
  custom: boolean;
  giftCard: boolean;
  properties: { name: string; value: string }[];
}

export type PaymentMethod = 'COD' | 'Prepaid';

export interface OrderRecord extends RecordBase {
  orderNumber: string;
  shopifyOrderId: string;
  status: OrderStatus;
  /** Derived from the lines: the warehouse's work queue. */
  nextStep: NextStep | null;
  /** A platform change that contradicts what the warehouse did: shown, never applied silently. */
  conflict: { code: string; message: string } | null;
  /** Only where there are some. */
  acceptedConflicts?: AcceptedConflict[];
  /** Only where there was one; those before it are kept apart. ERP-owned, as `warehouse` is. */
  lastMove?: OrderMove;
  paymentMethod: PaymentMethod | null;
  partlyPrepaid: boolean;
  codAmount: Minor;
  paymentGatewayNames: string[];
  financialStatus: string | null;
  fulfillmentStatus: string | null;
  currency: string;
  presentmentCurrency: string | null;
  presentmentTotalAmount: Minor | null;
  taxesIncluded: boolean;
  totalAmount: Minor;
  currentTotalAmount: Minor;
  subtotalAmount: Minor;
  discountAmount: Minor;
  taxAmount: Minor;
  shippingAmount: Minor;
  tipAmount: Minor;
  dutiesAmount: Minor;
  currentTaxAmount: Minor;
  currentShippingAmount: Minor;
  currentDutiesAmount: Minor;
  refundedAmount: Minor;
  outstandingAmount: Minor;
  /** What balances Σ lines + shipping + tax + tips + duties with currentTotalAmount; 0 for a payload that adds up. */
  adjustmentAmount: Minor;
  /** The same for the amounts as ordered, against totalAmount. */
  orderedAdjustmentAmount: Minor;
  discountCodes: string[];
  tags: string[];
  note: string | null;
  sourceName: string | null;
  utm: {
    source?: string;
    medium?: string;
    campaign?: string;
    term?: string;
    content?: string;
    id?: string;
  };
  /** The landing page's other parameters: `name=24027360183` where the value is a number, else the name alone. */
  linkMarks: string[];
  test: boolean;
  orderedAt: Date;
  cancelledAt: Date | null;
  cancelReason: string | null;
  closedAt: Date | null;
  deletedAt: Date | null;
  customerId: string | null;
  shopifyCustomerId: string | null;
  customerName: string;
  /** As the order tells them: a customer known from orders alone is made of these. */
  customerFirstName: string | null;
  customerLastName: string | null;
  customerEmail: string | null;
  /** Lower-cased and trimmed, for exact matching. */
  customerEmailKey: string | null;
  customerPhone: string | null;
  shippingAddress: SourceAddress | null;
  billingAddress: SourceAddress | null;
  lines: OrderLine[];
  refunds: { shopifyRefundId: string; refundedAt: Date; amount: Minor }[];
  /** Lower-case tokens for prefix search: number, name, e-mail, phone, SKU, AWB. */
  searchTokens: string[];
}

export type {
  CatalogStatus,
  ListingRecord,
  ProductRecord,
  SkuRecord,
  VariationRecord,
} from './catalog/catalogRecords.ts';

export interface CustomerRecord extends RecordBase {
  shopifyCustomerId: string;
  email: string | null;
  emailKey: string | null;
  phone: string | null;
  firstName: string | null;
  lastName: string | null;
  note: string | null;
  state: string | null;
  tags: string[];
  acceptsMarketing: boolean;
  defaultAddress: SourceAddress | null;
  addresses: SourceAddress[];
  /** `order` until the customer's own record arrived. */
  knownFrom: 'customer' | 'order';
  deletedAt: Date | null;
  /** Names, e-mail address and phone number, lower case. */
  searchTokens: string[];
  /** Derived from orders, recomputed, never incremented. */
  ordersCount: number;
  totalSpent: Minor;
  currency: string;
  firstOrderAt: Date | null;
  lastOrderAt: Date | null;
}

export interface InventoryLevelRecord extends RecordBase {
  skuId: string;
  shopifyInventoryItemId: string;
  locationId: string;
  locationName: string | null;
  /** null = not tracked. */
  available: number | null;
  disconnected: boolean;
}
