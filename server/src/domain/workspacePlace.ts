import { isTimeZone } from './timeZone.ts';

/** Where a workspace does its sums. */
export interface WorkspacePlace {
  /** IANA. */
  timezone: string;
  timezoneSource: 'set' | 'connection' | 'default';
  /** ISO 4217; null while no connection says one. */
  currency: string | null;
}

interface Place {
  timezone: string | null;
  currency: string | null;
}

/** What an admin set, else what the first connection that knows it says, else UTC. */
export function computePlace(
  stored: Partial<Place> | null,
  connections: readonly Place[],
): WorkspacePlace {
  const zone = (timezone: string | null | undefined) =>
    timezone && isTimeZone(timezone) ? timezone : null;
  const set = zone(stored?.timezone);
  const told = connections.map(({ timezone }) => zone(timezone)).find((one) => one !== null);
  const currency =
    [stored, ...connections].map((one) => one?.currency || null).find((one) => one !== null) ??
    null;
  if (set) return { timezone: set, timezoneSource: 'set', currency };
  if (told) return { timezone: told, timezoneSource: 'connection', currency };
  return { timezone: 'UTC', timezoneSource: 'default', currency };
}
