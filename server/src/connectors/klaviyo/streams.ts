import { dayOf } from '../kit/days/rowKey.ts';
import type { StreamDefinition } from '../kit/types.ts';
import { fetchRow, fetchRows } from './fetch/pages.ts';
import { glanceRow } from './glance.ts';
import { toAdDay } from './mapper/mapper.adDay.ts';
import { keptDays } from './rows/days.ts';

export const campaigns: StreamDefinition<'adDay'> = {
  name: 'campaigns',
  kind: 'adDay',
  collection: 'klaviyo_campaign_cache',
  priority: 4,
  /** Orders are attributed, and attributed anew, for weeks after a message (platforms.md 4). */
  schedule: { everyMinutes: 60, lookbackHours: 30 * 24 },
  firstDays: 90,
  glance: glanceRow,
  read: toAdDay,
  pages: fetchRows,
  fetchOne: fetchRow,
  dayOf,
  keepsDays: keptDays,
};

export const streams: StreamDefinition[] = [campaigns];
