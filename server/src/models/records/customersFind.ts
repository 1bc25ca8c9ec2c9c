import { compareIds } from '../../domain/compareIds.ts';
import { customers, type StoredCustomer } from './customers.ts';
import type { Database } from '../database.ts';
import { requireTenant } from '../define.ts';
import { atOnce } from '../atOnce.ts';

export async function findCustomersById(
  db: Database,
  workspaceId: string,
  ids: string[],
): Promise<Map<string, StoredCustomer>> {
  if (ids.length === 0) return new Map();
  const rows = await customers
    .collection(db)
    .find({ _id: { $in: ids }, workspaceId: requireTenant(workspaceId) }, atOnce)
    .toArray();
  return new Map(rows.map((row) => [row._id, row]));
}

/** Whom an e-mail address belongs to; of several customers the lowest platform id, whatever came first (edge case 68). */
export async function findCustomersByEmail(
  db: Database,
  workspaceId: string,
  connectionId: string,
  emailKeys: string[],
): Promise<Map<string, string>> {
  if (emailKeys.length === 0) return new Map();
  const rows = await customers
    .collection(db)
    .find({
      connectionId,
      emailKey: { $in: emailKeys },
      deletedAt: null,
      workspaceId: requireTenant(workspaceId),
    })
    .project<Pick<StoredCustomer, '_id' | 'emailKey' | 'shopifyCustomerId'>>({
      emailKey: 1,
      shopifyCustomerId: 1,
    })
    .toArray();
  rows.sort((left, right) => compareIds(right.shopifyCustomerId, left.shopifyCustomerId));
  return new Map(rows.map((row) => [row.emailKey ?? '', row._id]));
}

/**
 * Takes customers away of whom nothing is known any more, guarded by `rev`.
 * @returns ids of those that changed meanwhile.
 */
export async function removeCustomers(
  db: Database,
  workspaceId: string,
  rows: Pick<StoredCustomer, '_id' | 'rev'>[],
): Promise<string[]> {
  if (rows.length === 0) return [];
  const tenant = requireTenant(workspaceId);
  const collection = customers.collection(db);
  const operations = rows.map(({ _id, rev }) => ({
    deleteOne: { filter: { _id, rev, workspaceId: tenant } },
  }));
  const { deletedCount } = await collection.bulkWrite(operations, { ordered: false });
  if (deletedCount === rows.length) return [];
  const ids = rows.map(({ _id }) => _id);
  return collection
    .find({ _id: { $in: ids }, workspaceId: tenant })
    .project<{ _id: string }>({ _id: 1 })
    .map((row) => row._id)
    .toArray();
}
