import type { ConnectionRecord } from '../../server/src/models/access/connections.ts';

export const benchDomain = 'bench.myshopify.com';
export const benchSecret = 'bench webhook secret';

/** The one connection of a benchmark's database. */
export function toBenchConnection(baseUrl: string): ConnectionRecord {
  const now = new Date();
  return {
    _id: 'con_1',
    workspaceId: 'w1',
    platform: 'shopify',
    name: 'Bench',
    account: benchDomain,
    status: 'connected',
    statusReason: null,
    settings: { shopDomain: benchDomain, apiVersion: '2026-07', baseUrl },
    sealed: { accessToken: 'bench', webhookSecret: benchSecret },
    currency: 'INR',
    timezone: 'Asia/Kolkata',
    rules: {},
    notices: [],
    rejectedWebhooks: 0,
    lastRejectedAt: null,
    lastSyncAt: null,
    processorPaused: false,
    createdAt: now,
    updatedAt: now,
  };
}
