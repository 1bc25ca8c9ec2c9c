import { AccessError, AuthError, FatalError, RetryableError } from '../../../lib/errors.ts';
import type { ToldAnswer, Verdict } from '../../kit/http.ts';
import { type Failure, readFailure } from './failure.ts';
import { TooMuchError } from '../../kit/askLess.ts';

const limits = new Set(['RESOURCE_EXHAUSTED', 'RESOURCE_TEMPORARILY_EXHAUSTED']);
const passing = new Set(['UNAVAILABLE', 'DEADLINE_EXCEEDED', 'INTERNAL', 'ABORTED']);
const expensive = /^EXCESSIVE_\w*QUERY_RESOURCE_CONSUMPTION$/;

/** Google tells by the error's kind and name, whatever the status and wherever in the body (platforms.md 3). */
export function classify({ status, headers, body }: ToldAnswer): Verdict | null {
  const failure = readFailure(body);
  if (!failure) return status === 404 ? { kind: 'fail', error: unknownAddress() } : null;
  const { kind, name, retryMs } = failure;
  const isQuota = kind === 'quotaError' || (kind === '' && status === 429);
  if (isQuota && limits.has(name)) return { kind: 'limit', afterMs: retryMs };
  return { kind: 'fail', error: toError(failure, status, toWhere(failure, headers)) };
}

/** Versions that have ended are not refused in words: their addresses are gone. */
function unknownAddress(): FatalError {
  return new FatalError('Google Ads does not know this address (404): choose a newer API version');
}

function toWhere({ name }: Failure, headers: Record<string, string>): string {
  const id = headers['request-id'] ?? '';
  return /^[\w-]{1,64}$/.test(id) ? `${name}, request ${id}` : name;
}

function toError({ kind, name }: Failure, status: number, where: string): Error {
  if (expensive.test(name)) {
    return new TooMuchError(`Google Ads cannot bear so large a report (${where})`);
  }
  if (kind === 'internalError' || passing.has(name) || status >= 500) {
    return new RetryableError(`Google Ads has a passing trouble (${where})`);
  }
  if (kind === 'authenticationError' || status === 401) {
    return new AuthError(`Google Ads refuses the credentials: reconnect (${where})`);
  }
  if (kind === 'authorizationError' || kind === 'quotaError' || status === 403) {
    return new AccessError(`Google Ads refuses access: ${toAdvice(name)} (${where})`);
  }
  return new FatalError(`Google Ads refuses the question: ${toAdvice(name)} (${where})`);
}

const advice: Record<string, string> = {
  USER_PERMISSION_DENIED:
    'let the user see this account, or name the manager account it is seen through',
  CUSTOMER_NOT_ENABLED: 'the account is closed or not set up yet; its history stays',
  DEVELOPER_TOKEN_NOT_APPROVED: 'apply for basic access of the developer token in the API Center',
  DEVELOPER_TOKEN_PROHIBITED: 'use the developer token with the Google Cloud project it belongs to',
  CLOUD_PROJECT_NOT_APPROVED_FOR_PRODUCTION: 'have the Google Cloud project approved',
  REQUESTED_METRICS_FOR_MANAGER:
    'this is a manager account, connect the account with the campaigns',
  UNSUPPORTED_VERSION: 'choose a newer API version',
};

function toAdvice(name: string): string {
  return advice[name] ?? 'check customer ID, developer token and API version';
}
