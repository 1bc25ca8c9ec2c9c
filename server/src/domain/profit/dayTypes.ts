import type { AdDayRecord } from '../ads/adDay.ts';
import type { OrderRecord, PaymentMethod } from '../records.ts';
import type { ShipmentRecord } from '../shipping/shipment.ts';
import type { Minor } from '../source.ts';
import type { FindOrigin, OrderLink } from './attribution.ts';
import type {
  OrderProfit,
  ProfitLine,
  ProfitOrder,
  ProfitPart,
  ProfitRules,
} from './profitTypes.ts';
import type { Rates } from './rates.ts';
import type { OrderFate } from './revenue.ts';
import type { UnitCosts } from './skuCosts.ts';

/** An order as a day's sums need it. */
export type DayOrder = Omit<ProfitOrder, 'lines'> &
  Pick<OrderRecord, 'connectionId' | 'orderNumber' | 'orderedAt'> &
  OrderLink & {
    lines: (ProfitLine & Pick<OrderRecord['lines'][number], 'title'>)[];
  };

export type DayParcel = Pick<
  ShipmentRecord,
  | '_id'
  | 'connectionId'
  | 'orderId'
  | 'status'
  | 'isReturn'
  | 'charges'
  | 'chargesFinal'
  | 'currency'
  | 'bookedAt'
>;

export type DayAd = Pick<
  AdDayRecord,
  | 'connectionId'
  | 'platform'
  | 'campaignId'
  | 'campaignName'
  | 'campaignStatus'
  | 'channel'
  | 'currency'
  | 'spend'
  | 'impressions'
  | 'clicks'
  | 'reach'
  | 'conversions'
  | 'conversionValue'
>;

/** The share of a cost that falls on the day; `connectionId` null: written by a person. */
export interface DayCost {
  connectionId: string | null;
  channel: string | null;
  amount: Minor;
  currency: string;
}

/** Money given back on the day, of orders of any day (spec 9.1b). */
export interface DayRefund extends OrderLink {
  connectionId: string;
  amount: Minor;
  currency: string;
  refundedAt: Date;
}

/** Everything a day's figures are made of: PURE code makes them, whoever reads the database fills this in. */
export interface DayFacts {
  workspaceId: string;
  /** `2026-07-01`, in the workspace's zone. */
  date: string;
  orders: readonly DayOrder[];
  /** Parcels by order. */
  parcels: ReadonlyMap<string, readonly DayParcel[]>;
  /** Parcels booked on the day, whosever they are. */
  booked: readonly DayParcel[];
  ads: readonly DayAd[];
  costs: readonly DayCost[];
  refunds: readonly DayRefund[];
  unitCosts: UnitCosts;
  rates: Rates;
  rules: ProfitRules;
  findOrigin: FindOrigin;
}

/** An order's profit in the reporting currency, by the rate of its day. */
export interface OrderProfitRow extends OrderProfit {
  /** The order's id. */
  _id: string;
  workspaceId: string;
  connectionId: string;
  orderNumber: string;
  date: string;
  orderedAt: Date;
  channel: string;
  /** null: it came from no campaign we know. */
  campaignKey: string | null;
  paymentMethod: PaymentMethod | null;
  fate: OrderFate;
  currency: string;
  orderCurrency: string;
  /** Given back by now. */
  refunded: Minor;
  /** The platform's products it holds, once each. */
  productIds: string[];
}

/** Amounts of a day of one connection and channel, in the reporting currency. */
export const dayAmounts = [
  'revenue',
  'refunds',
  'refundsMade',
  'cogs',
  'shipping',
  'fees',
  'tax',
  'marketing',
  'unallocatedShipping',
  'unallocatedSpend',
  'otherCosts',
  'profit',
  'spend',
  'estimatedRevenue',
  'estimatedCogs',
  'estimatedShipping',
  'estimatedFees',
  'codRevenue',
  'codProfit',
  'prepaidRevenue',
  'prepaidProfit',
] as const;
export type DayAmount = (typeof dayAmounts)[number];

export const dayCounts = [
  'orders',
  'codOrders',
  'prepaidOrders',
  'cancelledOrders',
  'returnedOrders',
  'codCancelled',
  'codReturned',
  'prepaidCancelled',
  'prepaidReturned',
  'estimatedOrders',
  'reach',
  'impressions',
  'clicks',
  'unmatchedParcels',
  'unconverted',
] as const;
export type DayCount = (typeof dayCounts)[number];

export type DayFigures = Record<DayAmount, Minor> & Record<DayCount, number>;

/**
 * What one connection contributed to a day, by channel. `profit` is revenue less cogs, shipping, fees, tax, marketing,
 * unallocated shipping and spend, and other costs, always; rows of a day add up to the day.
 */
export interface DayRow extends DayFigures {
  /** `<workspace>:<date>:<connection>:<channel>`. */
  _id: string;
  workspaceId: string;
  date: string;
  connectionId: string;
  channel: string;
  currency: string;
  /** Parcels booked on the day by status. */
  shipments: Record<string, number>;
  /** Currencies that could not be converted: what they stand for is left out of every figure. */
  missingRates: string[];
}

/** A campaign's day. `profit` is revenue less order costs, spend and other costs; campaigns and `none` add up to the day. */
export interface CampaignDayRow {
  /** `<workspace>:<date>:<campaign key>`. */
  _id: string;
  workspaceId: string;
  date: string;
  /** `none`: orders of no campaign, and costs of no order. */
  campaignKey: string;
  connectionId: string | null;
  platform: string | null;
  campaignId: string | null;
  name: string | null;
  channel: string | null;
  /** As the platform told it for the day; null on a day that it reports nothing of. */
  status: string | null;
  currency: string;
  spend: Minor;
  /** What of the spend is borne by orders. */
  allocated: Minor;
  reach: number;
  impressions: number;
  clicks: number;
  /** What the platform itself claims: never added to ours. */
  conversions: number;
  conversionValue: Minor;
  attributedOrders: number;
  revenue: Minor;
  orderCosts: Minor;
  otherCosts: Minor;
  profit: Minor;
}

/** What a SKU brought on a day: orders' figures shared among their lines, so that SKUs add up to orders. */
export interface SkuShare {
  skuId: string | null;
  skuCode: string | null;
  shopifyProductId: string | null;
  title: string;
  qty: number;
  revenue: Minor;
  cogs: Minor;
  /** Shipping, fees, tax and marketing. */
  otherCosts: Minor;
  profit: Minor;
}

/** All SKUs of a day of one store in one row: rows of their own would be as many as the order lines. */
export interface SkuDayRow {
  /** `<workspace>:<date>:<connection>`. */
  _id: string;
  workspaceId: string;
  date: string;
  connectionId: string;
  currency: string;
  skus: SkuShare[];
  /** Of all of them. */
  profit: Minor;
}

export interface DayResult {
  orders: OrderProfitRow[];
  days: DayRow[];
  campaigns: CampaignDayRow[];
  skus: SkuDayRow[];
}

export type EstimatedPart = Extract<ProfitPart, 'revenue' | 'cogs' | 'shipping' | 'fees'>;
