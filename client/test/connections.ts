import type { Connection, PlatformForm } from '../src/api/connections.ts';
import type { ConnectionFreshness } from '../src/api/freshness.ts';
import type { StreamSchedule } from '../src/api/scheduler.ts';

/** An account of a made-up ads platform, as the API gives it. */
export function buildConnection(change: Partial<Connection> = {}): Connection {
  return {
    id: 'con_1',
    platform: 'adsOne',
    name: 'Spring ads',
    account: '4711',
    status: 'connected',
    statusReason: null,
    settings: { accountId: '4711' },
    credentials: [{ field: 'accessToken', last4: '6789' }],
    adminUrl: null,
    apiVersion: null,
    currency: 'INR',
    timezone: 'Asia/Kolkata',
    notices: [],
    rejectedWebhooks: 0,
    lastRejectedAt: null,
    lastSyncAt: '2026-11-21T13:00:00.000Z',
    syncNow: { nextAllowedAt: null, message: null },
    processorPaused: false,
    retentionDays: {},
    createdAt: '2026-11-20T13:00:00.000Z',
    ...change,
  };
}

export function buildPlatform(change: Partial<PlatformForm> = {}): PlatformForm {
  const field = { required: true, placeholder: null, help: null };
  return {
    id: 'adsOne',
    name: 'Ads One',
    category: 'ads',
    fields: [
      { ...field, name: 'accountId', label: 'Account ID', secret: false, help: 'Digits only' },
      { ...field, name: 'accessToken', label: 'Access token', secret: true },
    ],
    streams: [{ name: 'insights', fetched: true }],
    ...change,
  };
}

export function buildSchedule(change: Partial<StreamSchedule> = {}): StreamSchedule {
  return {
    stream: 'insights',
    running: true,
    intervalMinutes: 60,
    lookbackHours: 24,
    lastRun: null,
    nextRunAt: '2026-11-21T14:00:00.000Z',
    watermark: null,
    ...change,
  };
}

export function buildFreshness(change: Partial<ConnectionFreshness> = {}): ConnectionFreshness {
  return {
    connectionId: 'con_1',
    platform: 'adsOne',
    platformName: 'Ads One',
    category: 'ads',
    name: 'Spring ads',
    status: 'connected',
    statusReason: null,
    lastSyncAt: '2026-11-21T13:00:00.000Z',
    lastReceivedAt: '2026-11-21T13:00:00.000Z',
    nextRunAt: null,
    pending: 0,
    failed: 0,
    ...change,
  };
}
