import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { datesBack, describeDayReports, lastDays } from '../../../../test/dayReports.ts';
import { createTestTime } from '../../../../test/testTime.ts';
import { AccessError, AuthError, FatalError, RetryableError } from '../../../lib/errors.ts';
import { parseJson } from '../../../lib/json.ts';
import { collectPages, idsOf } from '../../kit/sandbox/collect.ts';
import type { FetchRange } from '../../kit/types.ts';
import type { Campaign, CustomerOptions } from '../sandbox/customer.ts';
import { refusals, toFault, toGoogleError, toQuotaError } from '../sandbox/errors.ts';
import { openTestCustomer, type TestCustomer } from '../sandbox/harness.ts';
import { campaigns as stream } from '../streams.ts';
import { checkCustomer, fetchIdentity } from './account.ts';
import { toDayPages } from './dayPages.ts';
import { fetchAdDay } from './fetchOne.ts';
import { createCampaignPages } from './pages.ts';

const campaigns: Campaign[] = [
  { id: '9007199254740993123', name: 'brand', status: 'ENABLED' },
  { id: '24027360184', name: 'old', status: 'REMOVED' },
];
const brand = campaigns[0]?.id ?? '';
const time = createTestTime();
let customer: TestCustomer;
const pages = createCampaignPages(time.pace);

async function open(options: CustomerOptions = {}): Promise<void> {
  await customer?.sandbox.close();
  customer = await openTestCustomer({ campaigns, ...options });
}
beforeEach(async () => {
  time.reset();
  await open();
});
afterEach(() => customer.sandbox.close());

/** Both campaigns had impressions on each of the days before `noon`. */
function fill(days: number): void {
  for (const date of datesBack(days)) {
    for (const { id } of campaigns) {
      customer.sandbox.state.customer.setDay(id, date, { costMicros: 1_000_000n });
    }
  }
}

const collect = (range: FetchRange, checkpoint: Record<string, unknown> | null = null) =>
  collectPages(pages, customer.context, range, checkpoint);
const searches = () =>
  customer.sandbox.server.requests.filter(({ path }) => path.endsWith(':searchStream'));
const windows = (): string[] =>
  searches().map(
    ({ body }) => (body as { query: string }).query.match(/BETWEEN (.*) ORDER/)?.[1] ?? '',
  );

describeDayReports({
  time,
  pages,
  fetchOne: fetchAdDay,
  context: () => customer.context,
  open,
  fill,
  campaignId: brand,
  setDay: (date) => customer.sandbox.state.customer.setDay(brand, date, { clicks: 5 }),
  lastAsked: () => /AND '(.*)'$/.exec(windows().at(-1) ?? '')?.[1],
});

