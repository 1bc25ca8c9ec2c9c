import {
  addDays,
  type DayText,
  isDay,
  toDayEnd,
  toDayStart,
  toMonthStart,
} from '../../lib/zoneDays.ts';

/** Stretches of days people ask for; the name stays in the address, so that a bookmark of "today" means today. */
export const datePresets = [
  { value: 'today', label: 'Today' },
  { value: 'yesterday', label: 'Yesterday' },
  { value: 'last7', label: 'Last 7 days' },
  { value: 'last30', label: 'Last 30 days' },
  { value: 'thisMonth', label: 'This month' },
  { value: 'lastMonth', label: 'Last month' },
] as const;

export type DatePreset = (typeof datePresets)[number]['value'];

/** Both days are included; one that is missing leaves that side open. */
export interface DayRange {
  from?: DayText;
  to?: DayText;
}

/** @param today the date it is in the workspace's zone */
export function toPresetRange(preset: DatePreset, today: DayText): DayRange {
  const ranges: Record<DatePreset, () => DayRange> = {
    today: () => ({ from: today, to: today }),
    yesterday: () => ({ from: addDays(today, -1), to: addDays(today, -1) }),
    last7: () => ({ from: addDays(today, -6), to: today }),
    last30: () => ({ from: addDays(today, -29), to: today }),
    thisMonth: () => ({ from: toMonthStart(today), to: today }),
    lastMonth: () => ({ from: toMonthStart(today, -1), to: addDays(toMonthStart(today), -1) }),
  };
  return ranges[preset]();
}

interface DateTexts {
  ordered?: string;
  orderedFrom?: string;
  orderedTo?: string;
}

/** What the address says about dates; what is no date is left out, two in the wrong order are turned round. */
export function readDayRange(search: DateTexts, today: DayText): DayRange {
  const preset = datePresets.find(({ value }) => value === search.ordered);
  if (preset) return toPresetRange(preset.value, today);
  const [from, to] = [search.orderedFrom, search.orderedTo].map(toSaneDay);
  if (from !== undefined && to !== undefined && from > to) return { from: to, to: from };
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

/** The server takes dates between 1990 and 2100. */
function toSaneDay(text: string | undefined): DayText | undefined {
  return isDay(text) && text >= '1990-01-02' && text <= '2100-12-30' ? text : undefined;
}

/** The moments of a range for the API, whose upper bound is included. */
export function toMoments(
  { from, to }: DayRange,
  timeZone: string,
): { orderedFrom?: string; orderedTo?: string } {
  return {
    ...(from === undefined ? {} : { orderedFrom: toDayStart(from, timeZone).toISOString() }),
    ...(to === undefined ? {} : { orderedTo: toDayEnd(to, timeZone).toISOString() }),
  };
}

const shown = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'UTC',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
});

/** `1 Mar 2026 – 8 Mar 2026`, `since 1 Mar 2026`, `until 8 Mar 2026` */
export function toRangeText({ from, to }: DayRange): string | null {
  const read = (day: DayText) => shown.format(new Date(`${day}T00:00:00Z`));
  if (from !== undefined && to !== undefined) {
    return from === to ? read(from) : `${read(from)} – ${read(to)}`;
  }
  if (from !== undefined) return `since ${read(from)}`;
  return to === undefined ? null : `until ${read(to)}`;
}
