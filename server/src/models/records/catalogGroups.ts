import { MongoServerError } from 'mongodb';
import type { ListingRecord, ProductRecord, VariationRecord } from '../../domain/records.ts';
import { catalogGroups, listings, products, type StoredListing, variations } from './catalog.ts';
import type { Database } from '../database.ts';
import { requireTenant } from '../define.ts';
import { findDuplicates } from '../duplicates.ts';
import { withoutApplied } from './recordWrites.ts';

export interface GroupScope {
  workspaceId: string;
  id: string;
}

const groupId = (scope: GroupScope, key: string): string => `${scope.id}:${key}`;

/**
 * Begins a computation of these groups under a number above all earlier ones of the connection. Listings must be
 * read after this, and what is computed is written under its number: an older computation cannot overwrite it,
 * in whichever group a product was then.
 */
export async function beginGroups(
  db: Database,
  scope: GroupScope,
  keys: string[],
): Promise<number> {
  const { id: connectionId } = scope;
  const workspaceId = requireTenant(scope.workspaceId);
  const collection = catalogGroups.collection(db);
  const $setOnInsert = { workspaceId, connectionId };
  const counter = await retryDuplicate(() =>
    collection.findOneAndUpdate(
      { _id: connectionId },
      { $inc: { rev: 1 }, $setOnInsert },
      { upsert: true, returnDocument: 'after' },
    ),
  );
  const number = counter?.rev ?? 1;
  const operations = keys.map((key) => ({
    updateOne: {
      filter: { _id: groupId(scope, key) },
      update: { $max: { rev: number }, $setOnInsert },
      upsert: true,
    },
  }));
  await retryDuplicate(() => collection.bulkWrite(operations, { ordered: false }));
  return number;
}

/**
 * A number that rises between a change of SKUs and the search for orders that it concerns: who reads the same
 * number before looking up SKUs and after saving orders knows that no change slipped through in between.
 */
export async function findCatalogNumber(
  db: Database,
  workspaceId: string,
  connectionId: string,
): Promise<number> {
  const where = { _id: connectionId, workspaceId: requireTenant(workspaceId) };
  return (await catalogGroups.collection(db).findOne(where))?.rev ?? 0;
}

/** To be called after SKUs were written, before orders are searched for. */
export async function raiseCatalogNumber(db: Database, scope: GroupScope): Promise<void> {
  await catalogGroups
    .collection(db)
    .updateOne(
      { _id: scope.id, workspaceId: requireTenant(scope.workspaceId) },
      { $inc: { rev: 1 } },
    );
}

/** Two first upserts of one key race: the second try finds the row (M9). */
async function retryDuplicate<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (!(error instanceof MongoServerError) || error.code !== 11000) throw error;
    return write();
  }
}

/** Did somebody begin one of these groups after us? Then ours may be older than theirs in parts. */
export async function isOvertaken(
  db: Database,
  scope: GroupScope,
  begun: { keys: string[]; number: number },
): Promise<boolean> {
  const later = await catalogGroups.collection(db).findOne(
    {
      _id: { $in: begun.keys.map((key) => groupId(scope, key)) },
      workspaceId: requireTenant(scope.workspaceId),
      rev: { $ne: begun.number },
    },
    { projection: { _id: 1 } },
  );
  return later !== null;
}

export async function findListingsById(
  db: Database,
  workspaceId: string,
  ids: string[],
): Promise<Map<string, StoredListing>> {
  const rows = await listings
    .collection(db)
    .find({ _id: { $in: ids }, workspaceId: requireTenant(workspaceId) })
    .toArray();
  return new Map(rows.map((row) => [row._id, row]));
}

export async function findListingsOfGroups(
  db: Database,
  scope: GroupScope,
  keys: string[],
): Promise<ListingRecord[]> {
  const rows = await listings
    .collection(db)
    .find({
      connectionId: scope.id,
      groupKey: { $in: keys },
      workspaceId: requireTenant(scope.workspaceId),
    })
    .toArray();
  return rows.map((row) => withoutApplied<ListingRecord>(row));
}

export async function findProductsOfGroups(
  db: Database,
  scope: GroupScope,
  keys: string[],
): Promise<ProductRecord[]> {
  return products
    .collection(db)
    .find({
      connectionId: scope.id,
      groupKey: { $in: keys },
      workspaceId: requireTenant(scope.workspaceId),
    })
    .toArray();
}

/** Products of one computation. A row that a later computation wrote stays as it is. */
export async function saveProducts(
  db: Database,
  workspaceId: string,
  records: ProductRecord[],
): Promise<void> {
  if (records.length === 0) return;
  requireTenant(workspaceId);
  const collection = products.collection(db);
  const operations = records.map(({ _id, ...fields }) => ({
    updateOne: {
      filter: { _id, workspaceId, rev: { $lt: fields.rev } },
      update: { $set: fields },
      upsert: true,
    },
  }));
  try {
    await collection.bulkWrite(operations, { ordered: false });
  } catch (error) {
    // The row has a later number (nothing to do), or was inserted a moment ago: one more try tells (M9).
    const again = findDuplicates(error).flatMap((index) => operations[index] ?? []);
    const retry = again.map(({ updateOne }) => ({ updateOne: { ...updateOne, upsert: false } }));
    await collection.bulkWrite(retry, { ordered: false });
  }
}

/** Products that no listing makes up any more, with their variations; rows of later computations stay. */
export async function removeProducts(
  db: Database,
  workspaceId: string,
  records: Pick<ProductRecord, '_id' | 'rev'>[],
): Promise<void> {
  if (records.length === 0) return;
  requireTenant(workspaceId);
  await products.collection(db).bulkWrite(
    records.map(({ _id, rev }) => ({ deleteOne: { filter: { _id, workspaceId, rev } } })),
    { ordered: false },
  );
}

/** The variations of these products, exactly: what is not named goes. */
export async function saveVariations(
  db: Database,
  workspaceId: string,
  productIds: string[],
  records: VariationRecord[],
): Promise<void> {
  requireTenant(workspaceId);
  const collection = variations.collection(db);
  if (records.length > 0) {
    const operations = records.map(({ _id, ...fields }) => ({
      updateOne: { filter: { _id }, update: { $set: fields }, upsert: true },
    }));
    await retryDuplicate(() => collection.bulkWrite(operations, { ordered: false }));
  }
  const kept = records.map(({ _id }) => _id);
  await collection.deleteMany({ productId: { $in: productIds }, _id: { $nin: kept }, workspaceId });
}
