import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { AccessError, AuthError, FatalError, RetryableError } from '../../../lib/errors.ts';
import { toMetaError, toUsageHeaders } from '../sandbox/errors.ts';
import { TooMuchError } from '../../kit/askLess.ts';
import { QuestionError } from './refusals.ts';
import { computePause, readUsage } from './usage.ts';
import { classify } from './verdicts.ts';

function judge(code: number, options: Parameters<typeof toMetaError>[2] & { text?: string } = {}) {
  const { text = 'Secret words of the account', ...more } = options;
  const { status, body } = toMetaError(code, text, more);
  return classify({ status, headers: {}, body });
}

function failureOf(...asked: Parameters<typeof judge>): Error {
  const verdict = judge(...asked);
  if (verdict?.kind !== 'fail') throw new Error(`not a failure: ${JSON.stringify(verdict)}`);
  return verdict.error;
}

const limitCodes = [4, 17, 32, 613, 80000, 80001, 80002, 80003, 80004, 80005, 80006, 80008];

describe('limits', () => {
  test.each(limitCodes)('%d is waited for', (code) => {
    expect(judge(code, { transient: true })).toEqual({ kind: 'limit', afterMs: null });
  });

  test('for as long as the header says', () => {
    const file = join(import.meta.dirname, '../fixtures/userRequestLimit.json');
    const body: unknown = JSON.parse(readFileSync(file, 'utf8'));
    const headers = toUsageHeaders(100, 7);
    expect(classify({ status: 400, headers, body })).toEqual({ kind: 'limit', afterMs: 420_000 });
  });
});

describe('what recovers', () => {
  test.each([
    ['1', 1, {}, RetryableError],
    ['2', 2, {}, RetryableError],
    ['960', 960, {}, RetryableError],
    ['subcode 99', 100, { subcode: 99 }, RetryableError],
    ['subcode 1504022', 100, { subcode: 1504022 }, RetryableError],
    ['subcode 1504039', 100, { subcode: 1504039 }, RetryableError],
    ['transient by its own word', 5000, { transient: true }, RetryableError],
    ['a server error', 5000, { status: 500 }, RetryableError],
    ['100, summary', 100, { text: 'Cannot include reach in summary param' }, RetryableError],
    ['too much, by words', 1, { text: 'Please reduce the amount of data you ask' }, TooMuchError],
    ['too much, 100', 100, { subcode: 1504018 }, TooMuchError],
    ['too much, 2', 2, { subcode: 1504038 }, TooMuchError],
    ['190', 190, { status: 401 }, AuthError],
    ['190 expired', 190, { subcode: 463 }, AuthError],
    ['102', 102, {}, AuthError],
    ['10', 10, {}, AccessError],
    ['200', 200, { status: 403 }, AccessError],
    ['272', 272, {}, AccessError],
    ['294', 294, {}, AccessError],
    ['2635 ended version', 2635, {}, FatalError],
    ['100', 100, {}, QuestionError],
    ['100/33', 100, { subcode: 33 }, QuestionError],
    ['anything else', 1487, {}, FatalError],
  ] as const)('%s', (_name, code, options, type) => {
    const error = failureOf(code, options);
    expect(error).toBeInstanceOf(type);
    if (type === RetryableError) expect(error).not.toBeInstanceOf(TooMuchError);
    expect(error.message).not.toContain('Secret words');
  });

  test('a question that is too large is not asked again as it is', () => {
    expect(failureOf(100, { subcode: 1504018 })).toMatchObject({ afterMs: 0, passing: false });
  });

  test('an error inside 200 counts, an answer without one does not', () => {
    expect(failureOf(190, { status: 200 })).toBeInstanceOf(AuthError);
    expect(classify({ status: 200, headers: {}, body: { data: [] } })).toBeNull();
    expect(classify({ status: 500, headers: {}, body: undefined })).toBeNull();
  });

  test('messages say why the token ended and what to do', () => {
    expect(failureOf(190, { subcode: 460 }).message).toMatch(/password was changed: reconnect/);
    expect(failureOf(200).message).toMatch(/give .* ads_read/);
  });
});

describe('usage', () => {
  test.each([
    [0, 0, 0],
    [75, 0, 0],
    [85, 0, 2500],
    [95, 0, 5000],
    [96, 0, 60_000],
    [100, 12, 720_000],
  ])('%d %% and %d minutes wait %d ms', (percent, minutes, pauseMs) => {
    expect(computePause(readUsage(toUsageHeaders(percent, minutes)))).toBe(pauseMs);
  });

  test('headers nobody can read say nothing', () => {
    const headers = { 'x-ad-account-usage': '{', 'x-app-usage': '[null, "x"]' };
    expect(readUsage(headers)).toEqual({ percent: 0, regainMs: null });
  });
});
