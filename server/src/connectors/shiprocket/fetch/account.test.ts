import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { AccessError, AuthError, RetryableError } from '../../../lib/errors.ts';
import { openTestAccount, type TestAccount } from '../sandbox/testAccount.ts';
import { checkAccount, fetchIdentity } from './check.ts';
import { fetchParcel } from './fetchOne.ts';

let account: TestAccount;
beforeEach(async () => {
  account = await openTestAccount({ perPage: 5 });
  for (let number = 1; number <= 12; number++) account.book.book({ number: `${number}` });
});
afterEach(() => account.sandbox.close());

const countLogins = () =>
  account.sandbox.requests.filter(({ path }) => path.endsWith('/auth/login')).length;
const countRows = async () => (await account.collect()).flatMap(({ records }) => records).length;

describe('the login', () => {
  test('is one for all who wait, and for later runs', async () => {
    await Promise.all([account.collect(), account.collect(), account.collect()]);
    await account.collect();
    expect(countLogins()).toBe(1);
  });

  test('is made anew when the token ends or is taken back in the middle of a run', async () => {
    let pages = 0;
    for await (const page of account.pages(account.context, { from: null, to: null }, null)) {
      expect(page.unreadable).toEqual([]);
      pages += 1;
      if (pages === 1) account.passDays(11);
      if (pages === 2) account.sandbox.account.revokeTokens();
    }
    expect([pages, countLogins()]).toEqual([3, 3]);
  });

  test('a token that is refused twice is the account’s trouble', async () => {
    account.sandbox.faults.add({
      match: /orders$/,
      times: 2,
      kind: 'answer',
      status: 401,
      body: { message: 'Unauthorized', status_code: 401 },
    });
    await expect(account.collect()).rejects.toBeInstanceOf(AuthError);
    expect(countLogins()).toBe(2);
  });

  test('a wrong password is not tried again', async () => {
    account.context.connection.credentials['password'] = 'typed wrongly';
    await expect(account.collect()).rejects.toBeInstanceOf(AuthError);
    expect(countLogins()).toBe(1);
  });

  test('a login without a token is asked for again later', async () => {
    account.sandbox.faults.add({ match: /login$/, kind: 'answer', status: 200, body: {} });
    await expect(account.collect()).rejects.toBeInstanceOf(RetryableError);
    expect(await countRows()).toBe(12);
  });
});

describe('trouble on the way', () => {
  const limited = { kind: 'answer', status: 429, match: /orders$/ } as const;

  test('limits without a hint are waited for half a minute, then a minute', async () => {
    account.sandbox.faults.add({ ...limited, times: 3, body: { message: 'Too Many Attempts.' } });
    expect(await countRows()).toBe(12);
    expect(account.waits).toEqual([30_000, 60_000, 60_000]);
    expect(account.notices[0]).toBe('Rate limited, resuming in 30 s');
  });

  test('with a hint as long as it says', async () => {
    account.sandbox.faults.add({ ...limited, headers: { 'Retry-After': '7' } });
    expect(await countRows()).toBe(12);
    expect(account.waits).toEqual([7_000]);
  });

  test.each([
    { kind: 'answer', status: 502, body: '<html><h1>502 Bad Gateway</h1></html>' },
    { kind: 'answer', status: 200, body: '<html>maintenance</html>' },
    { kind: 'answer', status: 200, body: { message: 'Oops', status_code: 500 } },
    { kind: 'reset' },
    { kind: 'truncate' },
  ] as const)('%j passes', async (fault) => {
    account.sandbox.faults.add({ match: /orders$/, ...fault });
    expect(await countRows()).toBe(12);
  });

  test('a refused date says its field only', async () => {
    account.context.connection.settings['channelId'] = '9';
    account.sandbox.faults.add({
      match: /orders$/,
      kind: 'answer',
      status: 422,
      body: { message: 'Asha', errors: { updated_from: ['for Asha'] }, status_code: 422 },
    });
    await expect(account.collect()).rejects.toThrow(
      'Shiprocket refuses the fields updated_from (422)',
    );
  });
});

describe('the check', () => {
  test('says that everything works', async () => {
    expect(await checkAccount(account.context)).toEqual([
      { check: 'login', ok: true, message: 'The e-mail and the password work' },
      { check: 'account', ok: true, message: 'The account is the one asked for' },
      { check: 'orders', ok: true, message: 'Orders and their parcels can be read' },
    ]);
  });

  test('says what does not', async () => {
    const { credentials } = account.context.connection;
    const refused = { match: /orders$/, kind: 'answer', status: 403 } as const;
    account.sandbox.faults.add(refused);
    expect((await checkAccount(account.context)).at(-1)).toMatchObject({
      check: 'orders',
      ok: false,
    });
    credentials['password'] = 'typed wrongly';
    expect(await checkAccount(account.context)).toEqual([
      {
        check: 'login',
        ok: false,
        message: 'Shiprocket refuses the e-mail or the password of the API user (400)',
      },
    ]);
    account.sandbox.faults.add(refused);
    credentials['password'] = account.sandbox.password;
    await expect(account.collect()).rejects.toBeInstanceOf(AccessError);
  });

  test('knows whose account it is', async () => {
    expect(await fetchIdentity(account.context)).toEqual({
      account: 'api@example.com',
      name: 'Shiprocket 25149',
      currency: 'INR',
      timezone: 'Asia/Kolkata',
    });
  });
});

describe('one parcel', () => {
  test('is the one of the page, also where numbers contain each other', async () => {
    const [first] = (await account.collect()).flatMap(({ records }) => records);
    const one = await fetchParcel(account.context, first?.glance.externalId ?? '');
    expect(one).toEqual(first);
    expect(await fetchParcel(account.context, '1')).toBeNull();
  });

  test('that is not listed is not gone', async () => {
    account.context.connection.settings['channelId'] = '9';
    const id = String(account.book.orders()[0]?.parcels[0]?.id);
    await expect(fetchParcel(account.context, id)).rejects.toBeInstanceOf(RetryableError);
  });
});
