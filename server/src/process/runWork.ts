import { defaultRules } from '../domain/rules.ts';
import { releaseEntries, renewClaims } from '../models/cache/cacheClaims.ts';
import type { CacheEntry } from '../models/cache/cacheTypes.ts';
import {
  findProcessorConnections,
  type ProcessorConnection,
} from '../models/access/connectionsFind.ts';
import type { Work } from './claimer.ts';
import type { BatchContext, ProcessConnection, ProcessDeps } from './deps.ts';
import { type BatchCounts, noCounts, runBatch } from './runBatch.ts';

/**
 * Processes claimed work, a connection at a time. What was not begun when `stopped` says so, or when the
 * database went away, is given back with its attempt (F04).
 */
export async function runWork(
  deps: ProcessDeps,
  work: Work,
  stopped: () => boolean,
): Promise<BatchCounts> {
  deps.crashAt?.('after-claim');
  const counts = { ...noCounts };
  const open = groupByConnection(work.entries);
  let begun = '';
  const heartbeat = startHeartbeat(deps, work);
  try {
    const connections = await findProcessorConnections(deps.db, [...open.keys()]);
    for (const [id, entries] of open) {
      if (stopped()) break;
      const connection = connections.get(id);
      begun = id;
      if (connection) add(counts, await runBatch(toContext(deps, work, connection), entries));
      open.delete(id);
    }
    return counts;
  } finally {
    clearInterval(heartbeat);
    for (const [id, entries] of open) await giveBack(deps, work, entries, id === begun);
  }
}

/** A batch may take longer than its lease (a slow database, many bad entries): it is prolonged meanwhile. */
function startHeartbeat({ db, logger, settings }: ProcessDeps, work: Work): NodeJS.Timeout {
  const { leaseMs } = settings;
  const ids = work.entries.map((entry) => entry._id);
  const renew = async (): Promise<void> => {
    try {
      await renewClaims(db, work.stream.collection, { token: work.token, ids, leaseMs });
    } catch (error) {
      logger.warn('a lease could not be prolonged', { error });
    }
  };
  return setInterval(() => void renew(), leaseMs / 3);
}

function groupByConnection(entries: CacheEntry[]): Map<string, CacheEntry[]> {
  const groups = new Map<string, CacheEntry[]>();
  for (const entry of entries) {
    const group = groups.get(entry.connectionId);
    if (group) group.push(entry);
    else groups.set(entry.connectionId, [entry]);
  }
  return groups;
}

export function toContext(
  deps: ProcessDeps,
  { connector, stream, token }: Pick<Work, 'connector' | 'stream' | 'token'>,
  connection: ProcessorConnection,
): BatchContext {
  const now = new Date();
  return { deps, connector, stream, token, now, connection: toProcessConnection(connection) };
}

function toProcessConnection(connection: ProcessorConnection): ProcessConnection {
  const { _id: id, workspaceId, currency, timezone, rules } = connection;
  return { id, workspaceId, currency, timezone, rules: { ...defaultRules, ...rules } };
}

function add(sum: BatchCounts, counts: BatchCounts): void {
  sum.processed += counts.processed;
  sum.failed += counts.failed;
  sum.skipped += counts.skipped;
}

/** Best effort: where the database is away as well, the lease runs out. */
async function giveBack(
  deps: ProcessDeps,
  { stream, token }: Work,
  entries: CacheEntry[],
  begun: boolean,
): Promise<void> {
  const ids = entries.map((entry) => entry._id);
  try {
    await releaseEntries(deps.db, stream.collection, { token, ids, begun });
  } catch (error) {
    deps.logger.warn('claims could not be given back: their lease runs out', { error });
  }
}
