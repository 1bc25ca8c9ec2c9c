import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { AccessError, AuthError, FatalError, RetryableError } from '../../../lib/errors.ts';
import { parseJson } from '../../../lib/json.ts';
import type { FetchPage, FetchRange } from '../../kit/types.ts';
import type { Campaign, CustomerOptions } from '../sandbox/customer.ts';
import { refusals, toFault, toGoogleError, toQuotaError } from '../sandbox/errors.ts';
import { openTestCustomer, type TestCustomer } from '../sandbox/harness.ts';
import { campaigns as stream } from '../streams.ts';
import { checkCustomer, fetchIdentity } from './account.ts';
import type { Pace } from '../../kit/pace.ts';
import { toDayPages } from './dayPages.ts';
import { fetchAdDay } from './fetchOne.ts';
import { createCampaignPages } from './pages.ts';

const campaigns: Campaign[] = [
  { id: '9007199254740993123', name: 'brand', status: 'ENABLED' },
  { id: '24027360184', name: 'old', status: 'REMOVED' },
];
const brand = campaigns[0]?.id ?? '';
/** 1 July, shortly after noon in India. */
const noon = Date.UTC(2026, 6, 1, 7);
let clock: number;
let waits: number[];
let customer: TestCustomer;

/** Waits pass at once, and time goes on by them. */
const pace: Pace = {
  sleep: async (ms) => {
    waits.push(ms);
    clock += ms;
  },
  now: () => new Date(clock),
};
const pages = createCampaignPages(pace);

async function open(options: CustomerOptions = {}): Promise<void> {
  await customer?.sandbox.close();
  customer = await openTestCustomer({ campaigns, ...options });
}
beforeEach(async () => {
  clock = noon;
  waits = [];
  await open();
});
afterEach(() => customer.sandbox.close());

/** Both campaigns had impressions on each of the days before `noon`. */
function fill(days: number): void {
  for (let back = 0; back < days; back += 1) {
    const date = new Date(noon - back * 86_400_000).toISOString().slice(0, 10);
    for (const { id } of campaigns) {
      customer.sandbox.state.customer.setDay(id, date, { costMicros: 1_000_000n });
    }
  }
}

const lastDays = (days: number): FetchRange => ({
  from: new Date(noon - days * 86_400_000),
  to: null,
});

async function collect(
  range: FetchRange,
  checkpoint: Record<string, unknown> | null = null,
): Promise<FetchPage[]> {
  const collected: FetchPage[] = [];
  for await (const page of pages(customer.context, range, checkpoint)) collected.push(page);
  return collected;
}
const idsOf = (found: FetchPage[]): string[] =>
  found.flatMap(({ records }) => records.map(({ glance }) => glance.externalId));
const searches = () =>
  customer.sandbox.server.requests.filter(({ path }) => path.endsWith(':searchStream'));
const windows = (): string[] =>
  searches().map(
    ({ body }) => (body as { query: string }).query.match(/BETWEEN (.*) ORDER/)?.[1] ?? '',
  );

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

  test.each([
    ['Asia/Kolkata', Date.UTC(2026, 6, 1, 20), '2026-07-02'],
    ['Pacific/Auckland', Date.UTC(2026, 8, 26, 13), '2026-09-27'],
    ['America/Los_Angeles', Date.UTC(2026, 2, 8, 7), '2026-03-07'],
  ])('today is the account’s own: %s', async (timezone, now, today) => {
    clock = now;
    await open({ timezone });
    customer.sandbox.state.customer.setDay(brand, today, { clicks: 5 });
    const ids = idsOf(await collect({ from: new Date(now - 2 * 86_400_000), to: null }));
    expect(ids).toEqual([`${brand}-${today}`]);
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

describe('going on after a crash', () => {
  test('from each page', async () => {
    fill(61);
    const whole = await collect(lastDays(60));
    for (const [index, page] of whole.entries()) {
      const rest = await collect(lastDays(60), structuredClone(page.checkpoint));
      expect([...idsOf(whole.slice(0, index + 1)), ...idsOf(rest)]).toEqual(idsOf(whole));
    }
    expect(whole.length).toBeGreaterThan(1);
  });

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

  test('the days of the run stay, whatever day it is by now', async () => {
    fill(61);
    const [first] = await collect(lastDays(60));
    clock += 3 * 86_400_000;
    await collect(lastDays(60), first?.checkpoint ?? null);
    expect(windows().at(-1)).toContain("'2026-07-01'");
  });

  test('a checkpoint nobody can read begins at the start', async () => {
    fill(2);
    expect(idsOf(await collect(lastDays(1), { cursor: 7 }))).toHaveLength(4);
  });
});

describe('too much at once', () => {
  test('fewer days, at once', async () => {
    fill(61);
    customer.sandbox.state.bearsDays = 10;
    expect(new Set(idsOf(await collect(lastDays(60)))).size).toBe(122);
    expect(waits).toEqual([]);
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
    expect(waits).toEqual([30_000]);
    expect(customer.notices).toContain('Rate limited, resuming in 30 s');
  });

  test('the day’s operations are spent: left to the job', async () => {
    customer.sandbox.server.faults.add(toFault(toQuotaError('21600s')));
    const failed = await collect(lastDays(0)).catch((error: unknown) => error);
    expect(failed).toMatchObject({ name: 'RetryableError', afterMs: 21_600_000 });
  });
});

describe('one day', () => {
  test('by its key, as it is in the pages', async () => {
    fill(2);
    const [page] = await collect(lastDays(0));
    const known = page?.records[0];
    expect(await fetchAdDay(customer.context, known?.glance.externalId ?? '')).toEqual(known);
  });

  test.each([`${brand}-2026-01-05`, '9-2026-07-01', "1' OR 1-2026-07-01", '5-2026-02-30'])(
    '%s is not there',
    async (externalId) => {
      expect(await fetchAdDay(customer.context, externalId)).toBeNull();
    },
  );
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
