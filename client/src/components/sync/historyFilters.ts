import type { JobsFilter } from '../../api/jobs.ts';
import { type RawSearch, readChoice, readText } from '../../lib/search.ts';
import { isDay, toDayEnd, toDayStart } from '../../lib/zoneDays.ts';
import { listChoices } from '../ui/statusLooks.ts';
import { toTypeName, triggerNames } from '../ui/runTexts.ts';

export interface Choice {
  value: string;
  label: string;
}

export const statusChoices = listChoices('job');
export const typeChoices: Choice[] = [
  'full',
  'orders',
  'products',
  'customers',
  'inventory',
  'replay',
  'backfill',
  'reconcile',
].map((value) => ({ value, label: toTypeName(value) }));
export const triggerChoices: Choice[] = Object.entries(triggerNames).map(([value, label]) => ({
  value,
  label,
}));

export interface HistoryFilters {
  connectionId: string | undefined;
  platform: string | undefined;
  status: string | undefined;
  jobType: string | undefined;
  triggeredBy: string | undefined;
  /** Days of the workspace's zone, both included. */
  startedFrom: string | undefined;
  startedTo: string | undefined;
}

/** The filters an address says; what is none of ours counts as not said. */
export function readHistoryFilters(search: RawSearch): HistoryFilters {
  const [from, to] = ['startedFrom', 'startedTo'].map((name) => toSaneDay(readText(search, name)));
  const turned = from !== undefined && to !== undefined && from > to;
  return {
    connectionId: readText(search, 'connectionId'),
    platform: readText(search, 'platform'),
    status: readChoice(search, 'status', valuesOf(statusChoices)),
    jobType: readChoice(search, 'jobType', valuesOf(typeChoices)),
    triggeredBy: readChoice(search, 'triggeredBy', valuesOf(triggerChoices)),
    startedFrom: turned ? to : from,
    startedTo: turned ? from : to,
  };
}

const valuesOf = (choices: Choice[]) => choices.map(({ value }) => value);

/** The server takes dates between 1990 and 2100. */
export function toSaneDay(text: string | undefined): string | undefined {
  return isDay(text) && text > '1990-01-01' && text < '2100-12-31' ? text : undefined;
}

export function isHistoryFiltered(filters: HistoryFilters): boolean {
  return Object.values(filters).some((value) => value !== undefined);
}

/** What the API is asked: days become the moments they begin and end in the workspace's zone. */
export function toJobsFilter(
  { startedFrom, startedTo, ...filters }: HistoryFilters,
  timeZone: string,
  cursor: string | null,
): JobsFilter {
  return {
    ...filters,
    startedFrom: startedFrom && toDayStart(startedFrom, timeZone).toISOString(),
    startedTo: startedTo && toDayEnd(startedTo, timeZone).toISOString(),
    cursor: cursor ?? undefined,
  };
}
