import type { Role } from '../../api/people.ts';

/** Every role with what it may do, the mightiest first (spec 1). */
export const roleTexts: Record<Role, { label: string; may: string }> = {
  admin: {
    label: 'Admin',
    may: 'Everything: connections and their credentials, people, API keys and the workspace too.',
  },
  operations: {
    label: 'Operations',
    may: 'Sees everything, runs syncs, retries and replays entries, recovers orders, moves lines.',
  },
  read: {
    label: 'Read only',
    may: 'Sees orders, catalog, stock, customers, the raw cache and the sync history; changes nothing.',
  },
  warehouse: {
    label: 'Warehouse',
    may: 'Sees orders, catalog and stock without costs, and moves the lines of orders. Nothing else.',
  },
};

export const roles: Role[] = ['admin', 'operations', 'read', 'warehouse'];
