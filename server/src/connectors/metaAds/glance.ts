import type { Glance } from '../kit/types.ts';
import { isObject } from './mapper/fields.ts';
import { toRowKey } from './mapper/rowKey.ts';

/**
 * An insights row has no version: all reads of one day carry the day's midnight, so that the one read last counts.
 * @throws when the row names no campaign or no day: it cannot be kept under any key.
 */
export function glanceInsight(body: unknown): Glance {
  const key = toRowKey(body);
  if (!key) throw new Error('Insights row has no campaign id or no day');
  const name = isObject(body) ? body['campaign_name'] : null;
  return {
    externalId: `${key.campaignId}-${key.date}`,
    sourceVersion: new Date(`${key.date}T00:00:00Z`),
    deleted: false,
    complete: true,
    marks: [],
    summary: {
      date: key.date,
      ...(typeof name === 'string' && name !== '' ? { campaign: name.slice(0, 200) } : {}),
    },
  };
}

/** `<campaign>-<date>`: the day is the end of it. */
export function dayOf(externalId: string): string {
  return externalId.slice(-'2026-07-01'.length);
}
