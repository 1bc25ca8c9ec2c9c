import type { Workspace } from '../../api/workspace.ts';

/** Stands for "as the first connection says": no zone is called so. */
export const automatic = 'automatic';

export interface ZoneChoice {
  value: string;
  label: string;
}

/** Browsers still list these zones by a name nobody looks for any more. */
const renamed: Record<string, string> = {
  'Africa/Asmera': 'Africa/Asmara',
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'America/Coral_Harbour': 'America/Atikokan',
  'America/Godthab': 'America/Nuuk',
  'America/Indianapolis': 'America/Indiana/Indianapolis',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Europe/Kiev': 'Europe/Kyiv',
  'Pacific/Enderbury': 'Pacific/Kanton',
  'Pacific/Ponape': 'Pacific/Pohnpei',
  'Pacific/Truk': 'Pacific/Chuuk',
};

/** Every zone the browser knows, the one in use also where it does not, and the automatic one first. */
export function listZones(workspace: Pick<Workspace, 'timezone' | 'timezoneSource'>): ZoneChoice[] {
  const listed = Intl.supportedValuesOf('timeZone').map((name) => renamed[name] ?? name);
  const known = new Set(['UTC', workspace.timezone, ...listed]);
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
