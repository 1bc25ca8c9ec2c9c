import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { datesBack, describeDayReports, lastDays } from '../../../../test/dayReports.ts';
import { createTestTime, noon } from '../../../../test/testTime.ts';
import { AccessError, AuthError, FatalError, RetryableError } from '../../../lib/errors.ts';
import { parseJson } from '../../../lib/json.ts';
import { collectPages, idsOf } from '../../kit/sandbox/collect.ts';
import type { FetchRange } from '../../kit/types.ts';
import type { AccountOptions, Campaign } from '../sandbox/account.ts';
import { refusals, toFault, toMetaError, toUsageHeaders } from '../sandbox/errors.ts';
import { openTestAccount, type TestAccount } from '../sandbox/harness.ts';
import { insights } from '../streams.ts';
import { checkAccount, fetchIdentity } from './account.ts';
import { fetchAdDay } from './fetchOne.ts';
import { createInsightPages } from './pages.ts';

const campaigns: Campaign[] = [
  { id: '120210000000000001', name: 'festive_sale', effectiveStatus: 'ACTIVE' },
  { id: '120210000000000002', name: 'old', effectiveStatus: 'DELETED' },
];
const time = createTestTime();
let account: TestAccount;
const pages = createInsightPages(time.pace);

async function open(options: AccountOptions = {}): Promise<TestAccount> {
  await account?.sandbox.close();
  account = await openTestAccount({ campaigns, ...options }, () => new Date(time.at));
  return account;
}
beforeEach(async () => {
  time.reset();
  await open();
});
afterEach(() => account.sandbox.close());

/** Both campaigns delivered on each of the days before `noon`. */
function fill(days: number): void {
  for (const date of datesBack(days)) {
    for (const { id } of campaigns) account.sandbox.state.account.setDay(id, date, { spend: 100 });
  }
}

const collect = (range: FetchRange, checkpoint: Record<string, unknown> | null = null) =>
  collectPages(pages, account.context, range, checkpoint);
const asked = (name: string): (string | undefined)[] =>
  account.sandbox.server.requests.map(({ query }) => query[name]);

describeDayReports({
  time,
  pages,
  fetchOne: fetchAdDay,
  context: () => account.context,
  open,
  fill,
  campaignId: '120210000000000001',
  setDay: (date) => account.sandbox.state.account.setDay('120210000000000001', date, { spend: 5 }),
  lastAsked: () => /"until":"(.*)"/.exec(asked('time_range').at(-1) ?? '')?.[1],
});

