import type { Document } from 'mongodb';
import type { Database } from '../database.ts';
import { requireTenant } from '../define.ts';

/** The collections that hold what the ERP knows; all of it can be made from the raw cache again. */
export const erpCollections = [
  'listings',
  'products',
  'variations',
  'skus',
  'orders',
  'customers',
  'inventory_levels',
  'ad_days',
  'shipments',
  'costs',
  'sku_costs',
  'subscribers',
] as const;
export type ErpCollection = (typeof erpCollections)[number];

/** Rows of one collection by id, one after the other: a whole ERP never lies in memory. */
export async function* findErpRows(
  db: Database,
  workspaceId: string,
  name: ErpCollection,
  where: Document = {},
): AsyncGenerator<Document> {
  const rows = db.connection
    .collection(name)
    .find({ ...where, workspaceId: requireTenant(workspaceId) })
    .sort({ _id: 1 });
  for await (const row of rows) yield row;
}

/** Values that one field has in these rows. */
export async function findErpValues(
  db: Database,
  workspaceId: string,
  name: ErpCollection,
  { field, where }: { field: string; where: Document },
): Promise<Set<string>> {
  const values = new Set<string>();
  const rows = db.connection
    .collection(name)
    .find({ ...where, workspaceId: requireTenant(workspaceId) })
    .project({ [field]: 1 });
  for await (const row of rows) {
    const value: unknown = row[field];
    if (typeof value === 'string') values.add(value);
  }
  return values;
}
