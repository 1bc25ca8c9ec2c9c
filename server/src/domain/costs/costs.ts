import { type PlainRecord, type SnapshotHead, toPlainBase } from '../plainRecord.ts';
import type { SourceCost, SourceSkuCost, SourceSubscriber } from '../sourceCosts.ts';

/** A cost spread over days (spec 9.6). */
export interface CostRecord extends PlainRecord, Omit<SourceCost, 'externalId'> {}

/** What a SKU costs from a day on; `skuKey` is its code for matching, without regard to case and spaces. */
export interface SkuCostRecord extends PlainRecord, Omit<SourceSkuCost, 'externalId'> {
  skuKey: string;
}

export interface SubscriberRecord extends PlainRecord {
  email: string | null;
  phone: string | null;
  shopifyCustomerId: string | null;
  channel: SourceSubscriber['channel'];
  subscribed: boolean;
}

/** PURE. */
export function toCost(source: SourceCost, head: SnapshotHead): CostRecord {
  const { externalId: _, ...cost } = source;
  return { ...cost, ...toPlainBase(head) };
}

/** PURE. */
export function toSkuCost(source: SourceSkuCost, head: SnapshotHead): SkuCostRecord {
  const { externalId: _, ...cost } = source;
  return { ...cost, ...toPlainBase(head), skuKey: toSkuKey(source.skuCode) };
}

/** How codes are compared where a person typed one of them. */
export function toSkuKey(code: string): string {
  return code.trim().toUpperCase();
}

/** PURE. */
export function toSubscriber(source: SourceSubscriber, head: SnapshotHead): SubscriberRecord {
  const { email, phone, shopifyCustomerId, channel, subscribed } = source;
  return { ...toPlainBase(head), email, phone, shopifyCustomerId, channel, subscribed };
}
