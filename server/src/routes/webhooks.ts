import { z } from 'zod';
import * as contract from '../contract/shopifyWebhooks.ts';
import { access } from '../domain/access.ts';
import { ProblemError } from '../lib/errors.ts';
import { definePublicRoute, type Route } from './http/route.ts';

/** Signed deliveries of a platform: the exact bytes go to the receiver, which verifies before anything else. */
export const webhookRoutes: Route[] = [
  definePublicRoute({
    method: 'post',
    path: '/api/webhooks/shopify/:topic',
    summary: 'A signed delivery; the X-Shopify-Topic header decides, the path is a hint',
    area: 'webhooks',
    access: access.anyone,
    params: contract.webhookParams,
    query: z.looseObject({}),
    body: z.instanceof(Uint8Array),
    reads: 'raw',
    response: contract.received,
    async handler({ deps, request, body }) {
      const { headers } = request;
      const receivedAt = deps.now();
      const answer = await deps.receiver.receive({
        platform: 'shopify',
        raw: body,
        headers,
        receivedAt,
      });
      deps.metrics.countWebhook('status' in answer ? answer.status : 'rejected');
      if ('status' in answer) return answer;
      throw new ProblemError(401, 'hmac', 'HMAC verification failed');
    },
  }),
];
