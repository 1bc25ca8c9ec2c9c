import type { SourceSubscriber } from '../../domain/sourceCosts.ts';
import type { Issue, ReadResult } from '../../domain/source.ts';
import { isObject, type Json, toObject } from '../kit/read/json.ts';
import { refuseBody, toResult } from '../kit/read/result.ts';
import { toId, toInstant } from './json.ts';

/** PURE. A row of `GET /subscribers`. Issues name fields and never what stands in them: it is about a person. */
export function toSubscriber(body: unknown): ReadResult<SourceSubscriber> {
  if (!isObject(body)) return refuseBody();
  const issues: Issue[] = [];
  const externalId = toId(body['id']);
  const updatedAt = toInstant(body['updated_at']);
  const subscribed = toSubscribed(body);
  if (externalId === null) issues.push({ field: 'id', message: 'is missing' });
  if (!updatedAt) issues.push({ field: 'updated_at', message: 'is no date' });
  if (subscribed === null) {
    issues.push({ field: 'subscriptions.promotional.can_send', message: 'is missing' });
  }
  const value: SourceSubscriber = {
    externalId: externalId ?? '',
    email: readText(body, 'email', issues),
    phone: readText(body, 'phone_number', issues),
    shopifyCustomerId: toId(body['shopify_customer_id']),
    channel: 'sms',
    subscribed: subscribed ?? false,
    updatedAt: updatedAt?.toISOString() ?? '',
  };
  return toResult(value, issues);
}

/**
 * May promotions be sent? The published shape says it by `subscriptions`, others by `opted_out`; where neither is told it
 * is not guessed: null.
 */
export function toSubscribed(row: Json): boolean | null {
  const promotional = toObject(toObject(row['subscriptions'])['promotional'])['can_send'];
  if (typeof promotional === 'boolean') return promotional;
  return typeof row['opted_out'] === 'boolean' ? !row['opted_out'] : null;
}

function readText(row: Json, name: string, issues: Issue[]): string | null {
  const value = row[name];
  if (value === undefined || value === null || value === '') return null;
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  issues.push({ field: name, message: 'must be text' });
  return null;
}
