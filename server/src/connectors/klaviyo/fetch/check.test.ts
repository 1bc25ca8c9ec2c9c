import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { openTestAccount, type TestAccount } from '../sandbox/harness.ts';
import klaviyo from '../index.ts';

let account: TestAccount;
beforeEach(async () => {
  account = await openTestAccount();
});
afterEach(() => account.sandbox.close());

const failed = async (): Promise<string[]> =>
  (await klaviyo.check(account.context)).filter(({ ok }) => !ok).map(({ check }) => check);

test('an account in order: one line per check', async () => {
  const results = await klaviyo.check(account.context);
  expect(results.map(({ check, ok }) => `${check} ${ok}`)).toEqual([
    'token true',
    'account true',
    'metric true',
    'campaigns true',
    'flows true',
  ]);
  expect(results[2]?.message).toBe('Orders are “Placed Order” of Shopify (UGkwJB)');
});

test('a refused key, and one without a permission', async () => {
  account.state.scopes.delete('campaigns:read');
  account.state.scopes.delete('metrics:read');
  expect(await failed()).toEqual(['metric', 'campaigns']);
  account.state.apiKey = 'pk_another';
  expect(await failed()).toEqual(['token']);
});

test('another account, an unknown metric', async () => {
  Object.assign(account.connection.settings, { accountId: 'Zz9999', metricId: 'Nope00' });
  expect(await failed()).toEqual(['account', 'metric']);
});

test('a revision that is none', async () => {
  account.connection.settings['revision'] = 'latest';
  expect(await failed()).toEqual(['reachable']);
});

test('whose account it is', async () => {
  expect(await klaviyo.identify?.(account.context)).toEqual({
    account: 'AbC123',
    name: 'Marigold Threads',
    currency: 'INR',
    timezone: 'Asia/Kolkata',
  });
});

test('the form: the account first, the key in its place, the revision known', () => {
  expect(Object.keys(klaviyo.settings.shape)[0]).toBe('accountId');
  expect(klaviyo.settings.parse({ accountId: ' AbC123 ' })).toEqual({
    accountId: 'AbC123',
    revision: '2026-07-15',
  });
  expect(klaviyo.settings.safeParse({ accountId: 'shop@example.com' }).success).toBe(false);
});
