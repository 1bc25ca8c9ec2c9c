import type { Glance } from '../kit/types.ts';
import { toRowKey } from './mapper/rowKey.ts';

/**
 * A report's row has no version: all reads of one day carry the day's midnight, so that the one read last counts.
 * @throws when the row names no campaign or no day: it cannot be kept under any key.
 */
export function glanceCampaignDay(body: unknown): Glance {
  const key = toRowKey(body);
  if (!key) throw new Error('Report row has no campaign.id or no segments.date');
  const { campaignId, date, campaignName } = key;
  return {
    externalId: `${campaignId}-${date}`,
    sourceVersion: new Date(`${date}T00:00:00Z`),
    deleted: false,
    complete: true,
    marks: [],
    summary: { date, ...(campaignName === null ? {} : { campaign: campaignName.slice(0, 200) }) },
  };
}

/** `<campaign>-<date>`: the day is the end of it. */
export function dayOf(externalId: string): string {
  return externalId.slice(-'2026-07-01'.length);
}
