import type { RecordKind, SourceOfKind } from '../../connectors/kit/types.ts';
import type { ErrorCode } from '../../lib/errorCodes.ts';
import type { CacheEntry } from '../../models/cache/cacheTypes.ts';
import type { BatchContext } from '../deps.ts';

/** What the rules and their effects need of an entry. */
export type EntryHead = Pick<
  CacheEntry,
  | '_id'
  | 'externalId'
  | 'version'
  | 'marks'
  | 'attempts'
  | 'deleted'
  | 'complete'
  | 'sourceVersion'
  | 'receivedAt'
  | 'topic'
>;

/** An entry with what its bytes say. */
export interface Item<K extends RecordKind = RecordKind> {
  entry: EntryHead;
  /** null for a tombstone whose last full body nobody has seen. */
  source: SourceOfKind[K] | null;
}

/** What became of an item; an item without a result stays claimed until its lease ends. */
export type ItemResult =
  | {
      kind: 'done';
      outcome: 'created' | 'updated' | 'unchanged';
      recordId: string | null;
      reason?: string;
    }
  | { kind: 'skipped'; reason: string; waitingFor: string[] }
  | { kind: 'failed'; code: ErrorCode; message: string; waitingFor: string[] };

export type Results = Map<string, ItemResult>;

/** What would be written for one entry (spec 8.3). */
export interface Preview {
  outcome: 'created' | 'updated' | 'unchanged' | 'skipped' | 'failed';
  reason: string | null;
  record: object | null;
  /** Names of the fields that would change. */
  changes: string[];
}

/** Turns entries of one kind into records. Effects are keyed upserts: any of it may be repeated after a crash. */
export interface KindHandler<K extends RecordKind> {
  run(context: BatchContext, items: Item<K>[]): Promise<Results>;
  /**
   * Asked for entries just marked as waiting: which of their keys are satisfied by now? Closes the race with
   * whoever brought the missing part between our look and our mark.
   */
  findSatisfied?(context: BatchContext, items: Item<K>[], keys: string[]): Promise<string[]>;
  preview(context: BatchContext, item: Item<K>): Promise<Preview>;
}
