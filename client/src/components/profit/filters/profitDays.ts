import { toSaneDay } from '../../../lib/dayText.ts';
import { addDays, type DayText, toMonthStart } from '../../../lib/zoneDays.ts';

/** Stretches of days people ask for; the name stays in the address, so that a bookmark of "today" means today. */
export const rangePresets = [
  { value: 'today', label: 'Today' },
  { value: 'last7', label: 'Last 7 days' },
  { value: 'last30', label: 'Last 30 days' },
  { value: 'last90', label: 'Last 90 days' },
  { value: 'thisMonth', label: 'This month' },
  { value: 'lastMonth', label: 'Last month' },
] as const;

export type RangePreset = (typeof rangePresets)[number]['value'];
export const usualPreset: RangePreset = 'last30';

/** Both ends included. */
export interface Days {
  from: DayText;
  to: DayText;
}

/** What the address says about days. */
export interface RangeTexts {
  range?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

/** The server gives at most three years at once. */
const mostDays = 3 * 365;

/** @param today the date it is in the workspace's zone */
export function toPresetDays(preset: RangePreset, today: DayText): Days {
  const ranges: Record<RangePreset, () => Days> = {
    today: () => ({ from: today, to: today }),
    last7: () => ({ from: addDays(today, -6), to: today }),
    last30: () => ({ from: addDays(today, -29), to: today }),
    last90: () => ({ from: addDays(today, -89), to: today }),
    thisMonth: () => ({ from: toMonthStart(today), to: today }),
    lastMonth: () => ({ from: toMonthStart(today, -1), to: addDays(toMonthStart(today), -1) }),
  };
  return ranges[preset]();
}

/** Which preset is chosen; null where two days of the address count. */
export function findPreset(search: RangeTexts): RangePreset | null {
  const named = rangePresets.find(({ value }) => value === search.range);
  if (named) return named.value;
  const custom = toSaneDay(search.from) !== undefined || toSaneDay(search.to) !== undefined;
  return custom ? null : usualPreset;
}

/** The days of an address: what is no date is left out, two in the wrong order are turned round. */
export function readDays(search: RangeTexts, today: DayText): Days {
  const preset = findPreset(search);
  if (preset) return toPresetDays(preset, today);
  const given = [toSaneDay(search.from), toSaneDay(search.to)];
  const first = given[0] ?? given[1] ?? today;
  const last = given[1] ?? (first > today ? first : today);
  const [from, to] = first <= last ? [first, last] : [last, first];
  const earliest = addDays(to, 1 - mostDays);
  return { from: from < earliest ? earliest : from, to };
}

export function countDays({ from, to }: Days): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1;
}

/** The texts that say the same days in another page's address. */
export function keepRange({ range, from, to }: RangeTexts): Record<string, string> {
  const given = Object.entries({ range, from, to }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  return Object.fromEntries(given);
}
