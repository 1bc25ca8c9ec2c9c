import type { ReconciledDay } from '../../../api/reconcile.ts';
import { addAmounts } from '../../../lib/amounts.ts';

export type Difference = ReconciledDay['differences'][number];

/** What a difference is, and what Heal does about it. */
export const differenceTexts: Record<Difference['kind'], { label: string; heal: string }> = {
  missing_in_cache: { label: 'Not in the raw cache', heal: 'is fetched from Shopify' },
  stale_in_cache: { label: 'Old in the raw cache', heal: 'is fetched from Shopify' },
  amount_differs_in_cache: {
    label: 'Other amount in the raw cache',
    heal: 'is fetched from Shopify',
  },
  missing_in_erp: { label: 'Not in the ERP', heal: 'is processed again' },
  behind_in_erp: { label: 'The ERP is behind', heal: 'is processed again' },
  amount_differs_in_erp: { label: 'Other amount in the ERP', heal: 'is processed again' },
  unknown_to_platform: { label: 'Not listed by Shopify', heal: 'is asked for by its id' },
  gone: { label: 'Deleted in Shopify', heal: 'stays as it is' },
};

const sides = ['platform', 'cache', 'erp'] as const;
export type Side = (typeof sides)[number];
export const sideNames: Record<Side, string> = {
  platform: 'Shopify',
  cache: 'Raw cache',
  erp: 'ERP',
};

/** Orders and money of each side over all days. */
export function toTotals(days: ReconciledDay[]): Record<Side, { count: number; total: string }> {
  const sum = (side: Side) => ({
    count: days.reduce((count, day) => count + day[side].count, 0),
    total: addAmounts(days.map((day) => day[side].total)),
  });
  return { platform: sum('platform'), cache: sum('cache'), erp: sum('erp') };
}

export function isDiffering({ differing, gone }: ReconciledDay): boolean {
  return differing + gone > 0;
}
