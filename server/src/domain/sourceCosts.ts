import type { Minor } from './source.ts';
import type { AdChannel } from './sourceAds.ts';

export const costCategories = [
  'tools',
  'influencer',
  'affiliate',
  'messaging',
  'salary',
  'rent',
  'other',
] as const;
export type CostCategory = (typeof costCategories)[number];

/** A cost of no order and no campaign, spread evenly over its days, both ends included (spec 9.6). */
export interface SourceCost {
  externalId: string;
  label: string;
  category: CostCategory;
  /** Where it belongs in the channel view; null: nowhere. */
  channel: AdChannel | null;
  amount: Minor;
  currency: string;
  /** `2026-07-01`, in the workspace's zone. */
  from: string;
  to: string;
}

/** What a SKU costs from a day on (spec 9.1: valid at the order's date). */
export interface SourceSkuCost {
  externalId: string;
  skuCode: string;
  cost: Minor;
  currency: string;
  /** `2026-07-01`: the first day it holds. */
  validFrom: string;
}

/** Somebody a messaging platform may write to. */
export interface SourceSubscriber {
  externalId: string;
  email: string | null;
  phone: string | null;
  shopifyCustomerId: string | null;
  channel: AdChannel;
  subscribed: boolean;
  updatedAt: string;
}
