import type { RequestHandler } from 'express';
import type { PostscriptState } from './state.ts';

/** The envelope of every error but a limit (developers.postscript.io, Verify Identity, 400). */
export function toErrors(msg: string, type: string) {
  return { errors: [{ ctx: {}, log: [], msg, type }] };
}

export const limitBody = { error_code: 3002, error_message: 'Rate limit exceeded', success: false };

export function guardKey(state: PostscriptState): RequestHandler {
  return (request, response, next) => {
    if (request.headers.authorization === `Bearer ${state.apiKey}`) return next();
    response.status(401).json(toErrors('Invalid API key', 'unauthorized'));
  };
}

const callsPerSecond = 15;

/** 15 calls a second; nothing says how long to wait (developers.postscript.io, Rate Limits). */
export function createLimiter(clock: () => number): RequestHandler {
  let second = 0;
  let calls = 0;
  return (_request, response, next) => {
    const now = Math.floor(clock() / 1000);
    calls = now === second ? calls + 1 : 1;
    second = now;
    if (calls <= callsPerSecond) return next();
    response.status(429).json(limitBody);
  };
}
