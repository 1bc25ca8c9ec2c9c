import type { StreamDefinition } from '../kit/types.ts';
import { fetchSubscriber, fetchSubscribers } from './fetch/pages.ts';
import { glanceSubscriber } from './glance.ts';
import { toSubscriber } from './mapper.ts';

export const subscribers: StreamDefinition<'subscriber'> = {
  name: 'subscribers',
  kind: 'subscriber',
  collection: 'postscript_subscriber_cache',
  priority: 6,
  schedule: { everyMinutes: 24 * 60, lookbackHours: 48 },
  firstDays: 90,
  glance: glanceSubscriber,
  read: toSubscriber,
  pages: fetchSubscribers,
  fetchOne: fetchSubscriber,
};

export const streams: StreamDefinition[] = [subscribers];
