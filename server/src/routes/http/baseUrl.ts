import type { Request } from 'express';
import type { WebSettings } from './deps.ts';

/**
 * Where we are reached: as configured, whatever the headers say (S96), else where this caller's page is. No
 * slash at the end.
 */
export function toBaseUrl(web: Pick<WebSettings, 'publicUrl'>, request: Request): string {
  if (web.publicUrl !== null) return web.publicUrl;
  const { host = 'localhost', origin } = request.headers;
  // A page behind TLS that we do not terminate knows better than the connection how it was reached.
  const own = origin !== undefined && URL.canParse(origin) && new URL(origin).host === host;
  return own ? origin : `${request.protocol}://${host}`;
}