describe('pages', () => {
  test('every campaign’s days once, removed campaigns too, in windows of 31 days', async () => {
    fill(61);
    customer.sandbox.state.chunkRows = 7;
    const ids = idsOf(await collect(lastDays(60)));
    expect(ids).toHaveLength(122);
    expect(new Set(ids).size).toBe(122);
    expect(ids[0]).toBe('9007199254740993123-2026-05-02');
    expect(windows()).toEqual(["'2026-05-02' AND '2026-06-01'", "'2026-06-02' AND '2026-07-01'"]);
  });

  test('the daily run is one operation', async () => {
    fill(31);
    await collect(lastDays(30));
    expect(customer.sandbox.state.operations).toBe(14_999);
  });

  test.each([true, false])('no rows at all, with an empty chunk: %s', async (emptyChunk) => {
    customer.sandbox.state.emptyChunk = emptyChunk;
    expect(await collect(lastDays(30))).toEqual([]);
  });

  test('ids go with dashes or without; a manager is named in a header', async () => {
    fill(1);
    customer.sandbox.state.managerId = '5554443333';
    Object.assign(customer.connection.settings, {
      customerId: '178-190-0691',
      loginCustomerId: '555-444-3333',
    });
    expect(idsOf(await collect(lastDays(0)))).toHaveLength(2);
    expect(searches()[0]).toMatchObject({
      path: '/v25/customers/1781900691/googleAds:searchStream',
      query: {},
    });
  });

  test('a row without a campaign is listed and stops nothing', async () => {
    const body = [{ results: [{ segments: { date: '2026-07-01' } }, 7] }];
    customer.sandbox.server.faults.add({ kind: 'answer', match: '/v', status: 200, body });
    const [page] = await collect(lastDays(0));
    expect(page?.records).toEqual([]);
    expect(page?.unreadable).toHaveLength(2);
  });

  test.each([
    ['JPY', 12_345_600_000n, 12_346],
    ['KWD', 12_345_600n, 12_346],
  ])('amounts in %s', async (currency, costMicros, spend) => {
    await open({ currency });
    customer.sandbox.state.customer.setDay(brand, '2026-07-01', { costMicros, conversions: 0.33 });
    const [page] = await collect(lastDays(0));
    const { rules } = customer.connection;
    const body = parseJson(page?.records[0]?.raw ?? new Uint8Array());
    expect(stream.read(body, { currency: 'INR', timezone: 'UTC', rules })).toMatchObject({
      ok: true,
      value: { currency, spend, conversions: 0.33, timezone: 'Asia/Kolkata' },
    });
  });
});

describe('pages of days', () => {
  test('a window of many rows is cut between days only', () => {
    const rows = ['03', '01', '02', '01', '03'].map((day, index) => ({
      campaign: { id: String(index) },
      segments: { date: `2026-07-${day}` },
    }));
    const cut = toDayPages([...rows, {}], '2026-07-09', 2);
    expect(cut.map(({ records, readTo }) => [records.length, readTo])).toEqual([
      [2, '2026-07-01'],
      [3, '2026-07-09'],
    ]);
    expect(cut.map(({ unreadable }) => unreadable.length)).toEqual([0, 1]);
  });
});

describe('too much at once', () => {
  test('fewer days, at once', async () => {
    fill(61);
    customer.sandbox.state.bearsDays = 10;
    expect(new Set(idsOf(await collect(lastDays(60)))).size).toBe(122);
    expect(time.waits).toEqual([]);
  });

  test('a single day that is too much is tried later', async () => {
    customer.sandbox.state.bearsDays = 0;
    await expect(collect(lastDays(3))).rejects.toThrow(RetryableError);
  });
});

describe('tokens', () => {
  test('one serves all calls; an ended one is replaced', async () => {
    fill(61);
    await collect(lastDays(60));
    expect(customer.sandbox.state.tokensGiven).toBe(1);
    customer.sandbox.state.accessTokens.clear();
    await collect(lastDays(60));
    expect(customer.sandbox.state.tokensGiven).toBe(2);
  });

  test.each([
    ['a revoked refresh token', { refreshToken: '1//gone' }, /revoked or has expired, reconnect/],
    ['another client', { clientSecret: 'wrong' }, /do not belong together/],
  ])('%s', async (_name, credentials, message) => {
    Object.assign(customer.connection.credentials, credentials);
    const failed = await collect(lastDays(1)).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(AuthError);
    expect((failed as Error).message).toMatch(message);
    expect(customer.sandbox.server.requests).toHaveLength(1);
  });

  test('sign-in that is down for a moment is tried again', async () => {
    fill(1);
    const body = '<html>Bad gateway</html>';
    customer.sandbox.server.faults.add({ kind: 'answer', match: '/token', status: 502, body });
    expect(idsOf(await collect(lastDays(0)))).toHaveLength(2);
  });

  test('none of them is in a URL', async () => {
    await collect(lastDays(0));
    const { requests } = customer.sandbox.server;
    expect(requests.map(({ path, query }) => [path, query])).toEqual([
      ['/token', {}],
      ['/v25/customers/1781900691/googleAds:searchStream', {}],
    ]);
  });
});

