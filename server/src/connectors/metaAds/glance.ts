import { glanceDay, toRowKey } from '../kit/days/rowKey.ts';
import { toObject } from '../kit/read/json.ts';
import type { Glance } from '../kit/types.ts';

/** @throws when the row names no campaign or no day: it cannot be kept under any key. */
export function glanceInsight(body: unknown): Glance {
  const row = toObject(body);
  const key = toRowKey(row['campaign_id'], row['date_start']);
  if (!key) throw new Error('Insights row has no campaign id or no day');
  return glanceDay(key, row['campaign_name']);
}
