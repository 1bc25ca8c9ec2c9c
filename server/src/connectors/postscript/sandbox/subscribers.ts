import type { Request, Response, Router } from 'express';
import { toErrors } from './guard.ts';
import type { PostscriptState, SandboxSubscriber } from './state.ts';

/** `GET /subscribers` and `/subscribers/{id}` in the published shape (developers.postscript.io, Get Subscribers). */
export function serveSubscribers(router: Router, state: PostscriptState): void {
  router.get('/api/v2/subscribers', (request, response) => sendList(state, request, response));
  router.get('/api/v2/subscribers/:id', (request, response) => {
    const found = state.subscribers.find(({ id }) => id === request.params.id);
    if (found) response.json(toRow(found));
    else response.status(404).json(toErrors('Subscriber not found', 'not_found'));
  });
}

function sendList(state: PostscriptState, request: Request, response: Response): void {
  const page = Number(request.query['page'] ?? 1);
  if (!Number.isSafeInteger(page) || page < 1) {
    response.status(400).json(toErrors('page must be a positive integer', 'value_error'));
    return;
  }
  const rows = toSorted(state.subscribers.filter(toFilter(request)), request);
  const start = (page - 1) * state.pageSize;
  response.json({
    page_info: { page, total_pages: Math.max(1, Math.ceil(rows.length / state.pageSize)) },
    subscribers: rows.slice(start, start + state.pageSize).map(toRow),
  });
}

function toFilter({ query }: Request): (subscriber: SandboxSubscriber) => boolean {
  const from = toTime(query['updated_at__gte']);
  const to = toTime(query['updated_at__lte']);
  return ({ updatedAt }) =>
    (from === null || updatedAt.getTime() >= from) && (to === null || updatedAt.getTime() <= to);
}

function toTime(value: unknown): number | null {
  return typeof value === 'string' ? Date.parse(value) : null;
}

function toSorted(rows: SandboxSubscriber[], { query }: Request): SandboxSubscriber[] {
  const sign = query['sort'] === 'updated_at__desc' ? -1 : 1;
  return rows.sort(
    (left, right) =>
      sign * (left.updatedAt.getTime() - right.updatedAt.getTime()) ||
      left.id.localeCompare(right.id),
  );
}

function toRow(subscriber: SandboxSubscriber) {
  const { id, phone, email, canSend, shopifyCustomerId, createdAt, updatedAt } = subscriber;
  return {
    created_at: toText(createdAt),
    data: {},
    email,
    id,
    ps_id: Number(id.replace(/\D/g, '')),
    phone_number: phone,
    properties: {},
    shopify_customer_id: shopifyCustomerId,
    subscriptions: { promotional: { can_send: canSend }, transactional: { can_send: canSend } },
    tags: [],
    updated_at: toText(updatedAt),
  };
}

/** Whole seconds. */
function toText(at: Date): string {
  return `${at.toISOString().slice(0, 19)}Z`;
}
