import { ProblemError } from '../lib/errors.ts';
import type { IngestDeps } from '../ingest/deps.ts';
import { toScope } from '../ingest/webhooks/webhookGroup.ts';
import { cacheId } from '../models/cache/cache.ts';
import { saveSnapshots } from '../models/cache/cacheIntake.ts';
import type { ConnectionRecord } from '../models/access/connections.ts';
import { toContext } from './connections/webhookRegistration.ts';

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
  const context = toContext(deps, connection);
  const text = nameOrId.trim();
  // Shop numbers are short, platform ids are long; what looks like an id may still be a number people see.
  const byId = /^\d{9,}$/.test(text) ? await stream.fetchOne(context, text) : null;
  const record = byId ?? (await stream.fetchOne(context, `name:${text}`));
  if (!record) {
    throw new ProblemError(404, 'not_found', `${connector.name} has no order ${text}`);
  }
  const [outcome] = await saveSnapshots(deps.db, stream, toScope(connection), [record], {
    origin: 'on_demand',
    authority: 1,
    apiVersion: connection.settings['apiVersion'] ?? null,
    jobId: null,
    topic: null,
    receivedAt: new Date(),
  });
  deps.wakeups.emit('pending');
  return {
    entryId: cacheId(connection._id, record.glance.externalId),
    result: outcome?.result === 'unchanged' ? 'unchanged' : 'stored',
  };
}
