import type {
  Connector,
  Glance,
  StreamDefinition,
  WebhookEnvelope,
} from '../../connectors/kit/types.ts';
import { sha256 } from '../../lib/digest.ts';
import { toError } from '../../lib/errors.ts';
import { parseJson, toParseFailure } from '../../lib/json.ts';
import type { Snapshot } from '../../models/cache/intakeTypes.ts';

export interface ReadDelivery {
  envelope: WebhookEnvelope;
  stream: StreamDefinition;
  snapshot: Snapshot;
  /** undefined where the bytes are no JSON. */
  body: unknown;
  /** A topic nobody declared: kept with the events, answered `ignored`. */
  known: boolean;
}

/** A signed delivery as a snapshot for the cache; what cannot be understood is kept as failed, never refused. */
export function toDelivery(
  connector: Connector,
  envelope: WebhookEnvelope,
  raw: Uint8Array,
  receivedAt: Date,
): ReadDelivery {
  const topic = connector.webhooks?.topics.find((entry) => entry.topic === envelope.topic);
  const stream = streamOf(connector, topic?.stream ?? 'events');
  const via = { topic: envelope.topic, apiVersion: envelope.apiVersion, receivedAt };
  const base = { envelope, stream, known: topic !== undefined };
  const fallback = toFallback(envelope, receivedAt);
  let body: unknown;
  try {
    body = parseJson(raw);
  } catch (error) {
    const { code, message } = toParseFailure(error);
    const unreadable = { code, message: `Body of ${envelope.topic}: ${message}` };
    return { ...base, body, snapshot: { raw, glance: fallback, unreadable, via } };
  }
  try {
    const glance = topic
      ? (topic.glance?.(body, envelope) ?? stream.glance(body))
      : { ...fallback, externalId: envelope.deliveryId };
    return { ...base, body, snapshot: { raw, glance: toStored(glance, fallback), via } };
  } catch (error) {
    const unreadable = { code: 'MISSING_ID', message: toError(error).message };
    return { ...base, body, snapshot: { raw, glance: fallback, unreadable, via } };
  }
}

function streamOf(connector: Connector, name: string): StreamDefinition {
  const stream = connector.streams.find((entry) => entry.name === name);
  if (!stream) throw new Error(`${connector.id} has no stream "${name}"`);
  return stream;
}

function toFallback(envelope: WebhookEnvelope, receivedAt: Date): Glance {
  return {
    externalId: `unreadable-${envelope.deliveryId}`,
    sourceVersion: envelope.triggeredAt ?? receivedAt,
    deleted: false,
    complete: true,
    marks: [],
    summary: { topic: envelope.topic },
  };
}

/** A version that is no date becomes the trigger time; tombstones count in whole seconds, as updated_at does. */
function toStored(glance: Glance, fallback: Glance): Glance {
  const valid = !Number.isNaN(glance.sourceVersion.getTime());
  const version = valid ? glance.sourceVersion : fallback.sourceVersion;
  const seconds = Math.floor(version.getTime() / 1000) * 1000;
  return { ...glance, sourceVersion: glance.deleted ? new Date(seconds) : version };
}

/** Same bytes of one topic are one delivery where the sender gave no id. */
export function deliveryIdOf(envelope: WebhookEnvelope, raw: Uint8Array): string {
  return envelope.deliveryId === '' ? `hash-${sha256(raw)}` : envelope.deliveryId;
}
