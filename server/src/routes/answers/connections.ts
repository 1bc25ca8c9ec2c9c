import type { z } from 'zod';
import type * as contract from '../../contract/connections.ts';
import type { ConnectionView } from '../../services/connections/connectionView.ts';
import { toTime } from './shapes.ts';

export function toConnection(view: ConnectionView): z.input<typeof contract.connection> {
  const { record, credentials, adminUrl, apiVersion, syncNow } = view;
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
    adminUrl,
    apiVersion: apiVersion && { ...apiVersion, answeredAt: toTime(apiVersion.answeredAt) },
    currency: record.currency,
    timezone: record.timezone,
    notices: record.notices.map((notice) => ({ ...notice, at: toTime(notice.at) })),
    rejectedWebhooks: record.rejectedWebhooks,
    lastRejectedAt: toTime(record.lastRejectedAt),
    lastSyncAt: toTime(record.lastSyncAt),
    syncNow: { ...syncNow, nextAllowedAt: toTime(syncNow.nextAllowedAt) },
    processorPaused: record.processorPaused,
    retentionDays: record.retentionDays ?? {},
    createdAt: toTime(record.createdAt),
  };
}
