import type { FullDumpPreview } from '../../../api/sync.ts';
import { formatCount, formatCounted } from '../../../lib/numbers.ts';
import type { PeriodChoice } from '../connection/periodChoices.ts';

/** Reading everything of Shopify for years takes hours: such periods ask first in stronger words. */
export function isLong(choice: PeriodChoice): boolean {
  return choice === 'all' || choice === '365';
}

const streams = [
  ['orders', 'order'],
  ['products', 'product'],
  ['customers', 'customer'],
  ['inventory', 'stock level'],
] as const;

/** `418 orders, 200 products, 359 customers and stock levels (not counted by Shopify)` */
export function toRowsText(preview: FullDumpPreview): string {
  const parts = streams.map(([name, one]) => {
    const count = preview[name];
    return count === null ? `${one}s (Shopify does not count them)` : formatCounted(count, one);
  });
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

/** Rows in all; `977+` where some are not counted. */
export function toTotalText(preview: FullDumpPreview): string {
  const counts = streams.map(([name]) => preview[name]);
  const sum = counts.reduce<number>((total, count) => total + (count ?? 0), 0);
  return `${formatCount(sum)}${counts.includes(null) ? '+' : ''}`;
}
