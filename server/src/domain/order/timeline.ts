import { formatMoney } from '../money.ts';
import type { OrderMove, OrderRecord } from '../records.ts';

export const timelineKinds = [
  'ordered',
  'cancelled',
  'closed',
  'deleted',
  'refunded',
  /** A webhook delivery that brought no version of its own. */
  'delivery',
  /** A version that arrived in the cache. */
  'arrival',
  'processed',
  'failed',
  'moved',
  'conflict_resolved',
] as const;
type TimelineKind = (typeof timelineKinds)[number];

const paths = ['webhook', 'lookback', 'full_dump', 'product_sync', 'on_demand', 'import'] as const;
type Path = (typeof paths)[number];
/** How it came; or where it was done. */
export const timelineOrigins = [...paths, 'warehouse', 'shop'] as const;

/** One thing that happened to an order, and the path by which it came. */
export interface TimelineItem {
  at: Date;
  kind: TimelineKind;
  title: string;
  detail: string | null;
  /** The person or API key. */
  by: string | null;
  origin: (typeof timelineOrigins)[number] | null;
  topic: string | null;
  /** The platform's id of the delivery. */
  deliveryId: string | null;
}

/** What the raw cache knows of the order. */
export interface TimelineEntry {
  arrivals?: {
    at: Date;
    origin: Path;
    topic: string | null;
    version: number;
    sourceVersion: Date;
  }[];
  processedAt: Date | null;
  outcome: string | null;
  outcomeReason: string | null;
  processingError: { message: string; since: Date } | null;
}

/** A webhook delivery of the order's entry, or of an event about it. */
export interface TimelineDelivery {
  deliveryId: string;
  topic: string;
  receivedAt: Date;
  outcome: string;
  repeats: number;
  /** An event: it made us fetch the order. */
  about: boolean;
}

export interface TimelineSources {
  /** null while the entry waits for its first success. */
  order: OrderRecord | null;
  entry: TimelineEntry | null;
  deliveries: readonly TimelineDelivery[];
  moves: readonly OrderMove[];
}

/** All that is known of an order, newest first. Of one instant, what follows from the other is newer. */
export function computeTimeline(sources: TimelineSources): TimelineItem[] {
  const { order, entry, moves } = sources;
  return [
    ...(order ? listShopDates(order) : []),
    ...listArrivals(sources),
    ...(entry ? listProcessing(entry) : []),
    ...moves.map(toMoved),
    ...(order?.acceptedConflicts ?? []).map(toResolved),
  ]
    .sort((left, right) => left.at.getTime() - right.at.getTime())
    .toReversed();
}

const nothing = { detail: null, by: null, origin: null, topic: null, deliveryId: null };

function listShopDates(order: OrderRecord): TimelineItem[] {
  const told = (
    kind: TimelineKind,
    at: Date | null,
    title: string,
    detail: string | null = null,
  ) => (at ? [{ ...nothing, at, kind, title, detail, origin: 'shop' as const }] : []);
  const refunds = order.refunds.flatMap(({ refundedAt, amount }) =>
    told('refunded', refundedAt, 'Refunded', toAmount(amount, order.currency)),
  );
  return [
    ...told('ordered', order.orderedAt, 'Ordered', order.sourceName),
    ...refunds,
    ...told('cancelled', order.cancelledAt, 'Cancelled in the shop', order.cancelReason),
    ...told('closed', order.closedAt, 'Closed in the shop'),
    ...told('deleted', order.deletedAt, 'Deleted in the shop'),
  ];
}

function toAmount(amount: number, currency: string): string {
  return `${formatMoney(amount, currency)} ${currency}`;
}

/** A delivery that brought a version is that version's arrival: one item, not two. */
function listArrivals({ entry, deliveries }: TimelineSources): TimelineItem[] {
  const left = new Set(deliveries);
  const arrivals = (entry?.arrivals ?? []).map((arrival): TimelineItem => {
    const { at, origin, topic, version } = arrival;
    const delivery = [...left].find(
      (one) => !one.about && one.topic === topic && one.receivedAt.getTime() === at.getTime(),
    );
    if (delivery) left.delete(delivery);
    const title = version === 1 ? 'First seen' : `Version ${version} arrived`;
    const detail = `As the shop had it at ${arrival.sourceVersion.toISOString()}`;
    const deliveryId = delivery?.deliveryId ?? null;
    return { ...nothing, at, kind: 'arrival', title, detail, origin, topic, deliveryId };
  });
  return [...[...left].map(toDelivery), ...arrivals];
}

const deliveryTitles: Record<string, string> = {
  stored: 'Webhook received',
  unchanged: 'Webhook brought nothing new',
  stale: 'Webhook was older than what is known',
  ignored: 'Webhook of a topic that is not used',
};

function toDelivery(delivery: TimelineDelivery): TimelineItem {
  const { receivedAt: at, topic, deliveryId, outcome, repeats, about } = delivery;
  const received = deliveryTitles[outcome] ?? 'Webhook received';
  return {
    ...nothing,
    at,
    kind: 'delivery',
    title: about ? 'Webhook asked to fetch the order' : received,
    detail: repeats > 0 ? `Sent ${repeats + 1} times` : null,
    origin: 'webhook',
    topic,
    deliveryId,
  };
}

const outcomeTitles: Record<string, string> = {
  created: 'Order created',
  updated: 'Order updated',
  unchanged: 'Processed, nothing changed',
  skipped: 'Processed, nothing to do',
};

/** Of processing the cache keeps the last result; an error stays until a try succeeds. */
function listProcessing(entry: TimelineEntry): TimelineItem[] {
  const { processingError: error, processedAt, outcome, outcomeReason } = entry;
  if (error) {
    const at = processedAt ?? error.since;
    const detail = `${error.message}, since ${error.since.toISOString()}`;
    return [{ ...nothing, at, kind: 'failed', title: 'Processing failed', detail }];
  }
  if (!processedAt || outcome === null) return [];
  const title = outcomeTitles[outcome] ?? 'Processed';
  return [{ ...nothing, at: processedAt, kind: 'processed', title, detail: outcomeReason }];
}

function toMoved({ at, by, lines }: OrderMove): TimelineItem {
  const statuses = [...new Set(lines.map(({ to }) => to))].join(', ');
  const count = lines.length === 1 ? '1 line' : `${lines.length} lines`;
  const steps = lines.map(({ skuCode, title, from, to }) => `${skuCode ?? title}: ${from} → ${to}`);
  const parcels = lines.flatMap(({ awbNumber, courier }) =>
    awbNumber || courier ? [[courier, awbNumber].filter(Boolean).join(' ')] : [],
  );
  return {
    ...nothing,
    at,
    kind: 'moved',
    title: `${count} ${statuses}`,
    detail: [...steps, ...new Set(parcels)].join('; ') || null,
    by: by.name,
    origin: 'warehouse',
  };
}

function toResolved(accepted: NonNullable<OrderRecord['acceptedConflicts']>[number]): TimelineItem {
  const { at, by, note, code } = accepted;
  const what = code.replaceAll('_', ' ');
  const detail = note === null ? what : `${what}: ${note}`;
  return {
    ...nothing,
    at,
    kind: 'conflict_resolved',
    title: 'Conflict accepted',
    detail,
    by,
    origin: 'warehouse',
  };
}
