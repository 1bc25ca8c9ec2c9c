import { computePercentile } from '../../domain/percentile.ts';
import type { IngestDeps } from '../../ingest/deps.ts';
import type { ConnectionRecord } from '../../models/access/connections.ts';
import type { DeliveryOutcome } from '../../models/cache/deliveries.ts';
import { countDeliveries, findLastLatencies } from '../../models/cache/deliveryFigures.ts';
import { countRejections } from '../../models/cache/rejections.ts';
import { findServerTime } from '../../models/serverTime.ts';

/** How webhooks of one connection go (spec 6.5). */
export interface WebhookSummary {
  last24h: Record<DeliveryOutcome | 'rejected' | 'total', number>;
  latency: { p50Ms: number | null; p95Ms: number | null; samples: number };
  lastReceivedAt: Date | null;
  rejected: { count: number; lastAt: Date | null };
}

const dayMs = 24 * 60 * 60_000;
const samples = 1000;

export async function findWebhookSummary(
  { db }: Pick<IngestDeps, 'db'>,
  connection: ConnectionRecord,
): Promise<WebhookSummary> {
  const { workspaceId, _id } = connection;
  const since = new Date((await findServerTime(db)).getTime() - dayMs);
  const [counts, rejected, last] = await Promise.all([
    countDeliveries(db, workspaceId, _id, since),
    countRejections(db, workspaceId, _id, since),
    findLastLatencies(db, workspaceId, _id, samples),
  ]);
  const taken = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const latencies = last.map(({ latencyMs }) => latencyMs);
  return {
    last24h: { ...counts, rejected, total: taken + rejected },
    latency: {
      p50Ms: computePercentile(latencies, 0.5),
      p95Ms: computePercentile(latencies, 0.95),
      samples: latencies.length,
    },
    lastReceivedAt: last[0]?.receivedAt ?? null,
    rejected: { count: connection.rejectedWebhooks, lastAt: connection.lastRejectedAt },
  };
}
