import type { WritePlan } from '../../domain/writePlan.ts';
import type { CacheEntry } from '../../models/cache/cacheTypes.ts';
import type { Applied } from '../../models/records/recordWrites.ts';
import type { Preview } from './kindTypes.ts';

export type Outcome = Applied['outcome'];

const outcomes: Record<WritePlan<unknown>['kind'], Outcome> = {
  create: 'created',
  update: 'updated',
  unchanged: 'unchanged',
  stale: 'unchanged',
};

interface Attempt {
  entry: Pick<CacheEntry, 'version' | 'attempts'>;
  stored: { applied?: Applied } | undefined;
  /** This very attempt wrote, or lost a race, before. */
  repeated: boolean;
}

/**
 * What the entry is said to have done. A record written by an attempt that never got to its mark was created
 * or updated by this entry all the same (reliability.md 2.5).
 */
export function toOutcome(kind: WritePlan<unknown>['kind'], attempt: Attempt): Outcome {
  const { entry, stored } = attempt;
  const again = attempt.repeated || entry.attempts > 1;
  if (kind === 'unchanged' && again && stored?.applied?.version === entry.version) {
    return stored.applied.outcome;
  }
  if (kind === 'update' && attempt.repeated && stored?.applied?.version === entry.version) {
    return stored.applied.outcome === 'created' ? 'created' : 'updated';
  }
  return outcomes[kind];
}

/** A plan as people see it before it is carried out. */
export function toPlanPreview<T extends object>(plan: WritePlan<T>): Preview {
  if (plan.kind === 'stale') return toNothing('unchanged', 'older than the record');
  const changes = plan.kind === 'update' ? plan.changes : [];
  return { outcome: outcomes[plan.kind], reason: null, record: plan.record, changes };
}

/** An entry that would write nothing, and why. */
export function toNothing(outcome: Preview['outcome'], reason: string): Preview {
  return { outcome, reason, record: null, changes: [] };
}
