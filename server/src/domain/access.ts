/** Who may do what (spec 1): `admin` ⊃ `operations` ⊃ `read`; `warehouse` works orders, catalog and stock only. */
export const roles = ['admin', 'operations', 'read', 'warehouse'] as const;
export type Role = (typeof roles)[number];

/** Parts of the API: the tag of a route and the scope of an API key. */
export const areas = [
  'health',
  'docs',
  'auth',
  'users',
  'keys',
  'workspace',
  'connections',
  'sync',
  'cache',
  'jobs',
  'webhooks',
  'imports',
  'orders',
  'catalog',
  'customers',
  'inventory',
  'profit',
  'freshness',
  'events',
] as const;
export type Area = (typeof areas)[number];

/** `anyone`: no credential. `internal`: this machine, or anybody signed in. */
export type Access = 'anyone' | 'internal' | readonly Role[];

/** The rows of the role matrix; a route names one of them. */
export const access = {
  anyone: 'anyone',
  internal: 'internal',
  everybody: roles,
  stockReaders: roles,
  lineMovers: ['admin', 'operations', 'warehouse'],
  readers: ['admin', 'operations', 'read'],
  operators: ['admin', 'operations'],
  admins: ['admin'],
} as const satisfies Record<string, Access>;

/** What an API key may touch: everything its role may, or parts of it. `write` includes `read`. */
export function allowsScope(scopes: readonly string[], area: Area, writes: boolean): boolean {
  return (
    scopes.includes('*') ||
    scopes.includes(`${area}:write`) ||
    (!writes && scopes.includes(`${area}:read`))
  );
}
