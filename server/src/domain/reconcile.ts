/** Does the platform, the cache and the ERP have the same orders of a day (spec 7.9)? PURE. */
import { sumMoney } from './money.ts';
import type { Minor } from './source.ts';

/** One order as the platform's own list has it. */
export interface PlatformRow {
  externalId: string;
  /** The date reports use. */
  at: Date;
  updatedAt: Date;
  /** As ordered. */
  amount: Minor;
}

export interface CacheRow {
  externalId: string;
  status: 'pending' | 'processed' | 'failed' | 'skipped';
  version: number;
  sourceVersion: Date;
  receivedAt: Date;
  deleted: boolean;
  /** What its body says; null where the body is gone (retention) or cannot be read. */
  said: { at: Date; amount: Minor } | null;
}

export interface ErpRow {
  externalId: string;
  at: Date;
  amount: Minor;
  rawVersion: number;
  deleted: boolean;
}

/** In the order of the pipeline: an order is listed once, by the first place where it goes wrong. */
export const differenceKinds = [
  'missing_in_cache',
  'stale_in_cache',
  'amount_differs_in_cache',
  'missing_in_erp',
  'behind_in_erp',
  'amount_differs_in_erp',
  'unknown_to_platform',
  /** Asked for by its id, the platform says it has it no more: shown, and nothing is left to heal. */
  'gone',
] as const;
export type DifferenceKind = (typeof differenceKinds)[number];

export interface Difference {
  externalId: string;
  kind: DifferenceKind;
  platform: Minor | null;
  cache: Minor | null;
  erp: Minor | null;
}

export interface Tally {
  count: number;
  total: Minor;
}

export interface DaySides {
  platform: PlatformRow[];
  cache: CacheRow[];
  erp: ErpRow[];
  /** Ids of which the platform said that it does not have them. */
  gone: ReadonlySet<string>;
}

export interface DayComparison {
  platform: Tally;
  cache: Tally;
  erp: Tally;
  /** By id. */
  differences: Difference[];
}

interface Span {
  from: Date;
  to: Date;
}

interface Sides {
  platform: PlatformRow | null;
  cache: CacheRow | null;
  erp: ErpRow | null;
  gone: boolean;
}

/**
 * Compares the orders dated within [from, to). Rows dated outside of it serve as the other side of those within.
 * `listedAt` is when the platform's list was begun: what arrived after it is not held against anybody.
 */
export function computeDay(sides: DaySides, day: Span, listedAt: Date): DayComparison {
  const orders = [...joinSides(sides)].map(([externalId, found]) => ({ externalId, ...found }));
  const inDay = orders.filter((order) => isOfDay(order, day));
  const tally = (pick: (order: Sides) => Minor | null) => toTally(inDay.map(pick));
  return {
    platform: tally(({ platform }) => platform?.amount ?? null),
    cache: tally((order) => cacheAmount(order)),
    erp: tally(({ erp }) => erp?.amount ?? null),
    differences: inDay.flatMap((order) => {
      const kind = findKind(order, listedAt);
      if (kind === null) return [];
      const { externalId, platform, cache, erp } = order;
      const amounts = { platform: platform?.amount ?? null, erp: erp?.amount ?? null };
      return [{ externalId, kind, ...amounts, cache: cache?.said?.amount ?? null }];
    }),
  };
}

/** A difference that a person or a heal still has to do with. */
export function isOpen({ kind }: Pick<Difference, 'kind'>): boolean {
  return kind !== 'gone';
}

/** Tombstones and deleted records are no orders; a row listed twice counts once. */
function joinSides({ platform, cache, erp, gone }: DaySides): Map<string, Sides> {
  const orders = new Map<string, Sides>();
  const at = (id: string): Sides => {
    const known = orders.get(id) ?? { platform: null, cache: null, erp: null, gone: gone.has(id) };
    orders.set(id, known);
    return known;
  };
  for (const row of platform) at(row.externalId).platform = row;
  for (const row of cache) if (!row.deleted) at(row.externalId).cache = row;
  for (const row of erp) if (!row.deleted) at(row.externalId).erp = row;
  return new Map([...orders].sort(([left], [right]) => (left < right ? -1 : 1)));
}

/** The platform's date decides, else the record's, else the body's. */
function isOfDay({ platform, erp, cache }: Sides, { from, to }: Span): boolean {
  const at = platform?.at ?? erp?.at ?? cache?.said?.at;
  return at !== undefined && at >= from && at < to;
}

/** An entry whose body is gone was processed before: its record says what it said. */
function cacheAmount({ cache, erp, platform }: Sides): Minor | null {
  if (cache === null) return null;
  return cache.said?.amount ?? erp?.amount ?? platform?.amount ?? 0;
}

function toTally(amounts: (Minor | null)[]): Tally {
  const known = amounts.filter((amount) => amount !== null);
  return { count: known.length, total: sumMoney(known) };
}

function findKind(order: Sides, listedAt: Date): DifferenceKind | null {
  const { platform, cache, gone } = order;
  if (platform === null) {
    if (gone) return 'gone';
    return cache !== null && cache.receivedAt >= listedAt ? null : 'unknown_to_platform';
  }
  return findCacheKind(platform, cache) ?? (cache ? findErpKind(cache, order, listedAt) : null);
}

/** Platforms tell time in whole seconds in one place and not in another. */
const toSecond = (date: Date): number => Math.floor(date.getTime() / 1000);

function findCacheKind(platform: PlatformRow, cache: CacheRow | null): DifferenceKind | null {
  if (cache === null) return 'missing_in_cache';
  const ahead = toSecond(cache.sourceVersion) - toSecond(platform.updatedAt);
  if (ahead < 0) return 'stale_in_cache';
  const differs = cache.said !== null && cache.said.amount !== platform.amount;
  return ahead === 0 && differs ? 'amount_differs_in_cache' : null;
}

function findErpKind(cache: CacheRow, { erp }: Sides, listedAt: Date): DifferenceKind | null {
  const onItsWay = cache.status === 'pending' && cache.receivedAt >= listedAt;
  if (onItsWay || cache.status === 'skipped') return null;
  if (erp === null) return 'missing_in_erp';
  // A record that a newer snapshot did not change keeps its version.
  if (cache.status !== 'processed' && erp.rawVersion < cache.version) return 'behind_in_erp';
  const differs = cache.said !== null && cache.said.amount !== erp.amount;
  return differs ? 'amount_differs_in_erp' : null;
}
