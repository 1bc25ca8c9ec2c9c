import type { OrderRecord } from '../records.ts';
import type { Minor } from '../source.ts';
import type { ShipmentCharges, ShipmentStatus } from '../sourceShipment.ts';

/** What a workspace assumes where nothing better is known (spec 9.1). Shares are basis points: 4000 = 40 %. */
export interface ProfitRules {
  /** Share of a line's price its goods cost, where neither SKU nor history says it. */
  defaultCogsBp: number;
  /** The same share for single products, by the platform's product id. */
  productCogsBp: Record<string, number>;
  /** The first whose name a gateway's begins with counts; matched without case, spaces, `_`, `-`. */
  gatewayFees: GatewayFee[];
}

export interface GatewayFee {
  gateway: string;
  percentBp: number;
  /** Per order, minor units of the order's currency. */
  fixed: Minor;
}

export const defaultProfitRules: ProfitRules = {
  defaultCogsBp: 4000,
  productCogsBp: {},
  gatewayFees: [
    { gateway: 'cash on delivery', percentBp: 0, fixed: 0 },
    { gateway: 'cod', percentBp: 0, fixed: 0 },
    { gateway: 'manual', percentBp: 0, fixed: 0 },
    { gateway: '', percentBp: 200, fixed: 0 },
  ],
};

/** What profit needs of an order; amounts in the order's currency. */
export type ProfitOrder = Pick<
  OrderRecord,
  | '_id'
  | 'currency'
  | 'totalAmount'
  | 'currentTotalAmount'
  | 'refundedAmount'
  | 'outstandingAmount'
  | 'taxAmount'
  | 'currentTaxAmount'
  | 'currentShippingAmount'
  | 'financialStatus'
  | 'paymentMethod'
  | 'partlyPrepaid'
  | 'paymentGatewayNames'
  | 'cancelledAt'
  | 'test'
> & {
  lines: ProfitLine[];
};

export type ProfitLine = Pick<
  OrderRecord['lines'][number],
  | 'skuId'
  | 'skuCode'
  | 'shopifyProductId'
  | 'qty'
  | 'lineTotal'
  | 'giftCard'
  | 'lineStatus'
  | 'unlinked'
>;

/** A parcel of the order; charges in the order's currency. */
export interface ProfitParcel {
  status: ShipmentStatus;
  isReturn: boolean;
  charges: ShipmentCharges;
  chargesFinal: boolean;
}

export interface ProfitFacts {
  /** What one unit cost on the order's day, by `toCostKey`, minor units of the order's currency; absent: nobody said. */
  unitCosts: ReadonlyMap<string, Minor>;
  parcels: readonly ProfitParcel[];
  /** What a payments platform took; null: not known, the gateway's rule counts. */
  actualFees: Minor | null;
  /** Spend of the campaigns it came from. */
  marketing: Minor;
  rules: ProfitRules;
}

export const profitParts = ['revenue', 'cogs', 'shipping', 'fees', 'tax', 'marketing'] as const;
export type ProfitPart = (typeof profitParts)[number];

/** What an order earned. `costs` is the sum of the five costs, `profit` is revenue less costs, always. */
export interface OrderProfit extends Record<ProfitPart, Minor> {
  costs: Minor;
  profit: Minor;
  /** Parts that are assumed rather than known. */
  estimated: ProfitPart[];
}
