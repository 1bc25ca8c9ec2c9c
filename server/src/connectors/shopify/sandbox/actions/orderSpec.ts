import type { AddressState, Minor } from '../state/types.ts';

export interface OrderLineSpec {
  /** Left out for a custom line: then title and price are needed. */
  variantId?: number;
  title?: string;
  price?: Minor;
  sku?: string | null;
  quantity: number;
  properties?: { name: string; value: string }[];
  giftCard?: boolean;
  requiresShipping?: boolean;
  taxable?: boolean;
  /** GST of the line, e.g. 0.05; by default from the order. */
  taxRate?: number;
  /** Customs duty of the line. */
  duty?: Minor;
}

export interface DiscountSpec {
  kind: 'code' | 'automatic' | 'manual' | 'script';
  code?: string;
  title?: string;
  /** One of the two. */
  percent?: number;
  amount?: Minor;
  /** Whole order (spread over its lines), shipping, or indexes of lines. Default 'order'. */
  target?: 'order' | 'shipping' | number[];
}

export type PaymentSpec =
  | { kind: 'cod'; gateway?: string }
  | { kind: 'prepaid'; gateway?: string }
  | { kind: 'authorised'; gateway?: string }
  | { kind: 'bank_transfer'; gateway?: string }
  /** Part by card now, the rest on delivery. */
  | { kind: 'ppcod'; upfront: Minor; gateway?: string }
  | { kind: 'gift_card'; amount: Minor; rest?: 'cod' | 'prepaid' }
  /** A gateway that has not answered yet (UPI pending, failed first try). */
  | { kind: 'pending'; gateway: string; failedFirst?: boolean }
  | { kind: 'none' };

export interface ShippingSpec {
  title: string;
  code?: string | null;
  price: Minor;
  taxRate?: number;
}

export interface OrderSpec {
  lines: OrderLineSpec[];
  payment?: PaymentSpec;
  customerId?: number | null;
  email?: string | null;
  phone?: string | null;
  shippingAddress?: AddressState | null;
  billingAddress?: AddressState | null;
  shipping?: ShippingSpec[];
  discounts?: DiscountSpec[];
  tip?: Minor;
  /** Default: the shop's setting. */
  taxesIncluded?: boolean;
  /** Default 5 % up to ₹1,000 a piece, 12 % above. 0 = no tax. */
  taxRate?: number;
  presentment?: { currency: string; rateMicros: number };
  sourceName?: string;
  sourceIdentifier?: string | null;
  locationId?: number | null;
  test?: boolean;
  confirmed?: boolean;
  name?: string;
  note?: string | null;
  noteAttributes?: { name: string; value: string }[];
  tags?: string[];
  landingSite?: string | null;
  referringSite?: string | null;
  acceptsMarketing?: boolean;
  /** Imports may lie in the past. */
  processedAt?: Date;
}
