import { toSkuKey } from '../costs/costs.ts';
import type { Minor } from '../source.ts';

/** What one unit of a SKU costs from a day on. */
export interface UnitCost {
  cost: Minor;
  currency: string;
  /** `2026-07-01`; null: as long as anybody remembers. */
  from: string | null;
  /** A person's word counts before the platform's of the same day. */
  source: 'platform' | 'person';
}

/** Costs by SKU id, and by code where a person named the code (spec 9.1: valid at the order's date). */
export interface UnitCosts {
  find(line: { skuId: string | null; skuCode: string | null }, date: string): UnitCost | null;
}

export function createUnitCosts(
  byId: ReadonlyMap<string, readonly UnitCost[]>,
  byCode: ReadonlyMap<string, readonly UnitCost[]>,
): UnitCosts {
  return {
    find({ skuId, skuCode }, date) {
      const known = [
        ...((skuId === null ? undefined : byId.get(skuId)) ?? []),
        ...((skuCode === null ? undefined : byCode.get(toSkuKey(skuCode))) ?? []),
      ];
      return findValid(known, date);
    },
  };
}

/** The newest that holds on the date. Before the first of all, the first one: goods were not free then. */
function findValid(costs: readonly UnitCost[], date: string): UnitCost | null {
  const sorted = costs.toSorted(newestFirst);
  return sorted.find(({ from }) => from === null || from <= date) ?? sorted.at(-1) ?? null;
}

function newestFirst(left: UnitCost, right: UnitCost): number {
  const [a, b] = [left.from ?? '', right.from ?? ''];
  if (a !== b) return a < b ? 1 : -1;
  if (left.source === right.source) return 0;
  return left.source === 'person' ? -1 : 1;
}
