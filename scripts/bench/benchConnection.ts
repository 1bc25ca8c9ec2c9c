import type { ConnectionRecord } from '../../server/src/models/access/connections.ts';
import { toConnectionRecord } from '../../server/test/connectionRecord.ts';

export const benchDomain = 'bench.myshopify.com';
export const benchSecret = 'bench webhook secret';

/** The one connection of a benchmark's database. */
export function toBenchConnection(baseUrl: string): ConnectionRecord {
  return toConnectionRecord({
    _id: 'con_1',
    workspaceId: 'w1',
    platform: 'shopify',
    account: benchDomain,
    settings: { shopDomain: benchDomain, apiVersion: '2026-07', baseUrl },
    sealed: { accessToken: 'bench', webhookSecret: benchSecret },
  });
}
