import type { Database } from '../database.ts';
import { requireTenant } from '../define.ts';
import { products } from './catalog.ts';

/** What the products of these records are called, by product id; one that is gone is not in it. */
export async function findProductTitles(
  db: Database,
  workspaceId: string,
  records: readonly { productId: string }[],
): Promise<Map<string, string>> {
  const ids = [...new Set(records.map(({ productId }) => productId))];
  if (ids.length === 0) return new Map();
  const named = await products
    .collection(db)
    .find({ _id: { $in: ids }, workspaceId: requireTenant(workspaceId) })
    .project<{ _id: string; title: string }>({ title: 1 })
    .toArray();
  return new Map(named.map(({ _id, title }) => [_id, title]));
}
