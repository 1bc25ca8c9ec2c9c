import { ProblemError } from '../lib/errors.ts';
import type { IngestDeps } from '../ingest/deps.ts';
import { fetchRecord } from '../ingest/fetchRecord.ts';
import { cacheId } from '../models/cache/cache.ts';
import type { ConnectionRecord } from '../models/access/connections.ts';

export interface RecoveredOrder {
  /** The cache entry, and the order's id once it is processed: they are the same text. */
  entryId: string;
  result: 'stored' | 'unchanged';
}

/**
 * "Recover order" (spec 7.11): fetches one order by its id or the name people see ("#1001") now.
 * @throws ProblemError 404 when the platform does not have it; the connector's errors otherwise.
 */
export async function recoverOrder(
  deps: IngestDeps,
  connection: ConnectionRecord,
  nameOrId: string,
): Promise<RecoveredOrder> {
  const connector = deps.registry.get(connection.platform);
  const stream = connector.streams.find(({ kind }) => kind === 'order');
  if (!stream?.fetchOne) {
    throw new ProblemError(409, 'not_supported', `${connector.name} gives no single orders`);
  }
  const signal = AbortSignal.timeout(60_000);
  const ask = (externalId: string) => fetchRecord(deps, stream, connection, { externalId, signal });
  const text = nameOrId.trim();
  // Shop numbers are short, platform ids are long; what looks like an id may still be a number people see.
  const byId = /^\d{9,}$/.test(text) ? await ask(text) : null;
  const found = byId ?? (await ask(`name:${text}`));
  if (!found) throw new ProblemError(404, 'not_found', `${connector.name} has no order ${text}`);
  return {
    entryId: cacheId(connection._id, found.externalId),
    result: found.result === 'unchanged' ? 'unchanged' : 'stored',
  };
}
