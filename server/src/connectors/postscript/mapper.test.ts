import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseJson } from '../../lib/json.ts';
import { classify } from './fetch/verdict.ts';
import { glanceSubscriber } from './glance.ts';
import { toInstant } from './json.ts';
import { toSubscriber } from './mapper.ts';

const read = (name: string): Record<string, unknown> =>
  parseJson(readFileSync(join(import.meta.dirname, 'fixtures', name))) as Record<string, unknown>;
const rowOf = (name: string): Record<string, unknown> =>
  (read(name)['subscribers'] as Record<string, unknown>[])[0] ?? {};

describe('a subscriber', () => {
  const row = rowOf('subscribers.json');

  test('in the published shape', () => {
    expect(toSubscriber(row)).toEqual({
      ok: true,
      value: {
        externalId: 'su_1234567abcde',
        email: 'a@example.com',
        phone: '+15551234567',
        shopifyCustomerId: '6940095564',
        channel: 'sms',
        subscribed: true,
        updatedAt: '2019-08-25T14:15:22.000Z',
      },
    });
  });

  test('in the other shape', () => {
    expect(toSubscriber(rowOf('subscribers-opted-out.json'))).toMatchObject({
      value: { externalId: 'su_123', subscribed: false },
    });
  });

  test.each<[string, object, object]>([
    [
      'promotions count, not receipts',
      { subscriptions: { promotional: { can_send: false }, transactional: { can_send: true } } },
      { subscribed: false },
    ],
    ['no e-mail', { email: '' }, { email: null }],
    ['no customer', { shopify_customer_id: null }, { shopifyCustomerId: null }],
    ['the 0 of the documentation', { shopify_customer_id: 0 }, { shopifyCustomerId: null }],
    [
      'an id beyond 2^53, kept as text',
      { shopify_customer_id: '9007199254740993' },
      { shopifyCustomerId: '9007199254740993' },
    ],
    ['a number as phone', { phone_number: 15551234567 }, { phone: '15551234567' }],
    [
      'a time without offset',
      { updated_at: '2026-07-02T10:00:00' },
      { updatedAt: '2026-07-02T10:00:00.000Z' },
    ],
    [
      'a time with one',
      { updated_at: '2026-07-02T10:00:00+05:30' },
      { updatedAt: '2026-07-02T04:30:00.000Z' },
    ],
  ])('%s', (_name, change, expected) => {
    expect(toSubscriber({ ...row, ...change })).toMatchObject({ ok: true, value: expected });
  });

  test.each<[string, object, string[]]>([
    ['consent is not guessed', { subscriptions: {} }, ['subscriptions.promotional.can_send']],
    ['no date', { updated_at: 'yesterday' }, ['updated_at']],
    ['no id', { id: null }, ['id']],
    ['an object as e-mail', { email: {} }, ['email']],
  ])('%s', (_name, change, fields) => {
    const told = toSubscriber({ ...row, ...change });
    expect(told.ok ? [] : told.issues.map(({ field }) => field)).toEqual(fields);
  });

  test('nobody is named: not in a summary, not in an issue', () => {
    const glance = glanceSubscriber(row);
    expect(glance.summary).toEqual({ status: 'subscribed' });
    expect(glance.sourceVersion).toEqual(new Date('2019-08-25T14:15:22Z'));
    const bad = { ...row, email: [row['email']], updated_at: row['phone_number'], id: '' };
    expect(JSON.stringify(toSubscriber(bad))).not.toMatch(/example\.com|1555123/);
    expect(() => glanceSubscriber({ email: 'a@example.com' })).toThrow(
      /^The subscriber has no id$/,
    );
  });
});

test('any text at all is a time or none, never a throw', () => {
  fc.assert(fc.property(fc.string(), (text) => void toInstant(text)));
  const date = fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(date, (at) => {
      expect(toInstant(at.toISOString())).toEqual(at);
      expect(toInstant(at.toISOString().slice(0, -1))).toEqual(at);
    }),
  );
});

describe('verdicts', () => {
  test('a limit says 3002, whatever its status', () => {
    const body = read('rate-limit.json');
    for (const status of [200, 400, 429]) {
      expect(classify({ status, headers: {}, body })).toEqual({ kind: 'limit', afterMs: null });
    }
  });

  test('a failure inside a success fails, data does not, statuses are the kit’s to judge', () => {
    expect(classify({ status: 200, headers: {}, body: read('errors.json') })).toMatchObject({
      error: { name: 'FatalError' },
    });
    expect(
      classify({ status: 200, headers: {}, body: { success: false, error_code: 7 } }),
    ).toMatchObject({
      error: { message: 'Postscript answered with an error inside a success (7)' },
    });
    expect(classify({ status: 200, headers: {}, body: read('me.json') })).toBeNull();
    expect(classify({ status: 401, headers: {}, body: read('errors.json') })).toBeNull();
    expect(classify({ status: 502, headers: {}, body: undefined })).toBeNull();
  });
});
