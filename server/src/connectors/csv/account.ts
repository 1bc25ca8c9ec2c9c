import type { AccountIdentity, ConnectionContext } from '../kit/types.ts';

/** Two workspaces may both keep `Spreadsheets`: the name is unique within one only. */
export function toAccountName(settings: Record<string, string>, workspaceId: string): string {
  return `${settings['name'] ?? ''}@${workspaceId}`;
}

/** Nobody has to be asked: what the form says, else what is assumed of the connection. */
export function toIdentity(connection: ConnectionContext): AccountIdentity {
  const { settings, workspaceId, currency, timezone } = connection;
  return {
    account: toAccountName(settings, workspaceId),
    name: settings['name'] ?? '',
    currency: settings['currency'] ?? currency,
    timezone: settings['timezone'] ?? timezone,
  };
}
