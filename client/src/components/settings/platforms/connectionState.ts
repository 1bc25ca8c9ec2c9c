import type { Connection } from '../../../api/connections.ts';

export type ConnectionStatus = Connection['status'];

export const dotColors: Record<ConnectionStatus, string> = {
  connected: 'green',
  syncing: 'yellow',
  error: 'red',
  disconnected: 'gray',
};

/** Why it is as it is, in words; what is broken says so itself. */
export function toStateReason(
  { lastSyncAt, statusReason }: Pick<Connection, 'lastSyncAt' | 'statusReason'>,
  status: ConnectionStatus,
): string {
  if (status === 'syncing') return 'A sync goes on';
  if (status === 'connected') {
    return lastSyncAt === null ? 'Nothing was read yet' : 'The last sync went well';
  }
  if (statusReason !== null) return statusReason;
  return status === 'error' ? 'It does not work: test it to see why' : 'Nothing is read any more';
}
