import type { Freshness } from '../domain/freshness.ts';
import { computeStamps, type RecordStamps } from '../domain/recordStamps.ts';
import type { IngestDeps } from '../ingest/deps.ts';
import { findConnections } from '../models/access/connections.ts';
import { findLastDeliveries } from '../models/cache/deliveryFigures.ts';
import { findLastMoveAt } from '../models/records/orderMoves.ts';
import { findRecordNews } from '../models/records/recordNews.ts';
import { findCacheStatus } from './cacheBrowser.ts';
import { findFreshness } from './freshness.ts';
import { createLiveTopic, type Listener } from './liveTopic.ts';
import type { JobView } from './runs/jobView.ts';
import { findJobs } from './runs/syncJobs.ts';

/** What concerns whoever works with records: cheap to look at, so that it is never late. */
export interface DataNews {
  records: RecordStamps;
  freshness: Freshness;
}

/** What concerns whoever watches runs (api.md, events). */
export interface RunNews {
  jobs: JobView[];
  cache: { connectionId: string; streams: Awaited<ReturnType<typeof findCacheStatus>> }[];
  webhooks: { connectionId: string; lastDeliveryAt: Date | null; rejected: number }[];
}

export type LiveNews = DataNews & RunNews;

export interface LiveFeed {
  /** Hears what is, then what changes; of runs only where asked for. @returns how to stop. */
  subscribe(
    workspaceId: string,
    hears: { runs: boolean },
    listener: Listener<LiveNews>,
  ): () => void;
}

const shownJobs = 10;
/** Figures of a big cache may be this old; nobody waits as long for an order that came in. */
const slowestMs = { data: 2000, runs: 10_000 };

/** News of each workspace, looked for once for all who watch it. */
export function createLiveFeed(deps: IngestDeps): LiveFeed {
  const data = createLiveTopic(deps, (id) => findDataNews(deps, id), slowestMs.data);
  const runs = createLiveTopic(deps, (id) => findRunNews(deps, id), slowestMs.runs);
  return {
    subscribe(workspaceId, hears, listener) {
      const stops = [
        data.subscribe(workspaceId, listener),
        ...(hears.runs ? [runs.subscribe(workspaceId, listener)] : []),
      ];
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
}

async function findDataNews(deps: IngestDeps, workspaceId: string): Promise<DataNews> {
  const [freshness, writes, movedAt] = await Promise.all([
    findFreshness(deps, workspaceId),
    findRecordNews(deps.db, workspaceId),
    findLastMoveAt(deps.db, workspaceId),
  ]);
  return { records: computeStamps(writes, movedAt), freshness };
}

async function findRunNews(deps: IngestDeps, workspaceId: string): Promise<RunNews> {
  const [jobs, connections] = await Promise.all([
    findJobs(deps, workspaceId, {}, { limit: shownJobs, cursor: null }),
    findConnections(deps.db, workspaceId),
  ]);
  const ids = connections.map(({ _id }) => _id);
  const [last, cache] = await Promise.all([
    findLastDeliveries(deps.db, workspaceId, ids),
    Promise.all(
      connections.map(async (connection) => ({
        connectionId: connection._id,
        streams: await findCacheStatus(deps, connection),
      })),
    ),
  ]);
  const webhooks = connections.map(({ _id, rejectedWebhooks }) => ({
    connectionId: _id,
    lastDeliveryAt: last.get(_id) ?? null,
    rejected: rejectedWebhooks,
  }));
  return { jobs: jobs.items, cache, webhooks };
}
