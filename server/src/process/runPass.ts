import { countPending } from '../models/cache/cacheClaims.ts';
import { findConnectionIds } from '../models/access/connectionsFind.ts';
import { createClaimer } from './claimer.ts';
import type { ProcessDeps } from './deps.ts';
import { type BatchCounts, noCounts } from './runBatch.ts';
import { runWork } from './runWork.ts';

export interface PassRequest {
  workspaceId?: string;
  connectionId?: string;
  stream?: string;
  /** At most so many entries. */
  limit?: number;
}

export interface PassResult extends BatchCounts {
  /** Entries that are still pending. */
  remaining: number;
}

/** How long a pass waits for entries that others are working on. */
const patienceMs = 5000;
const lookMs = 50;

/**
 * Process Pending (spec 8.2): everything that is due now, what becomes due by it included. Entries that another
 * worker holds are waited for a little, so that "remaining" means what it says.
 */
export async function runProcessorPass(
  deps: ProcessDeps,
  request: PassRequest = {},
): Promise<PassResult> {
  const connectionIds = await findConnectionIds(deps.db, request);
  const scope = { connectionIds, stream: request.stream ?? null };
  const claimer = createClaimer(deps);
  const limit = request.limit ?? Number.POSITIVE_INFINITY;
  const counts = { ...noCounts };
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const left = limit - counts.processed - counts.failed - counts.skipped;
    const size = Math.min(deps.settings.batchSize, left);
    const work = size > 0 ? await claimer.claim(scope, size) : null;
    if (work) {
      const batch = await runWork(deps, work, () => false);
      claimer.finish(work);
      for (const key of ['processed', 'failed', 'skipped'] as const) counts[key] += batch[key];
      continue;
    }
    const { pending, claimed } = await countLeft(deps, scope);
    if (claimed === 0 || left <= 0 || Date.now() > deadline)
      return { ...counts, remaining: pending };
    await new Promise((resolve) => setTimeout(resolve, lookMs));
  }
}

async function countLeft(
  { db, registry }: ProcessDeps,
  scope: { connectionIds: string[]; stream: string | null },
): Promise<{ pending: number; claimed: number }> {
  const names = registry
    .all()
    .flatMap((connector) => connector.streams)
    .filter((stream) => scope.stream === null || stream.name === scope.stream)
    .map((stream) => stream.collection);
  const counts = await Promise.all(
    names.map((name) => countPending(db, name, scope.connectionIds)),
  );
  return {
    pending: counts.reduce((sum, { pending }) => sum + pending, 0),
    claimed: counts.reduce((sum, { claimed }) => sum + claimed, 0),
  };
}
