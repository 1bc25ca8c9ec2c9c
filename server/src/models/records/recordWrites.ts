import type {
  AnyBulkWriteOperation,
  Collection,
  Filter,
  MatchKeysAndValues,
  OptionalUnlessRequiredId,
} from 'mongodb';
import type { RecordBase } from '../../domain/records.ts';
import { findDuplicates } from '../duplicates.ts';

/** What the snapshot of `version` did to a record: an attempt repeated after a crash reports the same (reliability 2.5). */
export interface Applied {
  version: number;
  outcome: 'created' | 'updated' | 'unchanged';
  /** The claim it was written under: how a writer in a bulk learns whether it won. */
  by: string;
  /**
   * What the record last belonged to before (a customer, a group, an address): a crash may have come before
   * that heard of it, so whoever processes the record next looks after it as well.
   */
  former?: string;
}

/** The mark of a write; `before` and `after` name what the record belonged to and belongs to now. */
export function toApplied(
  applied: Omit<Applied, 'former'>,
  stored: { applied?: Applied } | undefined,
  link: { before: string | null | undefined; after: string | null },
): Applied {
  const before = link.before ?? null;
  const left = before === link.after ? null : before;
  const former = left ?? stored?.applied?.former;
  return former === undefined ? applied : { ...applied, former };
}

/** The fields a plan changes, where it says so. */
export function toChanges(plan: { kind: string; changes?: readonly string[] }): {
  changes?: readonly string[];
} {
  if (plan.kind === 'unchanged') return { changes: [] };
  return plan.changes ? { changes: plan.changes } : {};
}

/** A record as it lies in the database: with the mark of its last write. */
export type Stored<T> = T & { applied?: Applied };

/** A record to be stored: `rev` 1 is new, any other takes the place of `rev - 1`. */
export interface RecordWrite<T extends RecordBase> {
  record: T;
  applied: Applied;
  /** Names of the fields that differ from the stored record; without them all are written. */
  changes?: readonly string[];
}

/**
 * One unordered bulk for new records and one for changed ones, each guarded by `rev` (performance.md 1.3).
 * @returns ids that lost a race: they must be read and planned again.
 */
export async function saveRecords<T extends RecordBase>(
  collection: Collection<Stored<T>>,
  writes: RecordWrite<T>[],
): Promise<Set<string>> {
  const fresh = writes.filter(({ record }) => record.rev === 1);
  const changed = writes.filter(({ record }) => record.rev !== 1);
  const lost = await Promise.all([insertNew(collection, fresh), updateOld(collection, changed)]);
  return new Set(lost.flat());
}

async function insertNew<T extends RecordBase>(
  collection: Collection<Stored<T>>,
  writes: RecordWrite<T>[],
): Promise<string[]> {
  if (writes.length === 0) return [];
  try {
    const rows = writes.map(({ record, applied }) => ({ ...record, applied }));
    await collection.insertMany(rows as OptionalUnlessRequiredId<Stored<T>>[], { ordered: false });
    return [];
  } catch (error) {
    return findDuplicates(error).flatMap((index) => writes[index]?.record._id ?? []);
  }
}

/** Only when some did not match are the records read back: a bulk does not say which. */
async function updateOld<T extends RecordBase>(
  collection: Collection<Stored<T>>,
  writes: RecordWrite<T>[],
): Promise<string[]> {
  if (writes.length === 0) return [];
  try {
    const result = await collection.bulkWrite(writes.map(toUpdate<T>), { ordered: false });
    if (result.matchedCount === writes.length) return [];
  } catch (error) {
    // A value that must be unique was taken: lost like any other race.
    findDuplicates(error);
  }
  const ids = writes.map(({ record }) => record._id);
  const rows = await collection
    .find({ _id: { $in: ids } } as Filter<Stored<T>>)
    .project<{ _id: string; rev: number; applied?: Applied }>({ rev: 1, applied: 1 })
    .toArray();
  const stored = new Map(rows.map((row) => [row._id, row]));
  return writes
    .filter(({ record, applied }) => {
      const row = stored.get(record._id);
      return row?.rev !== record.rev || row.applied?.by !== applied.by;
    })
    .map(({ record }) => record._id);
}

function toUpdate<T extends RecordBase>({
  record,
  applied,
  changes,
}: RecordWrite<T>): AnyBulkWriteOperation<Stored<T>> {
  const { _id, ...all } = record;
  const fields = changes ? pickFields(record, changes) : all;
  const filter = { _id, workspaceId: record.workspaceId, rev: record.rev - 1 };
  return {
    updateOne: {
      filter: filter as Filter<Stored<T>>,
      update: { $set: { ...fields, applied } as unknown as MatchKeysAndValues<Stored<T>> },
    },
  };
}

const bookkeeping = ['rev', 'rawVersion', 'sourceUpdatedAt', 'updatedAt'];

/** What did not change costs neither the wire nor the oplog (performance.md 3.3). */
function pickFields(record: object, changes: readonly string[]): object {
  const names = new Set([...changes, ...bookkeeping]);
  return Object.fromEntries(Object.entries(record).filter(([name]) => names.has(name)));
}

/** The record alone, for the rules: they compare whole records. */
export function withoutApplied<T extends object>(row: Stored<T>): T {
  const { applied: _, ...record } = row;
  return record as T;
}
