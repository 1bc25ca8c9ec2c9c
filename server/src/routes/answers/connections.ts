import type { z } from 'zod';
import type * as contract from '../../contract/connections.ts';
import type { ConnectionRecord } from '../../models/access/connections.ts';
import { toTime } from './shapes.ts';

export function toConnection(
  record: ConnectionRecord,
  credentials: { field: string; last4: string | null }[],
): z.input<typeof contract.connection> {
  const { _id: id, platform, name, account, status, statusReason, settings } = record;
  return {
    id,
    platform,
    name,
    account,
    status,
    statusReason,
    settings,
    credentials,
    adminUrl: null,
    apiVersion: null,
    currency: record.currency,
    timezone: record.timezone,
    notices: record.notices.map((notice) => ({ ...notice, at: toTime(notice.at) })),
    rejectedWebhooks: record.rejectedWebhooks,
    lastRejectedAt: toTime(record.lastRejectedAt),
    lastSyncAt: toTime(record.lastSyncAt),
    syncNow: { nextAllowedAt: null, message: null },
    processorPaused: record.processorPaused,
    retentionDays: record.retentionDays ?? {},
    createdAt: toTime(record.createdAt),
  };
}
