import type { Workspace } from '../../api/workspace.ts';

/** Stands for "as the first connection says": no zone is called so. */
export const automatic = 'automatic';

export interface ZoneChoice {
  value: string;
  label: string;
}

/** Every zone the browser knows, the one in use also where it does not, and the automatic one first. */
export function listZones(workspace: Pick<Workspace, 'timezone' | 'timezoneSource'>): ZoneChoice[] {
  const known = new Set(['UTC', workspace.timezone, ...Intl.supportedValuesOf('timeZone')]);
  const zones = [...known].sort((a, b) => a.localeCompare(b));
  return [
    { value: automatic, label: toAutomaticLabel(workspace) },
    ...zones.map((value) => ({ value, label: value.replaceAll('_', ' ') })),
  ];
}

function toAutomaticLabel({
  timezone,
  timezoneSource,
}: Pick<Workspace, 'timezone' | 'timezoneSource'>) {
  if (timezoneSource === 'connection') return `Automatic: ${timezone} from the shop`;
  if (timezoneSource === 'default') return `Automatic: ${timezone} until a shop is connected`;
  return 'Automatic: the zone of the shop';
}
