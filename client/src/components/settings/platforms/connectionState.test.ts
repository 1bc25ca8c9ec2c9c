import { expect, test } from '@jest/globals';
import { toStateReason } from './connectionState.ts';

const at = '2026-11-21T13:00:00.000Z';

test.each([
  [{ lastSyncAt: null, statusReason: null }, 'connected', 'Nothing was read yet'],
  [{ lastSyncAt: at, statusReason: null }, 'connected', 'The last sync went well'],
  [{ lastSyncAt: at, statusReason: 'old trouble' }, 'syncing', 'A sync goes on'],
  [{ lastSyncAt: at, statusReason: 'The token expired' }, 'error', 'The token expired'],
  [{ lastSyncAt: at, statusReason: null }, 'error', 'It does not work: test it to see why'],
  [{ lastSyncAt: at, statusReason: null }, 'disconnected', 'Nothing is read any more'],
] as const)('%j, %s: %s', (connection, status, reason) => {
  expect(toStateReason(connection, status)).toBe(reason);
});
