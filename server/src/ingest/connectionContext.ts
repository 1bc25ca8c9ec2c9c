import type { ConnectionContext } from '../connectors/kit/types.ts';
import { defaultRules } from '../domain/rules.ts';
import type { ConnectionRecord } from '../models/access/connections.ts';
import type { IngestDeps } from './deps.ts';

/**
 * The connection as its connector sees it, secrets opened.
 * @throws SealError where a credential does not open with the keys at hand.
 */
export function toConnectionContext(
  connection: ConnectionRecord,
  unseal: IngestDeps['unseal'],
): ConnectionContext {
  const { _id: connectionId, workspaceId } = connection;
  const credentials = Object.fromEntries(
    Object.entries(connection.sealed).map(([field, sealed]) => [
      field,
      unseal({ workspaceId, connectionId, field }, sealed),
    ]),
  );
  return {
    connectionId,
    workspaceId,
    settings: connection.settings,
    credentials,
    currency: connection.currency,
    timezone: connection.timezone,
    rules: { ...defaultRules, ...connection.rules },
  };
}
