import type { Document } from 'mongodb';
import { skus } from './catalog.ts';
import type { Database } from '../database.ts';
import { requireTenant } from '../define.ts';
import { toPrefixRange, toTokenConditions } from './searchTerms.ts';

/** More than anybody leafs through. */
const mostFound = 2000;

/**
 * SKUs people mean: all words are beginnings of the platform's code, the barcode or of words of the names, or the
 * whole begins the code. Codes are kept as the shop writes them: people type them in either case.
 */
export function toSkuSearch(search: string): Document {
  const text = search.trim();
  if (text === '') return {};
  const spellings = new Set([text, text.toUpperCase(), text.toLowerCase()]);
  return {
    $or: [
      { $and: toTokenConditions('searchTokens', text) },
      ...[...spellings].map((begin) => ({ code: toPrefixRange(begin) })),
    ],
  };
}

/** Ids of the SKUs people mean by these words, at most 2,000. */
export async function findSkuIds(
  db: Database,
  workspaceId: string,
  search: string,
): Promise<string[]> {
  return skus
    .collection(db)
    .find({ workspaceId: requireTenant(workspaceId), ...toSkuSearch(search) }, { maxTimeMS: 5000 })
    .project<{ _id: string }>({ _id: 1 })
    .limit(mostFound)
    .map((row) => row._id)
    .toArray();
}
