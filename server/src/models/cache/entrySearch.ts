import type { Filter } from 'mongodb';
import type { Database } from '../database.ts';
import { requireTenant } from '../define.ts';
import { toPrefixRange } from '../records/searchTerms.ts';
import { cacheCollection, cacheId } from './cache.ts';
import type { CacheEntry } from './cacheTypes.ts';

/** More than anybody leafs through. */
const mostFound = 500;

/**
 * Ids of the entries people mean: by external id (an item's stock levels begin with its id), by order number with or
 * without `#`, by the beginning of a title. Each way is one short walk over its own index.
 */
export async function findSearchedIds(
  db: Database,
  workspaceId: string,
  name: string,
  { connectionId, search }: { connectionId: string; search: string },
): Promise<string[]> {
  const text = search.trim();
  const bare = text.replace(/^#/, '');
  const ways: Filter<CacheEntry>[] = [
    { _id: cacheId(connectionId, text) },
    { _id: toPrefixRange(cacheId(connectionId, `${text}-`)) },
    ...[bare, `#${bare}`].map((number) => ({ connectionId, 'summary.number': number })),
    ...spell(text).map((begin) => ({ connectionId, 'summary.title': toPrefixRange(begin) })),
  ];
  const found = await Promise.all(
    ways.map((way) =>
      cacheCollection(db, name)
        .find({ $and: [{ workspaceId: requireTenant(workspaceId) }, way] }, { maxTimeMS: 5000 })
        .project<{ _id: string }>({ _id: 1 })
        .limit(mostFound)
        .map((row) => row._id)
        .toArray(),
    ),
  );
  return [...new Set(found.flat())];
}

/** Titles are kept as the shop writes them: as typed, and in the usual spellings. */
function spell(text: string): string[] {
  const lower = text.toLowerCase();
  const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
  const title = lower.split(' ').map(capital).join(' ');
  return [...new Set([text, lower, capital(lower), title, text.toUpperCase()])];
}
