import type { IncomingHttpHeaders } from 'node:http';
import { ProblemError } from '../../lib/errors.ts';
import type { DeliveryOutcome } from '../../models/cache/deliveries.ts';
import { withRetries } from '../../models/transient.ts';
import type { IngestDeps } from '../deps.ts';
import { createGroupCommit } from './groupCommit.ts';
import { createAccountLookup, createRejectionCounter } from './webhookAccount.ts';
import { isItemFault, saveDeliveryGroup, type VerifiedDelivery } from './webhookGroup.ts';
import { deliveryIdOf, toDelivery } from './webhookSnapshot.ts';

export interface WebhookRequest {
  platform: string;
  /** Exact bytes of the body. */
  raw: Uint8Array;
  headers: IncomingHttpHeaders;
  receivedAt: Date;
}

export type WebhookAnswer = { status: DeliveryOutcome } | { rejected: 'hmac' };

export interface WebhookReceiver {
  /**
   * Verify → dedupe → cache → answer (spec 6.2–6.4). Nothing is processed here.
   * @throws ProblemError 503 when the body is not durable within the deadline: the platform will retry.
   */
  receive(request: WebhookRequest): Promise<WebhookAnswer>;
}

/** Shopify gives up after 5 s; we answer before it does (reliability.md M6). */
const deadlineMs = 4000;
/** More than this waiting means the database cannot follow: shed instead of growing (F55). */
const maxWaiting = 4000;

export function createWebhookReceiver(deps: IngestDeps): WebhookReceiver {
  const findAccount = createAccountLookup(deps);
  const countRejected = createRejectionCounter(deps);
  const group = createGroupCommit<VerifiedDelivery, DeliveryOutcome>({
    write: (items) => withRetries(() => saveDeliveryGroup(deps, items)),
    isItemFault,
    maxGroup: 500,
    lanes: 2,
  });

  return {
    async receive(request) {
      if (group.depth > maxWaiting) throw unavailable(1);
      const verified = await verify(request);
      if (verified === null) return { rejected: 'hmac' };
      return { status: await withDeadline(group.add(verified)) };
    },
  };

  async function verify(request: WebhookRequest): Promise<VerifiedDelivery | null> {
    const connector = deps.registry.get(request.platform);
    const hooks = connector.webhooks;
    const name = hooks?.account(request.headers);
    if (!hooks || !name) return null;
    const account = await withDeadline(findAccount(request.platform, name));
    if (!account) return null;
    const { connection, secrets } = account;
    const envelope = hooks.envelope(request.headers);
    if (!envelope || !hooks.verify(request.raw, request.headers, secrets)) {
      countRejected(connection);
      return null;
    }
    const deliveryId = deliveryIdOf(envelope, request.raw);
    const named = { ...envelope, deliveryId };
    const delivery = toDelivery(connector, named, request.raw, request.receivedAt);
    if (hooks.contradicts(delivery.body, envelope.topic, name)) {
      deps.logger.warn('webhook body contradicts its headers', { connection: connection._id });
      countRejected(connection);
      return null;
    }
    const id = `${connection._id}:${deliveryId}`;
    return { ...delivery, id, connection, receivedAt: request.receivedAt };
  }
}

function unavailable(retryAfter: number): ProblemError {
  return new ProblemError(503, 'storage_unavailable', 'The event could not be stored yet: retry', {
    retryAfter,
  });
}

async function withDeadline<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(unavailable(5)), deadlineMs);
  });
  try {
    return await Promise.race([work, late]);
  } catch (error) {
    throw error instanceof ProblemError ? error : Object.assign(unavailable(5), { cause: error });
  } finally {
    clearTimeout(timer);
  }
}
