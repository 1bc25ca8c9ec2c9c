import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { meQuery, type Me } from '../api/session.ts';
import { may, type Permission } from '../lib/permissions.ts';

/** Who works here; only below the shell, which waits for it. */
export function useMe(): Me {
  return useSuspenseQuery(meQuery).data;
}

/** The workspace's time zone: every time on a page is in it (spec 13). */
export function useZone(): string {
  return useQuery({ ...meQuery, enabled: false }).data?.workspace.timezone ?? 'UTC';
}

export function useMay(permission: Permission): boolean {
  return may(useMe().role, permission);
}
