import { dayOf } from '../kit/days/rowKey.ts';
import type { StreamDefinition } from '../kit/types.ts';
import { fetchAdDay } from './fetch/fetchOne.ts';
import { createCampaignPages, keepsDays } from './fetch/pages.ts';
import { glanceCampaignDay } from './glance.ts';
import { toAdDay } from './mapper/adDay.ts';

/** Conversions are booked on the day of the click, up to 30 days later: every run reads these days again. */
export const campaigns: StreamDefinition<'adDay'> = {
  name: 'campaigns',
  kind: 'adDay',
  collection: 'google_ads_campaign_cache',
  priority: 5,
  schedule: { everyMinutes: 24 * 60, lookbackHours: 30 * 24 },
  firstDays: 30,
  keepsDays,
  glance: glanceCampaignDay,
  read: toAdDay,
  pages: createCampaignPages(),
  fetchOne: fetchAdDay,
  dayOf,
};

export const streams: StreamDefinition[] = [campaigns];
