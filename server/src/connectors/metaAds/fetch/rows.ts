import { toError } from '../../../lib/errors.ts';
import type { FetchPage, RawRecord } from '../../kit/types.ts';
import { glanceInsight } from '../glance.ts';

/** A row as it is kept: its own JSON. @throws when it has no key. */
export function toRawRecord(row: unknown): RawRecord {
  return { raw: Buffer.from(JSON.stringify(row)), glance: glanceInsight(row) };
}

/** Rows without a campaign or day are listed, not lost, and do not stop their page (spec 7.6). */
export function toRawRecords(rows: unknown[]): Pick<FetchPage, 'records' | 'unreadable'> {
  const page: Pick<FetchPage, 'records' | 'unreadable'> = { records: [], unreadable: [] };
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
