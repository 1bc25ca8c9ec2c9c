import { Schema } from 'mongoose';
import type {
  AnyBulkWriteOperation,
  Collection,
  Document,
  Filter,
  OptionalUnlessRequiredId,
} from 'mongodb';
import type {
  CampaignDayRow,
  DayRow,
  OrderProfitRow,
  SkuDayRow,
} from '../../domain/profit/dayTypes.ts';
import { isSame } from '../../domain/same.ts';
import { atOnce } from '../atOnce.ts';
import type { Database } from '../database.ts';
import {
  defineModel,
  type IndexDefinition,
  type ModelDefinition,
  requireTenant,
} from '../define.ts';
import { findDuplicates } from '../duplicates.ts';

interface ResultRow {
  _id: string;
  workspaceId: string;
  date: string;
}

/** A computed row as it lies in the database: under the epoch of whoever computed it. */
export type Computed<T> = T & { epoch: number };

/** Rows are computed whole and written by the driver; the schema names what queries use. */
function defineResult<T extends ResultRow>(name: string, indexes: IndexDefinition[]) {
  const schema = new Schema<Computed<T>>(
    { _id: String, workspaceId: String, date: String, epoch: Number },
    { versionKey: false, strict: false },
  );
  return defineModel<Computed<T>>(name, schema, [{ key: { workspaceId: 1, date: 1 } }, ...indexes]);
}

export const orderProfits = defineResult<OrderProfitRow>('order_profits', [
  { key: { workspaceId: 1, orderedAt: -1, _id: -1 } },
  { key: { workspaceId: 1, profit: -1, _id: -1, date: 1 } },
  { key: { workspaceId: 1, campaignKey: 1, orderedAt: -1, _id: -1 } },
]);
export const dayMetrics = defineResult<DayRow>('day_metrics', []);
export const campaignDays = defineResult<CampaignDayRow>('campaign_days', []);
export const skuDays = defineResult<SkuDayRow>('sku_days', []);

export interface ResultTarget {
  workspaceId: string;
  dates: readonly string[];
  /** Of the lease it was computed under: rows of a later one are left alone. */
  epoch: number;
}

/**
 * Puts a day's computed rows in the place of the stored ones: what is the same is not written, what is gone is taken
 * away. How many rows changed.
 */
export async function saveResults<T extends ResultRow>(
  db: Database,
  model: ModelDefinition<Computed<T>>,
  { workspaceId, dates, epoch }: ResultTarget,
  rows: readonly T[],
): Promise<number> {
  const collection = model.collection(db);
  const where = { workspaceId: requireTenant(workspaceId), date: { $in: [...dates] } };
  const stored = (await collection
    .find(where as Filter<Computed<T>>, atOnce)
    .toArray()) as Computed<T>[];
  const known = new Map(stored.map((row) => [row._id, row]));
  const fresh = new Set(rows.map(({ _id }) => _id));
  const upTo = (filter: object) => ({ ...filter, epoch: { $lte: epoch } }) as Filter<Computed<T>>;
  const toReplace = (row: T): AnyBulkWriteOperation<Computed<T>> => ({
    replaceOne: {
      filter: upTo({ _id: row._id, workspaceId }),
      replacement: { ...row, epoch },
      upsert: true,
    },
  });
  const changed = rows.filter((row) => isNews(known.get(row._id), row));
  const added = changed.filter(({ _id }) => !known.has(_id));
  const met = await insertAll(collection, added, epoch);
  const replaced = [...changed.filter(({ _id }) => known.has(_id)), ...met];
  // A row that moved to another day is that day's.
  const gone = stored.filter(({ _id }) => !fresh.has(_id));
  const writes = [
    ...replaced.map(toReplace),
    ...gone.map(({ _id, date }) => ({ deleteOne: { filter: upTo({ _id, date, workspaceId }) } })),
  ];
  for (let first = 0; first < writes.length; first += mostWrites) {
    await writeAll(collection, writes.slice(first, first + mostWrites));
  }
  return changed.length + gone.length;
}

function isNews<T extends ResultRow>(before: Computed<T> | undefined, row: T): boolean {
  return before === undefined || !isSame(withoutEpoch(before), row);
}

/** New rows in one go: a third of what guarded upserts cost. @returns those that met a row of another day or epoch. */
async function insertAll<T extends ResultRow>(
  collection: Collection<Computed<T>>,
  rows: readonly T[],
  epoch: number,
): Promise<T[]> {
  if (rows.length === 0) return [];
  const documents = rows.map((row) => ({ ...row, epoch }));
  try {
    await collection.insertMany(documents as OptionalUnlessRequiredId<Computed<T>>[], {
      ordered: false,
    });
    return [];
  } catch (error) {
    return findDuplicates(error).flatMap((index) => rows[index] ?? []);
  }
}

const mostWrites = 1000;

function withoutEpoch<T extends ResultRow>(row: Computed<T>): object {
  const { epoch: _, ...rest } = row;
  return rest;
}

/** A row of a later epoch does not match, and its upsert meets it: it is newer and stays. */
async function writeAll<T extends Document>(
  collection: Collection<T>,
  writes: AnyBulkWriteOperation<T>[],
): Promise<void> {
  try {
    await collection.bulkWrite(writes, { ordered: false });
  } catch (error) {
    findDuplicates(error);
  }
}
