import type { IncomingHttpHeaders } from 'node:http';
import { verifyHmacSha256 } from '../kit/signatures.ts';
import type { WebhookDefinition, WebhookEnvelope } from '../kit/types.ts';
import { contradicts } from './contradictions.ts';
import { toInstant } from './mapper/time.ts';
import { topics } from './topics.ts';

const shopDomain = /^[a-z0-9][a-z0-9_-]{0,99}\.myshopify\.com$/;

/** One value of a header; a header sent twice is no value (S05: Node joins those with a comma). */
function oneOf(headers: IncomingHttpHeaders, name: string): string | undefined {
  const value = headers[name];
  return typeof value === 'string' ? value.trim() : undefined;
}

/** The exact canonical domain, never a part of one (edge case 10). */
export function toAccount(headers: IncomingHttpHeaders): string | null {
  const domain = oneOf(headers, 'x-shopify-shop-domain')?.toLowerCase() ?? '';
  return shopDomain.test(domain) ? domain : null;
}

function toEnvelope(headers: IncomingHttpHeaders): WebhookEnvelope | null {
  const topic = oneOf(headers, 'x-shopify-topic')?.toLowerCase();
  if (topic === undefined || !/^[a-z_./]{1,100}$/.test(topic)) return null;
  return {
    topic,
    deliveryId: toToken(oneOf(headers, 'x-shopify-webhook-id')) ?? '',
    eventId: toToken(oneOf(headers, 'x-shopify-event-id')),
    triggeredAt: toInstant(oneOf(headers, 'x-shopify-triggered-at')),
    apiVersion: toToken(oneOf(headers, 'x-shopify-api-version')),
    test: oneOf(headers, 'x-shopify-test') === 'true',
  };
}

/** Headers are not signed: ids of an odd shape are treated as missing. */
function toToken(value: string | undefined): string | null {
  return value !== undefined && /^[\w.:-]{1,128}$/.test(value) ? value : null;
}

export const webhooks: WebhookDefinition = {
  topics,
  account: toAccount,
  envelope: toEnvelope,
  verify: (raw, headers, secrets) =>
    raw.length > 0 && verifyHmacSha256(raw, oneOf(headers, 'x-shopify-hmac-sha256'), secrets),
  contradicts,
};
