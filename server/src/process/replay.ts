import type { StreamDefinition } from '../connectors/kit/types.ts';
import {
  countFailedEntries,
  countReplay,
  findReplayChunk,
  type ReplayRange,
  requeueFailedEntries,
  requeueRange,
} from '../models/cache/cacheRequeue.ts';
import type { CacheEntry } from '../models/cache/cacheTypes.ts';
import { findConnectionIds } from '../models/access/connectionsFind.ts';
import type { ProcessDeps } from './deps.ts';
import type { Preview } from './kinds/kindTypes.ts';
import { previewEntry } from './previewEntry.ts';

export interface RetryRequest {
  workspaceId: string;
  connectionId?: string;
  stream?: string;
  errorCode?: string;
  ids?: string[];
  /** Only what this run brought. */
  jobId?: string;
}

/** Retry Failed: all, by error, by run, or by entry (spec 8.2). @returns how many are pending again. */
export async function requeueFailed(deps: ProcessDeps, request: RetryRequest): Promise<number> {
  const count = await sumFailed(deps, request, requeueFailedEntries);
  deps.wakeups.emit('pending');
  return count;
}

/** How many `requeueFailed` would set pending; changes nothing. */
export async function countFailed(deps: ProcessDeps, request: RetryRequest): Promise<number> {
  return sumFailed(deps, request, countFailedEntries);
}

async function sumFailed(
  deps: ProcessDeps,
  request: RetryRequest,
  one: typeof requeueFailedEntries,
): Promise<number> {
  const { workspaceId, stream, connectionId: _, ...chosen } = request;
  const filter = { ...chosen, connectionIds: await findConnectionIds(deps.db, request) };
  const counts = await Promise.all(
    collectionsOf(deps, stream).map((name) => one(deps.db, workspaceId, name, filter)),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}

function collectionsOf(deps: ProcessDeps, stream: string | undefined): string[] {
  return deps.registry
    .all()
    .flatMap((connector) => connector.streams)
    .filter((one) => stream === undefined || one.name === stream)
    .map((one) => one.collection);
}

export interface ReplayRequest extends ReplayRange {
  workspaceId: string;
  stream: StreamDefinition;
}

export interface ReplayDifferences {
  /** Entries of the range. */
  total: number;
  counts: Record<Preview['outcome'], number>;
  /** The first entries that would change, with the names of the fields. */
  examples: { entryId: string; outcome: Preview['outcome']; changes: string[] }[];
}

const chunk = 200;
const maxExamples = 100;
const together = 8;

/** What a replay would change; writes nothing (spec 8.4). `onChunk` hears how many were looked at. */
export async function previewReplay(
  deps: ProcessDeps,
  request: ReplayRequest,
  onChunk?: (count: number) => void,
): Promise<ReplayDifferences> {
  const { workspaceId, stream } = request;
  const total = await countReplay(deps.db, workspaceId, stream.collection, request);
  const counts = { created: 0, updated: 0, unchanged: 0, skipped: 0, failed: 0 };
  const examples: ReplayDifferences['examples'] = [];
  for (let after = ''; ; ) {
    const entries = await findReplayChunk(deps.db, workspaceId, stream.collection, {
      ...request,
      after,
      limit: chunk,
    });
    const last = entries.at(-1);
    if (!last) return { total, counts, examples };
    for (const { entryId, outcome, changes } of await previewAll(deps, stream, entries)) {
      counts[outcome] += 1;
      const differs = outcome === 'created' || outcome === 'updated';
      if (differs && examples.length < maxExamples) examples.push({ entryId, outcome, changes });
    }
    onChunk?.(entries.length);
    after = last._id;
  }
}

/** A few at a time: the database answers them together, and the processor keeps its share of it. */
async function previewAll(
  deps: ProcessDeps,
  stream: StreamDefinition,
  entries: CacheEntry[],
): Promise<ReplayDifferences['examples']> {
  const previews: ReplayDifferences['examples'] = [];
  for (let start = 0; start < entries.length; start += together) {
    const some = entries.slice(start, start + together).map(async (entry) => {
      const { outcome, changes } = await previewEntry(deps, stream, entry);
      return { entryId: entry._id, outcome, changes };
    });
    previews.push(...(await Promise.all(some)));
  }
  return previews;
}

/** The range goes through the processor again, without a call to the platform (spec 8.4). @returns how many. */
export async function replay(
  deps: ProcessDeps,
  request: ReplayRequest,
  onChunk?: (count: number) => void,
): Promise<number> {
  const { workspaceId, stream } = request;
  const count = await requeueRange(deps.db, {
    workspaceId,
    name: stream.collection,
    range: request,
    ...(onChunk ? { onChunk } : {}),
  });
  deps.wakeups.emit('pending');
  return count;
}

/**
 * Everything of a connection goes through the processor again: into an empty database it makes the same records
 * (spec 8.4). Nothing is removed, so what the warehouse did stays.
 */
export async function rebuild(
  deps: ProcessDeps,
  connection: { workspaceId: string; connectionId: string; platform: string },
): Promise<number> {
  const { workspaceId, connectionId, platform } = connection;
  const whole = { connectionId, from: null, to: null, errorCode: null, codeVersion: null };
  let count = 0;
  for (const stream of deps.registry.get(platform).streams) {
    // Events asked for fetches when they came: that is done.
    if (stream.kind === 'event') continue;
    count += await replay(deps, { workspaceId, stream, ...whole });
  }
  return count;
}
