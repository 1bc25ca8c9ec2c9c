import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { AccessError, AuthError, FatalError, RetryableError } from '../../../lib/errors.ts';
import type { Verdict } from '../../kit/http.ts';
import { NotFoundError, toLoginVerdict, toVerdict } from './verdicts.ts';

const judge = (status: number, body: unknown, headers = {}): Verdict | null =>
  toVerdict({ status, headers, body }, 0);
const errorOf = (verdict: Verdict | null) => (verdict?.kind === 'fail' ? verdict.error : null);

function readFixture(name: string): unknown {
  return JSON.parse(readFileSync(join(import.meta.dirname, '../fixtures', name), 'utf8'));
}

test('what the status says is left to it', () => {
  for (const status of [400, 401, 403, 500, 502, 503]) {
    expect(judge(status, { message: 'Oops', status_code: status })).toBeNull();
  }
  expect(judge(200, { data: [] })).toBeNull();
  expect(judge(200, { data: [], status_code: 200 })).toBeNull();
  expect(judge(502, undefined)).toBeNull();
});

describe('errors inside HTTP 200', () => {
  test.each([
    [401, AuthError],
    [403, AccessError],
    [404, NotFoundError],
    [400, FatalError],
    [500, RetryableError],
  ])('%i', (code, kind) => {
    expect(errorOf(judge(200, { message: 'Oops', status_code: code }))).toBeInstanceOf(kind);
    expect(
      errorOf(judge(200, { message: 'Oops', status_code: `${code}`, data: [] })),
    ).toBeInstanceOf(kind);
    expect(errorOf(judge(200, { message: 'Oops', status: code }))).toBeInstanceOf(kind);
  });

  test('a status that belongs to data is none', () => {
    expect(judge(200, { status: 404, data: {} })).toBeNull();
  });

  test('nothing was tracked so far: no failure of ours', () => {
    expect(judge(200, readFixture('track-not-found.json'))).toBeNull();
  });
});

test('limits: the platform’s own wait, else 30 s and then 60 s', () => {
  const wait = (before: number, headers: Record<string, string> = {}) =>
    toVerdict({ status: 429, headers, body: undefined }, before);
  expect(wait(0)).toEqual({ kind: 'limit', afterMs: 30_000 });
  expect(wait(1)).toEqual({ kind: 'limit', afterMs: 60_000 });
  expect(wait(9)).toEqual({ kind: 'limit', afterMs: 60_000 });
  expect(wait(0, { 'retry-after': '5' })).toEqual({ kind: 'limit', afterMs: null });
  expect(judge(200, { message: 'Too Many Attempts.', status_code: 429 })).toEqual({
    kind: 'limit',
    afterMs: 30_000,
  });
});

test('422 names fields, never values or texts', () => {
  expect(errorOf(judge(422, readFixture('field-missing.json')))?.message).toBe(
    'Shiprocket refuses the fields shipment_id (422)',
  );
  const personal = { errors: { 'asha@example.com': ['Asha is unknown'] }, status_code: 422 };
  expect(errorOf(judge(422, personal))?.message).toBe('Shiprocket refuses the request (422)');
});

test('at the login every refusal is of the credentials', () => {
  const refuse = (status: number, body: unknown = {}) =>
    errorOf(toLoginVerdict({ status, headers: {}, body }, 0));
  for (const status of [400, 401, 403, 422]) expect(refuse(status)).toBeInstanceOf(AuthError);
  expect(refuse(200, { message: 'Wrong', status_code: 400 })).toBeInstanceOf(AuthError);
  expect(refuse(502)).toBeNull();
  expect(toLoginVerdict({ status: 429, headers: {}, body: {} }, 0)).toMatchObject({
    kind: 'limit',
  });
});