describe('refusals', () => {
  test.each([
    ['another account', { customerId: '5' }, {}, AccessError, /let the user see this account/],
    ['another developer token', {}, { developerToken: 'x' }, AccessError, /USER_PERMISSION/],
  ])('%s', async (_name, settings, credentials, type, message) => {
    Object.assign(customer.connection.settings, settings);
    Object.assign(customer.connection.credentials, credentials);
    const failed = await collect(lastDays(1)).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(type);
    expect((failed as Error).message).toMatch(message);
  });

  test('a cancelled account costs the stream, not the connection', async () => {
    customer.sandbox.state.customer.enabled = false;
    await expect(collect(lastDays(1))).rejects.toThrow(/closed or not set up/);
  });

  test('an error inside the list of an answer of 200', async () => {
    const { body } = toGoogleError(200, { queryError: 'UNRECOGNIZED_FIELD' });
    const fault = { kind: 'answer' as const, match: '/v', status: 200, body: [body] };
    customer.sandbox.server.faults.add(fault);
    await expect(collect(lastDays(1))).rejects.toThrow(FatalError);
  });

  test('a passing trouble, a broken connection and half an answer are tried again', async () => {
    fill(1);
    const { faults } = customer.sandbox.server;
    faults.add(toFault(toGoogleError(500, { internalError: 'INTERNAL_ERROR' })));
    faults.add({ kind: 'reset', match: '/v' });
    faults.add({ kind: 'truncate', match: '/v' });
    faults.add({ kind: 'answer', match: '/v', status: 502, body: '<html>Bad gateway</html>' });
    expect(idsOf(await collect(lastDays(0)))).toHaveLength(2);
  });

  test.each([true, false])('a limit waits as told, in a list: %s', async (errorsInList) => {
    customer.sandbox.state.errorsInList = errorsInList;
    const { body, status } = toQuotaError('30s');
    const fault = { kind: 'answer' as const, match: '/v', status };
    customer.sandbox.server.faults.add({ ...fault, body: errorsInList ? [body] : body });
    await collect(lastDays(0));
    expect(time.waits).toEqual([30_000]);
    expect(customer.notices).toContain('Rate limited, resuming in 30 s');
  });

  test('the day’s operations are spent: left to the job', async () => {
    customer.sandbox.server.faults.add(toFault(toQuotaError('21600s')));
    const failed = await collect(lastDays(0)).catch((error: unknown) => error);
    expect(failed).toMatchObject({ name: 'RetryableError', afterMs: 21_600_000 });
  });
});

describe('the account', () => {
  test('whose it is', async () => {
    expect(await fetchIdentity(customer.context)).toEqual({
      account: '1781900691',
      name: 'Sandbox customer',
      currency: 'INR',
      timezone: 'Asia/Kolkata',
    });
  });

  test('one line per check', async () => {
    const checks = await checkCustomer(customer.context);
    expect(checks.map(({ check, ok }) => [check, ok])).toEqual([
      ['token', true],
      ['account', true],
      ['permission', true],
    ]);
  });

  test('a manager account says what to connect', async () => {
    customer.sandbox.state.customer.manager = true;
    expect(await checkCustomer(customer.context)).toContainEqual({
      check: 'account',
      ok: false,
      message: 'Sandbox customer is a manager account: connect the account with the campaigns',
    });
  });

  test('each refusal fails by name', async () => {
    const failed = async () =>
      (await checkCustomer(customer.context)).filter(({ ok }) => !ok).map(({ check }) => check);
    customer.sandbox.server.faults.add(toFault(refusals.noPermission));
    expect(await failed()).toEqual(['permission']);
    customer.sandbox.server.faults.add(toFault(refusals.badQuery));
    expect(await failed()).toEqual(['account']);
    customer.connection.credentials['refreshToken'] = '1//gone';
    expect(await failed()).toEqual(['token']);
  });
});
