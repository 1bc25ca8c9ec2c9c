import { defaultRules } from '../domain/rules.ts';
import type { ConnectionRecord } from '../models/access/connections.ts';
import type { IntakeScope } from '../models/cache/intakeTypes.ts';

/** A connection as the cache's intake needs it. */
export function toScope(connection: ConnectionRecord): IntakeScope {
  return {
    workspaceId: connection.workspaceId,
    connectionId: connection._id,
    currency: connection.currency,
    timezone: connection.timezone,
    rules: { ...defaultRules, ...connection.rules },
  };
}
