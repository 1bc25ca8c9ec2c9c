import { describe, expect, test } from '@jest/globals';
import { collectPages } from '../sandbox/collect.ts';
import { openTestAccount } from '../sandbox/harness.ts';
import { createClient } from './client.ts';
import { createPacer } from './pacing.ts';
import { classify } from './verdict.ts';

describe('pacing', () => {
  const spent = { 'ratelimit-remaining': '0', 'ratelimit-reset': '12' };

  test('an endpoint without calls left rests until its window is over, others do not', () => {
    const pacer = createPacer();
    pacer.note('flows', spent, 1000);
    expect(pacer.waitFor('flows', 3000)).toBe(10_000);
    expect(pacer.waitFor('flows', 14_000)).toBe(0);
    expect(pacer.waitFor('campaigns', 3000)).toBe(0);
    pacer.note('flows', { ...spent, 'ratelimit-remaining': '5' }, 4000);
    expect(pacer.waitFor('flows', 4000)).toBe(0);
  });

  test('headers that say nothing, or too much', () => {
    const pacer = createPacer();
    pacer.note('flows', {}, 0);
    pacer.note('campaigns', { ...spent, 'ratelimit-reset': 'soon' }, 0);
    pacer.note('metrics', { ...spent, 'ratelimit-reset': '86400' }, 0);
    expect(['flows', 'campaigns', 'metrics'].map((name) => pacer.waitFor(name, 0))).toEqual([
      0, 0, 60_000,
    ]);
  });

  test('the account’s own limits are kept to: a third call within the second waits for the next', async () => {
    const account = await openTestAccount({ limited: () => true });
    const client = createClient(account.context);
    for (let call = 0; call < 3; call += 1) await client.get('accounts', {});
    expect(account.notices.join()).toMatch(/Rate limited, resuming in \d+ s/);
    await account.sandbox.close();
  });

  test('a run spends two report calls, of which there are 225 a day', async () => {
    let now = Date.UTC(2026, 6, 1);
    const account = await openTestAccount({ clock: () => (now += 60_000), limited: () => true });
    const range = { from: new Date(Date.now() - 30 * 86_400_000), to: null };
    const { requests } = account.sandbox;
    await collectPages(account.context, range);
    expect(requests.filter(({ path }) => path.endsWith('-reports'))).toHaveLength(2);
    await account.sandbox.close();
  });
});

describe('verdicts', () => {
  const told = (status: number, code: string, more: object = {}) => ({
    status,
    headers: {},
    body: {
      errors: [{ id: 'e', status, code, title: 'T', detail: 'person@example.com', ...more }],
    },
  });

  test.each([
    [told(401, 'not_authenticated'), 'AuthError'],
    [told(200, 'authentication_failed'), 'AuthError'],
    [told(403, 'permission_denied'), 'AccessError'],
    [told(400, 'invalid'), 'FatalError'],
    [told(404, 'not_found'), 'FatalError'],
    [told(200, 'error', { status: 503 }), 'RetryableError'],
  ])('%j fails as %s', (answer, name) => {
    expect(classify(answer)).toMatchObject({ kind: 'fail', error: { name } });
  });

  test('limits of a second or minute are waited for, those of a day are not', () => {
    const limited = (header: string) =>
      classify({ ...told(429, 'throttled'), headers: { 'retry-after': header } });
    expect(limited('1')).toEqual({ kind: 'limit', afterMs: null });
    expect(limited('60')).toEqual({ kind: 'limit', afterMs: null });
    expect(limited('73473')).toMatchObject({ kind: 'fail', error: { afterMs: 73_473_000 } });
    expect(classify({ status: 429, headers: {}, body: undefined })).toEqual({
      kind: 'limit',
      afterMs: null,
    });
  });

  test('data is data; a server’s own fault is the kit’s to judge; odd errors fail', () => {
    expect(classify({ status: 200, headers: {}, body: { data: [] } })).toBeNull();
    expect(classify(told(502, 'error'))).toBeNull();
    expect(classify({ status: 500, headers: {}, body: undefined })).toBeNull();
    expect(classify({ status: 200, headers: {}, body: { errors: 'x' } })).toMatchObject({
      kind: 'fail',
    });
  });

  test('what was sent is in no message', () => {
    expect(JSON.stringify(classify(told(400, 'bad code!')))).not.toContain('example.com');
    const place = { source: { pointer: 'data of person@example.com' } };
    const verdict = classify(told(400, 'invalid', place));
    expect(verdict?.kind === 'fail' ? verdict.error.message : '').not.toContain('example.com');
  });
});
