import type { Area } from '../../../../server/src/domain/access.ts';
import type { NewApiKey } from '../../api/people.ts';

/** What a key may touch in one part of the API; writing includes reading. */
export type Access = 'none' | 'read' | 'write';
type Scope = NonNullable<NewApiKey['scopes']>[number];

/** Every part of the API by its name for people: one that is new does not compile without. */
export const areaLabels: Record<Area, string> = {
  orders: 'Orders',
  catalog: 'Catalog',
  inventory: 'Inventory',
  profit: 'Profit',
  customers: 'Customers',
  connections: 'Connections',
  sync: 'Syncs',
  jobs: 'Runs and schedules',
  cache: 'Raw cache',
  webhooks: 'Webhook deliveries',
  imports: 'File imports',
  freshness: 'Age of the data',
  events: 'Live news',
  users: 'People',
  keys: 'API keys',
  workspace: 'Workspace',
  auth: 'Who is calling',
  health: 'Health and metrics',
  docs: 'API documentation',
};

export const areas = Object.keys(areaLabels) as Area[];

export type AreaAccess = Partial<Record<Area, Access>>;

/** `['orders:read', 'cache:write']`; `['*']` where everything is chosen. */
export function toScopes(everything: boolean, chosen: AreaAccess): Scope[] {
  if (everything) return ['*'];
  return areas.flatMap((area): Scope[] => {
    const access = chosen[area] ?? 'none';
    return access === 'none' ? [] : [`${area}:${access}`];
  });
}

/** `Everything its role may`, `Orders: read · Raw cache: write` */
export function toScopesText(scopes: string[]): string {
  if (scopes.includes('*')) return 'Everything its role may';
  return scopes.map(toScopeText).join(' · ');
}

function toScopeText(scope: string): string {
  const [name = '', access = ''] = scope.split(':');
  const area = areas.find((one) => one === name);
  return `${area ? areaLabels[area] : name}: ${access}`;
}
