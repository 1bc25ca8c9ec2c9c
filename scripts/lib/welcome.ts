import type { Demo } from './demo.ts';

/** What a new user reads of the demo, a line each. */
export function describeDemo(
  { state, fresh, ownAdmin }: Pick<Demo, 'state' | 'fresh' | 'ownAdmin'>,
  dataDir: string,
): string[] {
  const made = fresh ? [`Admin: ${state.adminEmail}   password: ${state.adminPassword}`] : [];
  const kept = 'an API key for programs (api.key)';
  return [
    'It shows a sandbox shop, because no Shopify credentials are set (.env.example says how).',
    ...(ownAdmin ? [`Admin: ${ownAdmin}, with ADMIN_PASSWORD`] : made),
    `Kept in ${dataDir}: ${ownAdmin ? '' : 'the password (demo.json), '}${kept}`,
  ];
}