describe('pages', () => {
  test('every campaign’s days once, deleted campaigns too, in windows of 28 days', async () => {
    fill(61);
    const ids = idsOf(await collect(lastDays(60)));
    expect(ids).toHaveLength(122);
    expect(new Set(ids).size).toBe(122);
    expect([...new Set(asked('time_range'))].map((text) => JSON.parse(text ?? ''))).toEqual([
      { since: '2026-05-02', until: '2026-05-29' },
      { since: '2026-05-30', until: '2026-06-26' },
      { since: '2026-06-27', until: '2026-07-01' },
    ]);
  });

  test('an exact page, no rows at all', async () => {
    fill(14);
    account.sandbox.server.requests.length = 0;
    expect(await collect(lastDays(40))).toHaveLength(2);
    await open();
    expect(idsOf(await collect(lastDays(3)))).toEqual([]);
  });

  test('all time begins where Meta still answers', async () => {
    fill(2);
    expect(idsOf(await collect({ from: null, to: null }))).toHaveLength(4);
  });

  test('neither token nor next address is ever in a URL', async () => {
    fill(61);
    await collect(lastDays(60));
    const { requests } = account.sandbox.server;
    expect(JSON.stringify(requests.map(({ path, query }) => [path, query]))).not.toMatch(
      /access_token|EAA/,
    );
    expect(requests.every(({ path }) => path.startsWith('/v25.0/act_212551616838260'))).toBe(true);
  });

  test('what is asked: windows of attribution, all statuses', async () => {
    await collect(lastDays(1));
    expect(asked('action_attribution_windows')[0]).toBe('["1d_click","7d_click","1d_view"]');
    expect(asked('filtering')[0]).toContain('"DELETED"');
  });

  test('an account that stands on a day of 25 hours asks for each day once', async () => {
    time.at = Date.UTC(2026, 3, 6, 0);
    await open({ timezone: 'Pacific/Auckland' });
    for (const date of ['2026-04-04', '2026-04-05', '2026-04-06']) {
      account.sandbox.state.account.setDay('120210000000000001', date, { spend: 5 });
    }
    const ids = idsOf(await collect({ from: new Date(time.at - 2 * 86_400_000), to: null }));
    expect(ids.map((id) => id.slice(-2))).toEqual(['04', '05', '06']);
  });

  test('a row without a campaign is listed and stops nothing', async () => {
    fill(1);
    const body = { data: [{ date_start: '2026-07-01', spend: '1' }], paging: {} };
    account.sandbox.server.faults.add({ kind: 'answer', status: 200, body });
    const [page] = await collect(lastDays(0));
    expect(page?.records).toEqual([]);
    expect(page?.unreadable).toHaveLength(1);
  });

  test.each(['JPY', 'KWD'])('amounts in %s', async (currency) => {
    await open({ currency });
    account.sandbox.state.account.setDay('120210000000000001', '2026-07-01', {
      spend: 12_345,
      purchases: 2,
      purchaseValue: 4001,
    });
    const [page] = await collect(lastDays(0));
    const { rules } = account.connection;
    const read = insights.read(parseJson(page?.records[0]?.raw ?? new Uint8Array()), {
      currency: 'INR',
      timezone: 'Asia/Tokyo',
      rules,
    });
    expect(read).toMatchObject({
      ok: true,
      value: { currency, spend: 12_345, conversions: 2, conversionValue: 4001 },
    });
  });
});

describe('cursors', () => {
  test('a cursor that has ended begins its window anew, once', async () => {
    account.sandbox.state.bears.rows = 50;
    fill(28);
    const [first] = await collect(lastDays(27));
    account.sandbox.state.epoch += 1;
    expect(idsOf(await collect(lastDays(27), first?.checkpoint ?? null))).toHaveLength(56);
    expect(account.notices.join()).toContain('Meta lost the place');
  });
});

describe('too much at once', () => {
  test('fewer rows first, then fewer days', async () => {
    fill(61);
    account.sandbox.state.bears = { rows: 30, days: 10, reportDays: 0 };
    const ids = idsOf(await collect(lastDays(60)));
    expect(new Set(ids).size).toBe(122);
    expect(asked('limit').slice(0, 3)).toEqual(['100', '50', '25']);
    expect(account.sandbox.state.reports.size).toBe(0);
    expect(time.waits).toEqual([]);
  });

  test('a report where even one day is too much, of fewer days where it fails', async () => {
    fill(61);
    account.sandbox.state.bears = { rows: 500, days: 0, reportDays: 20 };
    const found = await collect(lastDays(60));
    expect(new Set(idsOf(found)).size).toBe(122);
    expect(account.notices).toContain('Meta prepares a report: 40 %');
    const rest = await collect(lastDays(60), found[0]?.checkpoint ?? null);
    expect([...idsOf(found.slice(0, 1)), ...idsOf(rest)]).toEqual(idsOf(found));
  });

  test('a report that never ends is given up, and the run is tried later', async () => {
    fill(1);
    account.sandbox.state.bears = { rows: 500, days: 0, reportDays: 20 };
    const body = { async_status: 'Job Not Started', async_percent_completion: 0 };
    const match = /^\/v25\.0\/\d+$/;
    account.sandbox.server.faults.add({ kind: 'answer', status: 200, times: 999, match, body });
    await expect(collect(lastDays(0))).rejects.toThrow(/takes too long .*Job Not Started/);
    expect(time.at - noon).toBeGreaterThan(5 * 60_000);
    expect(time.at - noon).toBeLessThan(6 * 60_000);
  });

  test('a report that is gone after a crash is made again', async () => {
    fill(61);
    account.sandbox.state.bears = { rows: 500, days: 0, reportDays: 90 };
    const found = await collect(lastDays(60));
    const half = { ...found[0]?.checkpoint, from: '2026-05-02', report: '7', after: 'MQ==' };
    expect(new Set(idsOf(await collect(lastDays(60), half))).size).toBe(122);
  });
});

