import { join } from 'node:path';
import type { Role } from '../../../server/src/domain/access.ts';

/** What specs know of the running service: global setup puts it into the environment, workers read it. */
export interface Place {
  /** Where people reach the service. */
  baseUrl: string;
  /** An API key with the admin's rights. */
  apiKey: string;
  /** Where the shop and the service's process are commanded (control.ts). */
  controlUrl: string;
  mongodbUri: string;
  connectionId: string;
}

const variable = 'SLUICE_BROWSER_TESTS';

export function announcePlace(place: Place): void {
  process.env[variable] = JSON.stringify(place);
}

/** @throws where no global setup ran. */
export function readPlace(): Place {
  const text = process.env[variable];
  if (!text) throw new Error('The service is not running: start the specs through Playwright');
  return JSON.parse(text) as Place;
}

/** Traces, screenshots and the service's own log: ignored by git, emptied at each start. */
export const resultsDir = join(import.meta.dirname, '../../../data/browser-tests');

export const password = 'a browser walks in 2026';

/** One person of each role, made before the first spec. */
export const people: Record<Role, { email: string; name: string }> = {
  admin: { email: 'admin@sluice.test', name: 'Admin' },
  operations: { email: 'operations@sluice.test', name: 'Olga Operations' },
  read: { email: 'read@sluice.test', name: 'Rhea Reader' },
  warehouse: { email: 'warehouse@sluice.test', name: 'Wim Warehouse' },
};
