import { AuthError, toError } from '../lib/errors.ts';
import { wakeWaiting } from '../models/cache/cacheWaiting.ts';
import {
  type ConnectionRecord,
  findConnection,
  updateConnection,
} from '../models/access/connections.ts';
import {
  claimDemands,
  type DemandRecord,
  saveAnswer,
  saveDemandRetry,
} from '../models/cache/demands.ts';
import type { IngestDeps } from './deps.ts';
import { fetchRecord } from './fetchRecord.ts';

const batchSize = 20;
const leaseMs = 60_000;
const maxAttempts = 6;
const pollMs = 1000;

/**
 * Answers demands ("fetch this record whole, now") until stopped: orders/edited, cut payloads, unknown SKUs.
 * Wakes at once on the `demands` signal, else each second.
 */
export function startDemandWorker(deps: IngestDeps): { stop(): Promise<void> } {
  const abort = new AbortController();
  let wake: () => void = () => undefined;
  const off = deps.wakeups.on('demands', () => wake());
  const loop = async (): Promise<void> => {
    while (!abort.signal.aborted) {
      const done = await runSafely(deps, abort.signal);
      if (done > 0 || abort.signal.aborted) continue;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, pollMs);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  };
  const running = loop();
  return {
    async stop() {
      abort.abort();
      wake();
      off();
      await running;
    },
  };
}

async function runSafely(deps: IngestDeps, signal: AbortSignal): Promise<number> {
  try {
    return await runDemands(deps, signal);
  } catch (error) {
    deps.logger.warn('demands wait for the database', { error });
    return 0;
  }
}

/** Answers one batch of due demands; how many it took. */
export async function runDemands(deps: IngestDeps, signal: AbortSignal): Promise<number> {
  const claimed = await claimDemands(deps.db, batchSize, leaseMs);
  await Promise.all(claimed.map((demand) => answer(deps, demand, signal)));
  return claimed.length;
}

async function answer(deps: IngestDeps, demand: DemandRecord, signal: AbortSignal): Promise<void> {
  const connection = await findConnection(deps.db, demand.workspaceId, demand.connectionId);
  const stream = connection && findStream(deps, connection, demand.stream);
  if (!connection || !stream?.fetchOne) {
    await saveAnswer(deps.db, demand, 'failed', `no way to fetch one of ${demand.stream}`);
    return;
  }
  if (connection.status === 'disconnected') {
    await saveDemandRetry(deps.db, demand, 60_000, 'connection is disconnected: reconnect it');
    return;
  }
  try {
    const { externalId } = demand;
    const found = await fetchRecord(deps, stream, connection, { externalId, signal });
    await saveAnswer(deps.db, demand, found ? 'fetched' : 'gone');
    if (!found) await wakeAskers(deps, connection, demand);
  } catch (error) {
    await saveFailure(deps, connection, demand, toError(error));
  }
}

function findStream(deps: IngestDeps, connection: ConnectionRecord, name: string) {
  return deps.registry.get(connection.platform).streams.find((stream) => stream.name === name);
}

/** "The platform does not have it" is an answer too: entries that waited for it are tried again now. */
async function wakeAskers(
  deps: IngestDeps,
  connection: ConnectionRecord,
  demand: DemandRecord,
): Promise<void> {
  const collections = deps.registry.get(connection.platform).streams.map((s) => s.collection);
  await wakeWaiting(deps.db, connection._id, collections, [
    `${demand.stream}:${demand.externalId}`,
  ]);
}

async function saveFailure(
  deps: IngestDeps,
  connection: ConnectionRecord,
  demand: DemandRecord,
  error: Error,
): Promise<void> {
  if (error instanceof AuthError) {
    await updateConnection(deps.db, connection.workspaceId, connection._id, {
      status: 'disconnected',
      statusReason: error.message,
    });
  }
  if (demand.attempts >= maxAttempts) {
    await saveAnswer(deps.db, demand, 'failed', error.message);
    return;
  }
  await saveDemandRetry(deps.db, demand, 1000 * 4 ** demand.attempts, error.message);
}
