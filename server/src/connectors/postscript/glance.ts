import { toObject } from '../kit/read/json.ts';
import type { Glance } from '../kit/types.ts';
import { toId, toInstant } from './json.ts';
import { toSubscribed } from './mapper.ts';

/** Nothing of the person gets into the summary. @throws when there is no id. */
export function glanceSubscriber(body: unknown): Glance {
  const row = toObject(body);
  const externalId = toId(row['id']);
  if (externalId === null) throw new Error('The subscriber has no id');
  const subscribed = toSubscribed(row);
  const status = subscribed ? 'subscribed' : 'unsubscribed';
  return {
    externalId,
    sourceVersion: toInstant(row['updated_at']) ?? new Date(Number.NaN),
    deleted: false,
    complete: true,
    marks: [],
    summary: subscribed === null ? {} : { status },
  };
}
