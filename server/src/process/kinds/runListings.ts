import { toDeletedListing, toListing } from '../../domain/catalog/listing.ts';
import type { ListingRecord } from '../../domain/records.ts';
import { planWrite, type WritePlan } from '../../domain/writePlan.ts';
import { listings, type StoredListing } from '../../models/records/catalog.ts';
import { findListingsById } from '../../models/records/catalogGroups.ts';
import {
  type RecordWrite,
  saveRecords,
  toApplied,
  withoutApplied,
} from '../../models/records/recordWrites.ts';
import type { BatchContext } from '../deps.ts';
import { ConflictError } from '../failures.ts';
import type { Item } from './kindTypes.ts';
import { type Outcome, toOutcome } from './outcome.ts';

export interface SavedListing {
  item: Item<'product'>;
  listing: ListingRecord;
  outcome: Outcome;
  /** A newer snapshot was there already: nothing of this one may be written. */
  stale: boolean;
  /** Groups it was in before. */
  formerKeys: string[];
}

const maxRounds = 10;

/** Platform products one to one; an item that is deleted and was never seen is left out. */
export async function runListings(
  context: BatchContext,
  items: Item<'product'>[],
): Promise<Map<string, SavedListing>> {
  const saved = new Map<string, SavedListing>();
  let open = items;
  for (let round = 0; open.length > 0; round += 1) {
    if (round === maxRounds) throw new ConflictError('listings keep changing');
    const lost = await runRound(context, open, { saved, repeated: round > 0 });
    open = open.filter(({ entry }) => lost.has(entry._id));
  }
  return saved;
}

async function runRound(
  context: BatchContext,
  items: Item<'product'>[],
  run: { saved: Map<string, SavedListing>; repeated: boolean },
): Promise<Set<string>> {
  const { db } = context.deps;
  const ids = items.map(({ entry }) => entry._id);
  const stored = await findListingsById(db, context.connection.workspaceId, ids);
  const writes: RecordWrite<ListingRecord>[] = [];
  for (const item of items) {
    const { entry } = item;
    const before = stored.get(entry._id);
    const plan = planListing(context, item, before);
    if (!plan) continue;
    const outcome = toOutcome(plan.kind, { entry, stored: before, repeated: run.repeated });
    const known = run.saved.get(entry._id)?.formerKeys ?? [];
    const saved = toSaved(item, plan, { before, outcome });
    run.saved.set(entry._id, { ...saved, formerKeys: [...known, ...saved.formerKeys] });
    if (plan.kind === 'stale' || plan.record.rev === before?.rev) continue;
    const mark = { version: entry.version, outcome, by: context.token };
    const link = { before: before?.groupKey, after: plan.record.groupKey };
    writes.push({ record: plan.record, applied: toApplied(mark, before, link) });
  }
  return saveRecords(listings.collection(db), writes);
}

function toSaved(
  item: Item<'product'>,
  plan: WritePlan<ListingRecord>,
  { before, outcome }: { before: StoredListing | undefined; outcome: Outcome },
): SavedListing {
  const listing = plan.kind === 'stale' ? (before as ListingRecord) : plan.record;
  const formerKeys = [before?.groupKey, before?.applied?.former].filter((key) => key !== undefined);
  return { item, listing, outcome, stale: plan.kind === 'stale', formerKeys };
}

/** null for a deletion of what nobody knows. */
export function planListing(
  { connection, now }: Pick<BatchContext, 'connection' | 'now'>,
  { entry, source }: Item<'product'>,
  before: StoredListing | undefined,
): WritePlan<ListingRecord> | null {
  const stored = before ? withoutApplied<ListingRecord>(before) : null;
  const ids = { workspaceId: connection.workspaceId, connectionId: connection.id };
  const rawVersion = entry.version;
  const made = source && toListing({ source, ids, rules: connection.rules, rawVersion, now });
  if (entry.deleted) {
    const last = stored ?? made;
    if (!last) return null;
    const deleted = toDeletedListing(last, { deletedAt: entry.sourceVersion, rawVersion, now });
    return planWrite(stored, deleted);
  }
  if (!made) return null;
  return planWrite(stored, entry.complete ? made : joinOptions(made, stored));
}

/** A payload without all variants must not make the product look smaller than it is (edge case 63). */
function joinOptions(made: ListingRecord, stored: ListingRecord | null): ListingRecord {
  if (!stored) return made;
  return {
    ...made,
    attributes: [...new Set([...stored.attributes, ...made.attributes])].sort(),
    colours: [...new Set([...made.colours, ...stored.colours])],
  };
}
