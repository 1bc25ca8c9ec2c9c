import type { Collection } from 'mongodb';
import type { RecordKind, SourceOfKind } from '../../connectors/kit/types.ts';
import { planGone, type PlainRecord, type SnapshotHead } from '../../domain/plainRecord.ts';
import { planWrite, type WritePlan } from '../../domain/writePlan.ts';
import type { Database } from '../../models/database.ts';
import { findPlainById } from '../../models/records/plain.ts';
import {
  type RecordWrite,
  saveRecords,
  type Stored,
  toChanges,
  withoutApplied,
} from '../../models/records/recordWrites.ts';
import type { BatchContext } from '../deps.ts';
import { ConflictError } from '../failures.ts';
import type { Item, KindHandler, Results } from './kindTypes.ts';
import { toNothing, toOutcome, toPlanPreview } from './outcome.ts';

/** A kind whose record is its newest snapshot: how it is made, where it lies, who must hear of a change. */
export interface PlainKind<K extends RecordKind, T extends PlainRecord> {
  collection(db: Database): Collection<Stored<T>>;
  /** PURE. `existing` for what others than the platform wrote into the record. */
  toRecord(
    source: SourceOfKind[K],
    head: SnapshotHead,
    made: { platform: string; existing: T | null },
  ): T;
  /** Days whose figures these records are part of have to be computed again (spec 9.4). */
  markDays?(context: BatchContext, records: T[]): Promise<void>;
  /** What decides which days those are: records that leave some say so before they are written, or a crash forgets it. */
  toPlace?(record: T): string;
  /** After the records are there and before the entries are marked; a repeated attempt tells again. */
  onChanged?(context: BatchContext, records: T[]): Promise<void>;
}

const maxRounds = 10;

export function createPlainHandler<K extends RecordKind, T extends PlainRecord>(
  kind: PlainKind<K, T>,
): KindHandler<K> {
  return {
    async run(context, items) {
      const run: Run<T> = { results: new Map(), touched: new Map(), repeated: false };
      let open = items;
      for (let round = 0; open.length > 0; round += 1) {
        if (round === maxRounds) throw new ConflictError('records keep changing');
        const lost = await runRound(kind, context, open, { ...run, repeated: round > 0 });
        open = open.filter(({ entry }) => lost.has(entry._id));
      }
      context.deps.crashAt?.('between-effects');
      const touched = [...run.touched.values()];
      await kind.markDays?.(context, touched);
      await kind.onChanged?.(context, touched);
      return run.results;
    },
    async preview(context, item) {
      const plan = planOne(kind, context, item, await findStored(kind, context, [item]));
      return plan ? toPlanPreview(plan) : toNothing('unchanged', 'deleted before it was seen');
    },
  };
}

interface Run<T> {
  results: Results;
  touched: Map<string, T>;
  repeated: boolean;
}
type StoredById<T extends PlainRecord> = Map<string, Stored<T>>;

function findStored<K extends RecordKind, T extends PlainRecord>(
  kind: PlainKind<K, T>,
  { deps, connection }: BatchContext,
  items: Item<K>[],
): Promise<StoredById<T>> {
  const ids = items.map(({ entry }) => entry._id);
  return findPlainById(kind.collection(deps.db), connection.workspaceId, ids);
}

function planOne<K extends RecordKind, T extends PlainRecord>(
  kind: PlainKind<K, T>,
  { connection, connector, now }: BatchContext,
  { entry, source }: Item<K>,
  stored: StoredById<T>,
): WritePlan<T> | null {
  const row = stored.get(entry._id);
  const existing = row ? withoutApplied<T>(row) : null;
  const { workspaceId, id: connectionId } = connection;
  const { _id: id, version: rawVersion, sourceVersion } = entry;
  const head = { id, workspaceId, connectionId, rawVersion, sourceVersion, now };
  if (entry.deleted || source === null) return planGone(existing, head);
  return planWrite(existing, kind.toRecord(source, head, { platform: connector.id, existing }));
}

async function runRound<K extends RecordKind, T extends PlainRecord>(
  kind: PlainKind<K, T>,
  context: BatchContext,
  items: Item<K>[],
  run: Run<T>,
): Promise<Set<string>> {
  const rows = await findStored(kind, context, items);
  const writes: RecordWrite<T>[] = [];
  const left: T[] = [];
  for (const item of items) {
    const { entry } = item;
    const plan = planOne(kind, context, item, rows);
    const stored = rows.get(entry._id);
    const outcome = toOutcome(plan?.kind ?? 'unchanged', { entry, stored, repeated: run.repeated });
    run.results.set(entry._id, { kind: 'done', outcome, recordId: plan ? entry._id : null });
    if (!plan || plan.kind === 'stale') continue;
    const before = stored ? withoutApplied<T>(stored) : null;
    // An attempt that crashed may have written and told nobody.
    const again = run.repeated || entry.attempts > 1;
    if (again || plan.kind !== 'unchanged') run.touched.set(entry._id, plan.record);
    if (plan.record.rev === stored?.rev) continue;
    const applied = { version: entry.version, outcome, by: context.token };
    writes.push({ record: plan.record, applied, ...toChanges(plan) });
    if (before && kind.toPlace?.(before) !== kind.toPlace?.(plan.record)) left.push(before);
  }
  if (left.length > 0) await kind.markDays?.(context, left);
  return saveRecords(kind.collection(context.deps.db), writes);
}
