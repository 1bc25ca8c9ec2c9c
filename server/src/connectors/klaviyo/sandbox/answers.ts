import type { Response } from 'express';
import type { Json } from '../../kit/read/json.ts';

export const mediaType = 'application/vnd.api+json';

export function sendJson(response: Response, body: unknown, status = 200): void {
  response.status(status).type(mediaType).send(JSON.stringify(body));
}

export interface Refusal {
  status: number;
  code: string;
  title: string;
  detail: string;
  source?: Json;
}

/** developers.klaviyo.com, "Rate limits, status codes, and errors". */
export function sendError(response: Response, refusal: Refusal): void {
  const id = '9b9c1a4e-6d1c-4b52-8f0e-6c2f7f4a1d10';
  const { source = {}, ...error } = refusal;
  sendJson(response, { errors: [{ id, ...error, source, meta: {} }] }, refusal.status);
}

export const badRequest = (detail: string, source: Json = {}): Refusal => ({
  status: 400,
  code: 'invalid',
  title: 'Invalid input.',
  detail,
  source,
});

/** A page of a list by an opaque cursor, with the links that lead on. */
export function toPage<T>(
  items: readonly T[],
  at: { cursor: string | undefined; size: number; self: string; parameter: string },
): { items: T[]; links: Json } {
  const start = at.cursor === undefined ? 0 : Number(Buffer.from(at.cursor, 'base64url'));
  const end = start + at.size;
  const next = Buffer.from(String(end)).toString('base64url');
  const link = `${at.self}?${new URLSearchParams({ [at.parameter]: next }).toString()}`;
  return {
    items: items.slice(start, end),
    links: { self: at.self, next: end < items.length ? link : null, prev: null },
  };
}
