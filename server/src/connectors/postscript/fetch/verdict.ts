import { FatalError } from '../../../lib/errors.ts';
import type { ToldAnswer, Verdict } from '../../kit/http.ts';
import { isObject } from '../../kit/read/json.ts';

/** PURE. Limits come without a header that says how long, failures also inside a 200 (platforms.md 0.4, 5). */
const limitCode = 3002;

export function classify({ status, body }: ToldAnswer): Verdict | null {
  if (!isObject(body)) return null;
  if (status === 429 || body['error_code'] === limitCode) return { kind: 'limit', afterMs: null };
  if (status < 200 || status >= 300 || !isFailure(body)) return null;
  const code = typeof body['error_code'] === 'number' ? ` (${body['error_code']})` : '';
  const message = `Postscript answered with an error inside a success${code}`;
  return { kind: 'fail', error: new FatalError(message) };
}

function isFailure(body: Record<string, unknown>): boolean {
  const errors = body['errors'];
  return body['success'] === false || (Array.isArray(errors) ? errors.length > 0 : Boolean(errors));
}
