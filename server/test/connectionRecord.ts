import type { ConnectionRecord } from '../src/models/access/connections.ts';

type Told = Pick<ConnectionRecord, '_id' | 'workspaceId' | 'platform'> & Partial<ConnectionRecord>;

/** A connection that works and of which nothing has happened yet, in rupees and the time of India. */
export function toConnectionRecord(told: Told): ConnectionRecord {
  const now = new Date();
  return {
    name: told._id,
    account: `${told._id}.example`,
    status: 'connected',
    statusReason: null,
    settings: {},
    sealed: {},
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
    ...told,
  };
}
