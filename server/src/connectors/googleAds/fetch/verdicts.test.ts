import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { AccessError, AuthError, FatalError, RetryableError } from '../../../lib/errors.ts';
import { toGoogleError, toQuotaError } from '../sandbox/errors.ts';
import { TooMuchError } from '../../kit/askLess.ts';
import { classify } from './verdicts.ts';

function failureOf(status: number, errorCode: Record<string, string>): Error {
  const { body } = toGoogleError(status, errorCode);
  const verdict = classify({ status, headers: { 'request-id': 'req-1' }, body });
  if (verdict?.kind !== 'fail') throw new Error(`not a failure: ${JSON.stringify(verdict)}`);
  return verdict.error;
}

describe('limits', () => {
  const published: unknown = JSON.parse(
    readFileSync(join(import.meta.dirname, '../fixtures/resourceExhausted.json'), 'utf8'),
  );

  test.each([
    ['bare', published],
    ['inside the list of a stream', [published]],
  ])('the published one, %s', (_name, body) => {
    expect(classify({ status: 429, headers: {}, body })).toEqual({
      kind: 'limit',
      afterMs: 30_000,
    });
  });

  test.each([
    ['1.5s', 1500],
    ['86400s', 86_400_000],
    ['soon', null],
  ])('a delay of %s', (retryDelay, afterMs) => {
    const { status, body } = toQuotaError(retryDelay);
    expect(classify({ status, headers: {}, body })).toEqual({ kind: 'limit', afterMs });
  });

  test.each([
    ['for a moment', { quotaError: 'RESOURCE_TEMPORARILY_EXHAUSTED' }],
    ['told by the status alone', {}],
  ])('%s', (_name, errorCode) => {
    const { body } = toGoogleError(429, errorCode);
    expect(classify({ status: 429, headers: {}, body })).toEqual({ kind: 'limit', afterMs: null });
  });
});

test.each([
  [400, { queryError: 'EXCESSIVE_LONG_TERM_QUERY_RESOURCE_CONSUMPTION' }, TooMuchError],
  [429, { quotaError: 'EXCESSIVE_SHORT_TERM_QUERY_RESOURCE_CONSUMPTION' }, TooMuchError],
  [500, { internalError: 'INTERNAL_ERROR' }, RetryableError],
  [400, { internalError: 'TRANSIENT_ERROR' }, RetryableError],
  [503, {}, RetryableError],
  [401, { authenticationError: 'OAUTH_TOKEN_REVOKED' }, AuthError],
  [400, { authenticationError: 'CUSTOMER_NOT_FOUND' }, AuthError],
  [401, {}, AuthError],
  [403, { authorizationError: 'USER_PERMISSION_DENIED' }, AccessError],
  [403, { authorizationError: 'CUSTOMER_NOT_ENABLED' }, AccessError],
  [403, { authorizationError: 'DEVELOPER_TOKEN_NOT_APPROVED' }, AccessError],
  [403, { quotaError: 'ACCESS_PROHIBITED' }, AccessError],
  [403, {}, AccessError],
  [400, { queryError: 'REQUESTED_METRICS_FOR_MANAGER' }, FatalError],
  [400, { requestError: 'UNSUPPORTED_VERSION' }, FatalError],
  [200, { queryError: 'UNRECOGNIZED_FIELD' }, FatalError],
] as const)('%d %j', (status, errorCode, type) => {
  const error = failureOf(status, errorCode);
  expect(error).toBeInstanceOf(type);
  expect(error.message).toContain('request req-1');
  expect(error.message).not.toContain('Words for people');
});

test('messages say what to do', () => {
  expect(failureOf(403, { authorizationError: 'CUSTOMER_NOT_ENABLED' }).message).toMatch(/closed/);
  expect(failureOf(400, { queryError: 'REQUESTED_METRICS_FOR_MANAGER' }).message).toMatch(
    /connect the account with the campaigns/,
  );
});

test.each([[[]], [[{ results: [] }]], [{ error: 'invalid' }], [null], [undefined]])(
  '%j is no failure of theirs',
  (body) => {
    expect(classify({ status: 200, headers: {}, body })).toBeNull();
  },
);

test('a version that has ended is a page that is not there', () => {
  const verdict = classify({ status: 404, headers: {}, body: undefined });
  expect(verdict).toMatchObject({ kind: 'fail', error: { name: 'FatalError' } });
});
