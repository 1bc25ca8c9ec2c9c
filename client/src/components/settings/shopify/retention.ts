import { formatCounted } from '../../../lib/numbers.ts';
import { toStreamName } from '../../ui/runTexts.ts';
import { type CacheStreamName, cacheStreams } from './cacheParts.ts';

/** Days by stream; empty: kept for ever. */
export type RetentionDays = Record<CacheStreamName, number | ''>;

export function toDays(stored: Record<string, number>): RetentionDays {
  const of = (stream: CacheStreamName) => stored[stream] ?? '';
  return {
    orders: of('orders'),
    products: of('products'),
    customers: of('customers'),
    inventory: of('inventory'),
    events: of('events'),
  };
}

/** What differs from what is stored, as the API takes it: null keeps everything again. */
export function toChange(
  days: RetentionDays,
  stored: Record<string, number>,
): Record<string, number | null> {
  const changed = cacheStreams.filter((stream) => days[stream] !== (stored[stream] ?? ''));
  return Object.fromEntries(
    changed.map((stream) => [stream, days[stream] === '' ? null : days[stream]]),
  );
}

/** `Orders: dropped after 365 days. Events: kept.` */
export function toChangeText(change: Record<string, number | null>): string {
  return Object.entries(change)
    .map(([stream, days]) => {
      const what = days === null ? 'kept' : `dropped after ${formatCounted(days, 'day')}`;
      return `${toStreamName(stream)}: ${what}.`;
    })
    .join(' ');
}
