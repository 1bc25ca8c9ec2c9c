import { compareIds } from '../../domain/compareIds.ts';
import { customers, type StoredCustomer } from './customers.ts';
import type { Database } from '../database.ts';
import { requireTenant } from '../define.ts';

export async function findCustomersById(
  db: Database,
  workspaceId: string,
  ids: string[],
): Promise<Map<string, StoredCustomer>> {
  if (ids.length === 0) return new Map();
  const rows = await customers
    .collection(db)
    .find({ _id: { $in: ids }, workspaceId: requireTenant(workspaceId) })
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
