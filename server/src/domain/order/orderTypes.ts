import type { OrderRecord } from '../records.ts';
import type { Rules } from '../rules.ts';
import type { SourceOrder } from '../source.ts';
import type { WritePlan } from '../writePlan.ts';

/** The tenant and the connection a record belongs to. */
export interface RecordIds {
  workspaceId: string;
  connectionId: string;
}

/** What an order line needs to know of a SKU. */
export interface KnownSku {
  skuId: string;
  code: string;
}

/** Everything an order record is made of; no other fact may decide it. */
export interface OrderInput {
  /** The newest snapshot. */
  source: SourceOrder;
  /** Facts seen in any snapshot of the order, stale ones included: `cod`, `gateway:<name>`. */
  marks: readonly string[];
  /** The cache entry's version of that snapshot. */
  rawVersion: number;
  ids: RecordIds;
  rules: Rules;
  skusByVariant: ReadonlyMap<string, KnownSku>;
  /** By `toSkuKey`, of the whole workspace: for lines that link by code. */
  skusByCode?: ReadonlyMap<string, KnownSku>;
  /** Variants the platform confirmed it does not have: their lines stay without SKU. */
  goneVariants: ReadonlySet<string>;
  existing: OrderRecord | null;
  /** Keys as `emailKey` makes them; for guests. */
  customerIdByEmail: ReadonlyMap<string, string>;
  now: Date;
}

/** A line whose variant the ERP does not know yet (spec 4.7). */
export interface MissingSku {
  /** The SKU text, or the variant's id where it has none: ends `SKU not found: `. */
  label: string;
  variantId: string;
  productId: string | null;
}

/**
 * What is to be written. `record.rev` is the value to store: the write is guarded by `rev - 1`
 * (a new record has 1). `unchanged` differs from what is stored in rawVersion and sourceUpdatedAt at
 * most; where they are the same too, its `rev` is the stored one and nothing needs writing.
 */
export type OrderPlan = WritePlan<OrderRecord> | { kind: 'missing'; skus: MissingSku[] };
