import type { Document } from 'mongodb';
import { skus } from './catalog.ts';
import type { Database } from '../database.ts';
import { requireTenant } from '../define.ts';
import { toPrefixRange } from './searchTerms.ts';

/** More than anybody leafs through. */
const mostFound = 2000;

/** Codes are kept as the shop writes them: people type them in either case. */
export function toCodeSearch(search: string): Document {
  const text = search.trim();
  if (text === '') return {};
  const spellings = new Set([text, text.toUpperCase(), text.toLowerCase()]);
  return { $or: [...spellings].map((begin) => ({ code: toPrefixRange(begin) })) };
}

/** Ids of the SKUs people mean by these words, the first 2,000 by code. */
export async function findSkuIds(
  db: Database,
  workspaceId: string,
  search: string,
): Promise<string[]> {
  return skus
    .collection(db)
    .find({ workspaceId: requireTenant(workspaceId), ...toCodeSearch(search) })
    .project<{ _id: string }>({ _id: 1 })
    .limit(mostFound)
    .map((row) => row._id)
    .toArray();
}
