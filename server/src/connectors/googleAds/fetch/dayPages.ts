import { dayOf } from '../../kit/days/rowKey.ts';
import { toRawRecords } from '../../kit/read/rawRecords.ts';
import type { FetchPage, RawRecord } from '../../kit/types.ts';
import { glanceCampaignDay } from '../glance.ts';

/** Rows of whole days, and the last day that is read with them. */
export interface DayPage extends Pick<FetchPage, 'records' | 'unreadable'> {
  readTo: string;
}

/**
 * A window's rows as pages of whole days of about `size` rows, so that a crash goes on at a day. Rows without a key are
 * listed with the last page and stop nothing (spec 7.6).
 */
export function toDayPages(rows: unknown[], until: string, size: number): DayPage[] {
  const { records, unreadable } = toRawRecords(rows, glanceCampaignDay);
  records.sort((left, right) => compare(dayFor(left), dayFor(right)));
  const pages: DayPage[] = [];
  let start = 0;
  for (const [index, record] of records.entries()) {
    const next = records[index + 1];
    const dayEnds = next !== undefined && dayFor(next) !== dayFor(record);
    if (!dayEnds || index + 1 - start < size) continue;
    pages.push({
      records: records.slice(start, index + 1),
      unreadable: [],
      readTo: dayFor(record),
    });
    start = index + 1;
  }
  return [...pages, { records: records.slice(start), unreadable, readTo: until }];
}

function dayFor({ glance }: RawRecord): string {
  return dayOf(glance.externalId);
}

function compare(left: string, right: string): number {
  return left < right ? -1 : Number(left > right);
}