describe('refusals', () => {
  test.each([
    ['EAAExpired', AuthError, /has expired: reconnect/],
    ['EAARevoked', AuthError, /password was changed: reconnect/],
    ['EAAUnpermitted', AccessError, /ads_read/],
  ])('%s', async (accessToken, type, message) => {
    account.connection.credentials['accessToken'] = accessToken;
    const failed = await collect(lastDays(1)).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(type);
    expect((failed as Error).message).toMatch(message);
    expect(account.sandbox.server.requests).toHaveLength(1);
  });

  test('another account', async () => {
    account.connection.settings['adAccountId'] = '5';
    await expect(collect(lastDays(1))).rejects.toThrow(FatalError);
  });

  test('a passing trouble, a broken connection and half an answer are tried again', async () => {
    fill(1);
    const { faults } = account.sandbox.server;
    faults.add(toFault(toMetaError(2, 'Service temporarily unavailable', { transient: true })));
    faults.add({ kind: 'reset' });
    faults.add({ kind: 'truncate' });
    faults.add({ kind: 'answer', status: 502, body: '<html>Bad gateway</html>' });
    expect(idsOf(await collect(lastDays(0)))).toHaveLength(2);
  });

  test('a limit waits the minutes it tells; a longer one is left to the job', async () => {
    const { faults } = account.sandbox.server;
    faults.add(toFault(refusals.limited, { headers: toUsageHeaders(100, 3) }));
    await collect(lastDays(0));
    expect(time.waits).toEqual([180_000]);
    expect(account.notices).toContain('Rate limited, resuming in 180 s');
    faults.add(toFault(refusals.limited, { headers: toUsageHeaders(100, 45) }));
    const failed = await collect(lastDays(0)).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(RetryableError);
    expect(failed).toMatchObject({ afterMs: 45 * 60_000 });
  });

  test('slower above 75 % of the allowance, a pause above 95 %', async () => {
    account.sandbox.state.usage = { percent: 85, minutes: 0 };
    await collect(lastDays(40));
    expect(time.waits).toEqual([2500]);
    account.sandbox.state.usage = { percent: 99, minutes: 4 };
    await collect(lastDays(40));
    expect(time.waits).toEqual([2500, 240_000]);
    account.sandbox.state.usage = { percent: 99, minutes: 40 };
    await expect(collect(lastDays(40))).rejects.toThrow('no calls left');
  });
});

describe('the account', () => {
  test('whose it is', async () => {
    expect(await fetchIdentity(account.context)).toEqual({
      account: '212551616838260',
      name: 'Sandbox ads',
      currency: 'INR',
      timezone: 'Asia/Kolkata',
    });
  });

  test('one line per check', async () => {
    const checks = await checkAccount(account.context);
    expect(checks.map(({ check, ok }) => [check, ok])).toEqual([
      ['token', true],
      ['account', true],
      ['permission', true],
    ]);
  });

  test.each([
    ['token', false, { accessToken: 'EAAExpired' }, {}],
    ['permission', false, { accessToken: 'EAAUnpermitted' }, {}],
    ['account', false, {}, { adAccountId: '5' }],
  ])('%s fails by name', async (check, ok, credentials, settings) => {
    Object.assign(account.connection.credentials, credentials);
    Object.assign(account.connection.settings, settings);
    expect(await checkAccount(account.context)).toContainEqual(
      expect.objectContaining({ check, ok }),
    );
  });

  test('a stopped account says so', async () => {
    account.sandbox.state.account.status = 101;
    expect((await checkAccount(account.context))[1]).toMatchObject({
      check: 'account',
      ok: false,
      message: 'Sandbox ads is closed: see it in Ads Manager',
    });
  });
});
