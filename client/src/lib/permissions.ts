import type { Role } from '../../../server/src/domain/access.ts';

/** What a person may do; the server decides, this only leaves out what it would refuse (spec 1). */
const allowed = {
  /** Sync, cache, history, connections, customers. */
  readSync: ['admin', 'operations', 'read'],
  /** Start runs, retry, replay, recover, registration. */
  operate: ['admin', 'operations'],
  moveLines: ['admin', 'operations', 'warehouse'],
  seeCosts: ['admin', 'operations', 'read'],
  /** Other costs, SKU costs, exchange rates, links of parcels, the rules of profit. */
  changeCosts: ['admin', 'operations'],
  /** Connections' credentials, people, keys, the workspace. */
  administer: ['admin'],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof allowed;

export function may(role: Role, permission: Permission): boolean {
  const roles: readonly Role[] = allowed[permission];
  return roles.includes(role);
}
