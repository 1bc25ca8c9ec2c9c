import type { Entry } from '../../api/cache.ts';
import { toWords } from '../ui/statusLooks.ts';

export const cacheStreams = ['orders', 'products', 'customers', 'inventory', 'events'] as const;
export type CacheStream = (typeof cacheStreams)[number];

export const entryStatuses = ['pending', 'processing', 'processed', 'failed', 'skipped'] as const;
export type EntryStatus = (typeof entryStatuses)[number];

export const entryOutcomes = ['created', 'updated', 'unchanged', 'skipped'] as const;

const recordNames: Record<string, string> = {
  orders: 'Order',
  products: 'Product',
  customers: 'Customer',
  inventory: 'Stock level',
  events: 'Event',
};

/** `Order`, `Stock level`: what one entry of a stream is about. */
export function toRecordName(stream: string): string {
  return recordNames[stream] ?? toWords(stream);
}

/** What people call it: `#1001`, `Everyday Tee`, else the platform's own id. */
export function toEntryTitle({ summary, externalId }: Pick<Entry, 'summary' | 'externalId'>) {
  return summary['number'] || summary['title'] || summary['topic'] || externalId;
}

/** What else the list knows of it: `Paid · razorpay`. */
export function toEntryNote({ summary }: Pick<Entry, 'summary'>): string {
  const states = ['financialStatus', 'fulfillmentStatus', 'status'].map((name) =>
    toWords(summary[name] ?? ''),
  );
  const texts = [...states, summary['gateways'] ?? '', summary['handle'] ?? ''];
  return texts.filter((text) => text !== '').join(' · ');
}

export type RecordPlace =
  | { to: '/orders/$orderId'; params: { orderId: string } }
  | { to: '/catalog/$productId'; params: { productId: string } }
  | { to: '/customers/$customerId'; params: { customerId: string } };

/** Where the record made of an entry is looked at; null where it has no page of its own, or none was made. */
export function findRecordPlace({
  stream,
  recordId,
}: Pick<Entry, 'stream' | 'recordId'>): RecordPlace | null {
  if (recordId === null) return null;
  if (stream === 'orders') return { to: '/orders/$orderId', params: { orderId: recordId } };
  if (stream === 'products') return { to: '/catalog/$productId', params: { productId: recordId } };
  return stream === 'customers'
    ? { to: '/customers/$customerId', params: { customerId: recordId } }
    : null;
}
