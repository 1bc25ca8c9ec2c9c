import { RetryableError, toError } from '../../../lib/errors.ts';
import { isObject } from '../../kit/read/json.ts';
import type { FetchPage, RawRecord } from '../../kit/types.ts';
import { glanceParcel } from '../glance.ts';
import { putFirst, toParcelRows } from '../mapper/parcels.ts';

/** A page of the list of orders. */
export interface Listed {
  rows: unknown[];
  totalPages: number;
  /** Orders, not parcels. */
  total: number | null;
}

/**
 * PURE. An answer of another shape is a fault of the way and is asked for again: it must never pass for an empty page (F33).
 * `links` is `{}` or `[]` by mood and is not looked at.
 */
export function toListed(body: Record<string, unknown>): Listed {
  const { data, meta } = body;
  const pagination = isObject(meta) && isObject(meta['pagination']) ? meta['pagination'] : {};
  const totalPages = Number(pagination['total_pages'] ?? Number.NaN);
  if (!Array.isArray(data) || !Number.isSafeInteger(totalPages)) {
    throw new RetryableError('Shiprocket gave a page of orders of an unknown shape');
  }
  const total = Number(pagination['total'] ?? Number.NaN);
  return { rows: data, totalPages, total: Number.isSafeInteger(total) ? total : null };
}

type Sorted = Pick<FetchPage, 'records' | 'unreadable'>;

/**
 * PURE. One record per parcel: the order as listed, with that parcel first among its shipments. Orders without a parcel so far
 * make none. What has no id is told, and does not stop its page.
 * @param since rows that did not change since are not of this range
 */
export function toRecords(rows: unknown[], since: Date | null): Sorted {
  const page: Sorted = { records: [], unreadable: [] };
  for (const row of rows) {
    const parcels = isObject(row) ? toParcelRows(row) : null;
    if (!isObject(row) || parcels === null) {
      page.unreadable.push({ message: 'The order has no list of shipments', raw: toRaw(row) });
      continue;
    }
    for (const parcel of parcels) addParcel(page, putFirst(row, parcels, parcel), since);
  }
  return page;
}

function addParcel(page: Sorted, body: Record<string, unknown>, since: Date | null): void {
  try {
    const record = toRecord(body);
    if (!isOlder(record, since)) page.records.push(record);
  } catch (error) {
    page.unreadable.push({ message: toError(error).message, raw: toRaw(body) });
  }
}

function toRecord(body: Record<string, unknown>): RawRecord {
  return { raw: toRaw(body), glance: glanceParcel(body) };
}

/** A version nobody can read says nothing about age. */
function isOlder({ glance }: RawRecord, since: Date | null): boolean {
  const at = glance.sourceVersion.getTime();
  return since !== null && at !== 0 && at < since.getTime();
}

function toRaw(value: unknown): Uint8Array {
  return Buffer.from(JSON.stringify(value) ?? 'null');
}

/** The parcel of this id among listed orders; null where none of them has it. */
export function findParcel(rows: unknown[], externalId: string): RawRecord | null {
  const { records } = toRecords(rows, null);
  return records.find(({ glance }) => glance.externalId === externalId) ?? null;
}
