import { cacheCollection, waitsForSku, waitsForSkuIndex } from './cache.ts';
import type { CacheEntry } from './cacheTypes.ts';
import type { Database } from '../database.ts';
import { requireTenant } from '../define.ts';
import { type Page, type PageRequest, pageAfter } from '../page.ts';

/** Where entries are looked for: one stream's cache and the connections that may be read. */
export interface SkulessScope {
  collection: string;
  connectionIds: string[];
}

export type SkulessEntry = Omit<CacheEntry, 'lastBody'>;

/** Entries that wait for a SKU, the last received first, with their bodies: they name the SKU. */
export async function findSkuless(
  db: Database,
  workspaceId: string,
  { collection, connectionIds }: SkulessScope,
  page: PageRequest,
): Promise<Page<SkulessEntry>> {
  const where = { ...toFilter(connectionIds), workspaceId: requireTenant(workspaceId) };
  const order = {
    field: 'receivedAt',
    direction: -1,
    projection: { lastBody: 0 },
    hint: waitsForSkuIndex,
  } as const;
  return pageAfter(cacheCollection(db, collection), where, order, page);
}

/** Counted in the index alone: connections are a workspace's own. */
export async function countSkuless(
  db: Database,
  workspaceId: string,
  { collection, connectionIds }: SkulessScope,
): Promise<number> {
  requireTenant(workspaceId);
  if (connectionIds.length === 0) return 0;
  return cacheCollection(db, collection).countDocuments(toFilter(connectionIds), {
    hint: waitsForSkuIndex,
    maxTimeMS: 5000,
  });
}

function toFilter(connectionIds: string[]) {
  return { connectionId: { $in: connectionIds }, ...waitsForSku };
}
