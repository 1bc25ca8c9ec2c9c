import { dayOf } from '../kit/days/rowKey.ts';
import type { StreamDefinition } from '../kit/types.ts';
import { fetchAdDay } from './fetch/fetchOne.ts';
import { createInsightPages, keepsDays } from './fetch/pages.ts';
import { glanceInsight } from './glance.ts';
import { toAdDay } from './mapper/adDay.ts';

/** Figures may change for 28 days: every run reads all of them again (platforms.md 1). */
export const insights: StreamDefinition<'adDay'> = {
  name: 'insights',
  kind: 'adDay',
  collection: 'meta_ads_insight_cache',
  priority: 5,
  schedule: { everyMinutes: 60, lookbackHours: 28 * 24 },
  firstDays: 90,
  keepsDays,
  glance: glanceInsight,
  read: toAdDay,
  pages: createInsightPages(),
  fetchOne: fetchAdDay,
  dayOf,
};

export const streams: StreamDefinition[] = [insights];
