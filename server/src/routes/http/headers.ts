import { randomUUID } from 'node:crypto';
import compression from 'compression';
import type { RequestHandler } from 'express';
import helmet from 'helmet';

declare module 'express-serve-static-core' {
  interface Locals {
    requestId: string;
  }
}

/** An id of ours in every answer and log line; a client's own is kept when it looks like one (S81). */
export const requestId: RequestHandler = (request, response, next) => {
  const given = request.get('x-request-id') ?? '';
  response.locals.requestId = /^[\w-]{8,64}$/.test(given) ? given : randomUUID();
  response.set('X-Request-Id', response.locals.requestId);
  next();
};

/**
 * Headers of every answer (S76). Over plain HTTP nothing may demand TLS, or a page on a LAN name loads no
 * asset (ecosystem trap 11); the API page and the client's components need inline styles, never scripts.
 */
export function securityHeaders(secure: boolean): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'https://cdn.shopify.com'],
        fontSrc: ["'self'", 'data:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        ...(secure ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    strictTransportSecurity: secure ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    originAgentCluster: secure,
    crossOriginOpenerPolicy: secure ? { policy: 'same-origin' } : false,
    xFrameOptions: { action: 'deny' },
  });
}

/** Answers of the API are nobody's to keep. */
export const noStore: RequestHandler = (_request, response, next) => {
  response.set('Cache-Control', 'no-store');
  next();
};

const compress = compression({ threshold: 2048 });

/** What people read: pages, their files, lists. Streams of events and calls of platforms go as they are. */
export const compressAnswers: RequestHandler = (request, response, next) => {
  if (request.method !== 'GET' || request.path === '/api/events') next();
  else compress(request, response, next);
};
