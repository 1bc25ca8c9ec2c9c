import { describe, expect, test } from '@jest/globals';
import { AccessError, AuthError, FatalError, RetryableError } from '../../lib/errors.ts';
import { checkPart } from './checkPart.ts';
import { toFailedCheck, toFailedChecks } from './failedChecks.ts';
import { openTestConnection, toTestConnection } from './sandbox/testConnection.ts';

const works = { check: 'token', ok: true, message: 'fine' };

test.each([
  [new AuthError('gone'), 'login'],
  [new AccessError('closed'), 'login'],
  [new RetryableError('down'), 'reachable'],
])('%p is told under its name', (error, check) => {
  expect(toFailedCheck(error, 'login')).toEqual({ check, ok: false, message: error.message });
});

test.each([
  [new AuthError('gone'), ['token']],
  [new AccessError('closed'), ['token', 'permission']],
  [new FatalError('unknown'), ['token', 'account']],
  [new RetryableError('down'), ['reachable']],
])('of an account, %p fails the last of %p', (error, checks) => {
  const told = toFailedChecks(error, works, error instanceof FatalError);
  expect(told.map(({ check }) => check)).toEqual(checks);
  expect(told.at(-1)).toMatchObject({ ok: false, message: error.message });
});

describe('one part', () => {
  const account = { settings: {}, credentials: {}, currency: 'INR', timezone: 'UTC' };
  const { context } = openTestConnection(toTestConnection(account));
  const fail = async () => {
    throw new AccessError('closed');
  };

  test('is what was found, or what it failed with', async () => {
    const found = await checkPart(context, 'flows', async () => ({ ok: true, message: 'read' }));
    expect(found).toEqual({ check: 'flows', ok: true, message: 'read' });
    expect(await checkPart(context, 'flows', fail)).toEqual({
      check: 'flows',
      ok: false,
      message: 'closed',
    });
  });

  test('that is aborted says nothing', async () => {
    const aborted = { ...context, signal: AbortSignal.abort() };
    await expect(checkPart(aborted, 'flows', fail)).rejects.toThrow('closed');
  });
});
