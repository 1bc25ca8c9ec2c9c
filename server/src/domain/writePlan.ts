import type { RecordBase } from './records.ts';
import { isSame } from './same.ts';

/** What is to be done for a record; `rev` in it is the value to store, guarded by `rev - 1`. */
export type WritePlan<T> =
  | { kind: 'create'; record: T }
  | { kind: 'update'; record: T; changes: string[] }
  | { kind: 'unchanged'; record: T }
  | { kind: 'stale' };

type Base = Pick<RecordBase, 'rev' | 'rawVersion' | 'sourceUpdatedAt' | 'createdAt' | 'updatedAt'>;

/** Fields that say when and how often a record was written, not what it is. */
const bookkeeping = new Set(['rev', 'rawVersion', 'sourceUpdatedAt', 'createdAt', 'updatedAt']);

/** Names of the fields that differ, sorted; bookkeeping left out. */
export function findChanges<T extends object>(existing: T, computed: T): string[] {
  const fields = new Set([...Object.keys(existing), ...Object.keys(computed)]);
  return [...fields]
    .filter((field) => !bookkeeping.has(field))
    .filter((field) => !isSame(existing[field as keyof T], computed[field as keyof T]))
    .sort();
}

/**
 * Puts a computed record in the place of the stored one, or says that nothing changed; then only
 * rawVersion and sourceUpdatedAt go on. An older snapshot than the stored one changes nothing.
 */
export function planWrite<T extends Base>(existing: T | null, computed: T): WritePlan<T> {
  if (!existing) return { kind: 'create', record: computed };
  if (existing.rawVersion > computed.rawVersion) return { kind: 'stale' };
  const changes = findChanges(existing, computed);
  if (changes.length === 0) return { kind: 'unchanged', record: advance(existing, computed) };
  const { createdAt } = existing;
  return { kind: 'update', record: { ...computed, rev: existing.rev + 1, createdAt }, changes };
}

function advance<T extends Base>(existing: T, computed: T): T {
  const { rawVersion, sourceUpdatedAt } = computed;
  if (rawVersion === existing.rawVersion && isSame(sourceUpdatedAt, existing.sourceUpdatedAt)) {
    return existing;
  }
  return { ...existing, rev: existing.rev + 1, rawVersion, sourceUpdatedAt };
}
