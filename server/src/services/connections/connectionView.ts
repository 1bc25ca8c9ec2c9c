import type { Registry } from '../../connectors/registry.ts';
import { toSyncNowMessage } from '../../domain/syncNow.ts';
import type { ConnectionRecord } from '../../models/access/connections.ts';
import { findSyncNowTimes } from '../runs/syncNow.ts';
import { findLast4 } from './connections.ts';
import type { ConnectionDeps } from './connectionDeps.ts';

/** A connection with what its card shows beside its own record. */
export interface ConnectionView {
  record: ConnectionRecord;
  credentials: { field: string; last4: string | null }[];
  adminUrl: string | null;
  apiVersion: VersionView | null;
  syncNow: { nextAllowedAt: Date | null; message: string | null };
}

export interface VersionView {
  configured: string;
  answered: string | null;
  differs: boolean;
  answeredAt: Date | null;
}

/** Two look-ups for all of them. */
export async function toConnectionViews(
  deps: ConnectionDeps,
  workspaceId: string,
  records: ConnectionRecord[],
): Promise<ConnectionView[]> {
  const { now, nextOf } = await findSyncNowTimes(deps, workspaceId);
  return records.map((record) => {
    const next = nextOf(record._id);
    return {
      record,
      credentials: findLast4(deps, record),
      adminUrl: findAdminUrl(deps.registry, record),
      apiVersion: toVersionView(record),
      syncNow: { nextAllowedAt: next, message: next && toSyncNowMessage(next, now) },
    };
  });
}

/** null for an account without pages of its own, and for one whose connector is gone. */
export function findAdminUrl(registry: Registry, record: ConnectionRecord): string | null {
  const connector = registry.all().find(({ id }) => id === record.platform);
  return connector?.admin?.home(record.settings) ?? null;
}

/** What answered to another version than the configured one says nothing about it (api.md). */
function toVersionView({ settings, answeredVersion }: ConnectionRecord): VersionView | null {
  const configured = settings['apiVersion'];
  if (configured === undefined) return null;
  const told = answeredVersion?.asked === configured ? answeredVersion : null;
  return {
    configured,
    answered: told?.answered ?? null,
    differs: told !== null && told.answered !== configured,
    answeredAt: told?.at ?? null,
  };
}
