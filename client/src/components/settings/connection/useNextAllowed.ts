import type { Connection } from '../../../api/connections.ts';
import { useNow } from '../../ui/clock.ts';

/** When Sync Now may be asked for again (spec 7.5); null: now. */
export function useNextAllowed({ syncNow: { nextAllowedAt } }: Connection): string | null {
  const now = useNow();
  return nextAllowedAt !== null && new Date(nextAllowedAt) > now ? nextAllowedAt : null;
}
