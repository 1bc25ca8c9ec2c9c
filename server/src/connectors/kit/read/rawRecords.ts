import { toError } from '../../../lib/errors.ts';
import type { FetchPage, Glance, RawRecord } from '../types.ts';

type Rows = Pick<FetchPage, 'records' | 'unreadable'>;
type LookAt = (row: unknown) => Glance;

/** PURE. A row as it is kept: its own JSON. @throws what `glance` throws when the row has no key. */
export function toRawRecord(row: unknown, glance: LookAt): RawRecord {
  return { raw: Buffer.from(JSON.stringify(row)), glance: glance(row) };
}

/** The rows of a page. Those without a key are listed, not lost, and do not stop their page (spec 7.6). */
export function toRawRecords(rows: unknown[], glance: LookAt): Rows {
  const page: Rows = { records: [], unreadable: [] };
  for (const row of rows) {
    try {
      page.records.push(toRawRecord(row, glance));
    } catch (error) {
      const raw = Buffer.from(JSON.stringify(row));
      page.unreadable.push({ message: toError(error).message, raw });
    }
  }
  return page;
}

/** Years before an account's first campaign are passed over: nothing to store, and cheap to ask again after a crash. */
export function hasRows({ records, unreadable }: Rows): boolean {
  return records.length + unreadable.length > 0;
}
