import { toListingId } from '../../domain/catalog/listing.ts';
import { computeSkuTokens } from '../../domain/catalog/skuTokens.ts';
import type { SkuRecord } from '../../domain/records.ts';
import { listings, skus } from './catalog.ts';
import type { Database } from '../database.ts';
import { requireTenant } from '../define.ts';

const chunk = 500;

type Row = Pick<
  SkuRecord,
  '_id' | 'connectionId' | 'rev' | 'shopifyProductId' | 'platformCode' | 'barcode' | 'attributes'
>;

/**
 * Gives SKUs stored before they had them the words they are found by. Part of every start: it reads and writes only
 * SKUs without, guarded by `rev`. @returns how many were written.
 */
export async function saveMissingSkuTokens(db: Database): Promise<number> {
  let written = 0;
  for (const workspaceId of await skus.collection(db).distinct('workspaceId')) {
    for (;;) {
      const rows = await findWithout(db, workspaceId);
      const saved = rows.length === 0 ? 0 : await saveAll(db, workspaceId, rows);
      written += saved;
      if (saved === 0) break;
    }
  }
  return written;
}

async function findWithout(db: Database, workspaceId: string): Promise<Row[]> {
  return skus
    .collection(db)
    .find({ workspaceId: requireTenant(workspaceId), searchTokens: { $exists: false } })
    .project<Row>({
      connectionId: 1,
      rev: 1,
      shopifyProductId: 1,
      platformCode: 1,
      barcode: 1,
      attributes: 1,
    })
    .limit(chunk)
    .toArray();
}

async function saveAll(db: Database, workspaceId: string, rows: Row[]): Promise<number> {
  const keys = new Set(rows.map((row) => toListingId(row.connectionId, row.shopifyProductId)));
  const named = await listings
    .collection(db)
    .find({ _id: { $in: [...keys] }, workspaceId })
    .project<{ _id: string; title: string }>({ title: 1 })
    .toArray();
  const titles = new Map(named.map(({ _id, title }) => [_id, title]));
  const operations = rows.map((row) => {
    const title = titles.get(toListingId(row.connectionId, row.shopifyProductId)) ?? null;
    return {
      updateOne: {
        filter: { _id: row._id, rev: row.rev, searchTokens: { $exists: false } },
        update: { $set: { searchTokens: computeSkuTokens(row, title) } },
      },
    };
  });
  return (await skus.collection(db).bulkWrite(operations, { ordered: false })).modifiedCount;
}
