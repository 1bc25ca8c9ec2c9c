import type { FetchContext, StreamDefinition } from '../connectors/kit/types.ts';
import type { ConnectionRecord } from '../models/access/connections.ts';
import { saveSnapshots } from '../models/cache/cacheIntake.ts';
import type { IntakeOutcome } from '../models/cache/intakeTypes.ts';
import { createVersionNote } from './answeredVersion.ts';
import { toConnectionContext } from './connectionContext.ts';
import type { IngestDeps } from './deps.ts';
import { toScope } from './intakeScope.ts';

/** A connector's view of a connection for calls outside a run; asking alone notes nothing (S91). */
export function toFetchContext(
  deps: IngestDeps,
  connection: ConnectionRecord,
  signal: AbortSignal,
): FetchContext {
  return {
    connection: toConnectionContext(connection, deps.unseal),
    signal,
    notice: (message) => deps.logger.info(message, { connection: connection._id }),
  };
}

/**
 * Fetches one record now and caches it whole, with the API's authority.
 * @param stream one that gives single records.
 * @returns null when the platform does not have it. @throws the connector's errors.
 */
export async function fetchRecord(
  deps: IngestDeps,
  stream: StreamDefinition,
  connection: ConnectionRecord,
  wanted: { externalId: string; signal: AbortSignal },
): Promise<IntakeOutcome | null> {
  const answered = createVersionNote(deps, connection);
  const context = { ...toFetchContext(deps, connection, wanted.signal), answered };
  const record = await stream.fetchOne?.(context, wanted.externalId);
  if (!record) return null;
  const [outcome] = await saveSnapshots(deps.db, stream, toScope(connection), [record], {
    origin: 'on_demand',
    authority: 1,
    apiVersion: connection.settings['apiVersion'] ?? null,
    jobId: null,
    topic: null,
    receivedAt: new Date(),
  });
  deps.wakeups.emit('pending');
  return outcome ?? null;
}
