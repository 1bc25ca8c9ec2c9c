import { type PlainRecord, type SnapshotHead, toPlainBase } from '../plainRecord.ts';
import type { SourceAdDay } from '../sourceAds.ts';

/** A campaign's day as it is counted (spec 9.2, 9.3). */
export interface AdDayRecord extends PlainRecord, SourceAdDay {
  platform: string;
}

/** PURE. */
export function toAdDay(source: SourceAdDay, head: SnapshotHead, platform: string): AdDayRecord {
  return { ...source, ...toPlainBase(head), platform };
}
