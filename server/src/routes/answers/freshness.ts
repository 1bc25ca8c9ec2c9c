import type { z } from 'zod';
import type * as contract from '../../contract/freshness.ts';
import type { Role } from '../../domain/access.ts';
import type { ConnectionFreshness, Freshness } from '../../domain/freshness.ts';
import { toTime } from './shapes.ts';

export function toFreshness(freshness: Freshness, role: Role): z.input<typeof contract.freshness> {
  return {
    items: freshness.items.map((item) => toItem(item, role)),
    updatedAt: toTime(freshness.updatedAt),
  };
}

/** Why a connection is in error is no business of warehouse teams: it may name accounts and permissions. */
function toItem(item: ConnectionFreshness, role: Role) {
  const { connectionId, name, status, statusReason, pending, failed } = item;
  return {
    connectionId,
    platform: item.platform,
    platformName: item.platformName,
    category: item.category,
    name,
    status,
    ...(role === 'warehouse' ? {} : { statusReason }),
    lastSyncAt: toTime(item.lastSyncAt),
    lastReceivedAt: toTime(item.lastReceivedAt),
    nextRunAt: toTime(item.nextRunAt),
    pending,
    failed,
  };
}
