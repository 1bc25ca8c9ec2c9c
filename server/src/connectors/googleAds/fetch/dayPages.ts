import { toError } from '../../../lib/errors.ts';
import type { FetchPage, RawRecord } from '../../kit/types.ts';
import { dayOf, glanceCampaignDay } from '../glance.ts';

type Rows = Pick<FetchPage, 'records' | 'unreadable'>;

/** Rows of whole days, and the last day that is read with them. */
export interface DayPage extends Rows {
  readTo: string;
}

/** A row as it is kept: its own JSON. @throws when it has no key. */
export function toRawRecord(row: unknown): RawRecord {
  return { raw: Buffer.from(JSON.stringify(row)), glance: glanceCampaignDay(row) };
}

/**
 * A window's rows as pages of whole days of about `size` rows, so that a crash goes on at a day. Rows without a key are
 * listed with the last page and stop nothing (spec 7.6).
 */
export function toDayPages(rows: unknown[], until: string, size: number): DayPage[] {
  const { records, unreadable } = toRawRecords(rows);
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

function toRawRecords(rows: unknown[]): Rows {
  const page: Rows = { records: [], unreadable: [] };
  for (const row of rows) {
    try {
      page.records.push(toRawRecord(row));
    } catch (error) {
      const raw = Buffer.from(JSON.stringify(row));
      page.unreadable.push({ message: toError(error).message, raw });
    }
  }
  return page;
}

function dayFor({ glance }: RawRecord): string {
  return dayOf(glance.externalId);
}

function compare(left: string, right: string): number {
  return left < right ? -1 : Number(left > right);
}
