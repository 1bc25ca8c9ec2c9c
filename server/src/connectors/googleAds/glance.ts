import { glanceDay, toRowKey } from '../kit/days/rowKey.ts';
import { toObject } from '../kit/read/json.ts';
import type { Glance } from '../kit/types.ts';

/** @throws when the row names no campaign or no day: it cannot be kept under any key. */
export function glanceCampaignDay(body: unknown): Glance {
  const row = toObject(body);
  const campaign = toObject(row['campaign']);
  const key = toRowKey(campaign['id'], toObject(row['segments'])['date']);
  if (!key) throw new Error('Report row has no campaign.id or no segments.date');
  return glanceDay(key, campaign['name']);
}
