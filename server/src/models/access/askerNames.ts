import { apiKeys } from './apiKeys.ts';
import { connections } from './connections.ts';
import type { Database } from '../database.ts';
import { requireTenant } from '../define.ts';
import { users } from './users.ts';

const named = { projection: { name: 1 } };

/** Names of people and API keys by id; who is gone is left out. */
export async function findAskerNames(
  db: Database,
  workspaceId: string,
  ids: string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const where = { _id: { $in: ids }, workspaceId: requireTenant(workspaceId) };
  const [people, keys] = await Promise.all([
    users.collection(db).find(where, named).toArray(),
    apiKeys.collection(db).find(where, named).toArray(),
  ]);
  return new Map([...people, ...keys].map(({ _id, name }) => [_id, name]));
}

/** Names of connections by id. */
export async function findConnectionNames(
  db: Database,
  workspaceId: string,
  ids: string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const where = { _id: { $in: ids }, workspaceId: requireTenant(workspaceId) };
  const rows = await connections.collection(db).find(where, named).toArray();
  return new Map(rows.map(({ _id, name }) => [_id, name]));
}
