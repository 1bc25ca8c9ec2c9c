import { useSuspenseQuery } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import { meQuery, type Me } from '../api/session.ts';
import { may, type Permission } from '../lib/permissions.ts';

/** Who works here; only below the shell, which waits for it. */
export function useMe(): Me {
  return useSuspenseQuery(meQuery).data;
}

/** Given once for all (Providers.tsx): a list has hundreds of times, and none of them watches the session itself. */
export const ZoneContext = createContext('UTC');

/** The workspace's time zone: every time on a page is in it (spec 13). */
export function useZone(): string {
  return useContext(ZoneContext);
}

export function useMay(permission: Permission): boolean {
  return may(useMe().role, permission);
}
