import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { AccessError, FatalError, RetryableError } from '../../../lib/errors.ts';
import type { FetchRange } from '../../kit/types.ts';
import { collectPages, figuresOf, rowsOf } from '../sandbox/collect.ts';
import { openTestAccount, type TestAccount, toCampaign } from '../sandbox/harness.ts';
import type { SandboxOrder } from '../sandbox/state.ts';
import { fetchRow } from './pages.ts';

const at = (text: string): Date => new Date(text);
const order = (messageId: string | null, time: string, minor = 199_80): SandboxOrder => ({
  messageId,
  at: at(time),
  minor,
});
const july: FetchRange = { from: at('2026-07-01T00:00:00Z'), to: at('2026-07-10T00:00:00Z') };
const send = { recipients: 0, delivered: 0, opens: 0, clicks: 0, spendMinor: 0 };

let account: TestAccount;
beforeEach(async () => {
  account = await openTestAccount();
  account.state.campaigns = [toCampaign('01A', at('2026-07-01T05:00:00Z'), { name: 'newsletter' })];
});
afterEach(() => account.sandbox.close());

describe('what a message brought', () => {
  test('by day of the company, which is ahead of UTC; what belongs to no message is left out', async () => {
    account.state.orders = [
      order('01Am', '2026-07-01T18:29:59Z'),
      order('01Am', '2026-07-01T18:30:00Z'),
      order('01Am', '2026-07-02T10:00:00Z', 100_00),
      order(null, '2026-07-02T10:00:00Z'),
    ];
    const pages = await collectPages(account.context, july);
    expect(figuresOf(pages)).toEqual(['01Am-2026-07-01 1×199.8', '01Am-2026-07-02 2×299.8']);
    expect(rowsOf(pages)[0]).toMatchObject({
      account: { id: 'AbC123', timezone: 'Asia/Kolkata', preferred_currency: 'INR' },
      source: { type: 'campaign', id: '01A', name: 'newsletter', channel: 'email' },
    });
    expect(rowsOf(pages)[0]?.source).not.toHaveProperty('sendDay');
  });

  test('a day of 23 and one of 25 hours', async () => {
    Object.assign(account.state, { timezone: 'America/New_York' });
    account.connection.timezone = 'America/New_York';
    account.state.orders = [
      order('01Am', '2026-03-08T04:59:59Z'),
      order('01Am', '2026-03-08T05:00:00Z'),
      order('01Am', '2026-03-09T03:59:59Z'),
      order('01Am', '2026-03-09T04:00:00Z'),
      order('01Am', '2026-11-02T04:59:59Z'),
    ];
    const range = { from: at('2026-03-07T12:00:00Z'), to: at('2026-11-02T12:00:00Z') };
    expect(figuresOf(await collectPages(account.context, range))).toEqual([
      '01Am-2026-03-07 1×199.8',
      '01Am-2026-03-08 2×399.6',
      '01Am-2026-03-09 1×199.8',
      '01Am-2026-11-01 1×199.8',
    ]);
  });

  test('days that are told anew come with their day as version, days that vanished do not come', async () => {
    account.state.orders = [
      order('01Am', '2026-07-01T06:00:00Z'),
      order('01Am', '2026-07-03T06:00:00Z'),
    ];
    const first = await collectPages(account.context, july);
    account.state.orders = [
      order('01Am', '2026-07-01T06:00:00Z'),
      order('01Am', '2026-07-01T07:00:00Z'),
    ];
    const second = await collectPages(account.context, july);
    expect(figuresOf(first)).toEqual(['01Am-2026-07-01 1×199.8', '01Am-2026-07-03 1×199.8']);
    expect(figuresOf(second)).toEqual(['01Am-2026-07-01 2×399.6']);
    expect(second[0]?.records[0]?.glance.sourceVersion).toEqual(at('2026-07-01T00:00:00Z'));
  });

  test('only messages without any order: nothing to tell, and no error', async () => {
    expect(await collectPages(account.context, july)).toEqual([]);
  });

  test('a flow and its message', async () => {
    account.state.flows = [
      {
        id: 'F1',
        name: 'Abandoned cart',
        status: 'live',
        archived: false,
        messages: [{ id: 'Fm', channel: 'sms' }],
      },
    ];
    account.state.orders = [order('Fm', '2026-07-02T06:00:00Z')];
    account.state.sends = [
      { ...send, messageId: 'Fm', at: at('2026-07-02T05:00:00Z'), recipients: 9, spendMinor: 2_25 },
      { ...send, messageId: 'Fm', at: at('2026-07-04T05:00:00Z'), recipients: 7, spendMinor: 1_75 },
    ];
    expect(rowsOf(await collectPages(account.context, july))).toMatchObject([
      {
        id: 'Fm-2026-07-02',
        source: { type: 'flow', name: 'Abandoned cart', status: 'live' },
        aggregates: [{ dimensions: ['Fm', 'F1', 'sms'] }],
        reports: [{ statistics: { recipients: 9, text_message_spend: 2.25 } }],
      },
      { id: 'Fm-2026-07-04', aggregates: [], reports: [{ statistics: { recipients: 7 } }] },
    ]);
  });

  test("a campaign's report belongs to the day it was sent, also where nobody ordered", async () => {
    account.state.campaigns.push(toCampaign('01S', at('2026-07-03T20:00:00Z'), { channel: 'sms' }));
    account.state.orders = [order('01Sm', '2026-07-05T06:00:00Z')];
    account.state.sends = [
      {
        ...send,
        messageId: '01Sm',
        at: at('2026-07-03T20:00:00Z'),
        delivered: 98,
        spendMinor: 24_50,
      },
    ];
    expect(rowsOf(await collectPages(account.context, july))).toMatchObject([
      {
        id: '01Sm-2026-07-04',
        reports: [{ statistics: { delivered: 98, text_message_spend: 24.5 } }],
      },
      { id: '01Sm-2026-07-05', reports: [] },
    ]);
  });

  test('a report without a day to put it on is told of', async () => {
    account.state.sends = [{ ...send, messageId: '01Am', at: at('2026-07-03T20:00:00Z') }];
    account.state.campaigns = [toCampaign('01A', at('2026-07-03T20:00:00Z'), { sentAt: null })];
    expect(await collectPages(account.context, july)).toEqual([]);
    expect(account.notices.join()).toContain('1 messages without a send time');
  });
});

describe('pages and cursors', () => {
  test('lists, matrix and reports are read to their last page', async () => {
    const ids = Array.from({ length: 620 }, (_, index) => `0${1000 + index}`);
    account.state.campaigns = ids.map((id) => toCampaign(id, at('2026-07-02T05:00:00Z')));
    account.state.orders = ids.map((id) => order(`${id}m`, '2026-07-02T06:00:00Z'));
    account.state.sends = ids.map((id) => ({
      ...send,
      messageId: `${id}m`,
      at: at('2026-07-02T05:00:00Z'),
    }));
    const pages = await collectPages(account.context, july);
    expect(pages.map(({ records }) => records.length)).toEqual([500, 120]);
    const rows = rowsOf(pages);
    expect(rows.every(({ source, reports }) => source !== null && reports.length === 1)).toBe(true);
    const cursors = account.sandbox.requests.filter(
      ({ query }) => query['page[cursor]'] ?? query['page_cursor'],
    );
    expect(cursors.length).toBe(6 + 6);
  });

  test('after a crash behind any page: nothing lost, nothing twice, also once a day has passed', async () => {
    const days = Array.from(
      { length: 130 },
      (_, index) => new Date(Date.now() - (index + 1) * 86_400_000),
    );
    account.state.orders = days.map((day) => ({ messageId: '01Am', at: day, minor: 100 }));
    const pages = await collectPages(account.context);
    const all = pages.flatMap(({ records }) => records.map(({ glance }) => glance.externalId));
    for (const [index, page] of pages.entries()) {
      const saved = JSON.parse(JSON.stringify(page.checkpoint)) as Record<string, unknown>;
      const later = { from: new Date(Date.now() - 330 * 86_400_000), to: null };
      for (const range of [{ from: null, to: null }, later]) {
        const rest = await collectPages(account.context, range, saved);
        const ids = [...pages.slice(0, index + 1), ...rest].flatMap(({ records }) =>
          records.map(({ glance }) => glance.externalId),
        );
        expect(ids.sort()).toEqual([...all].sort());
      }
    }
  });

  test('one row by its id is the row of the page', async () => {
    account.state.orders = [order('01Am', '2026-07-01T06:00:00Z')];
    account.state.sends = [
      { ...send, messageId: '01Am', at: at('2026-07-01T05:00:00Z'), opens: 3 },
    ];
    const [page] = await collectPages(account.context, july);
    expect(await fetchRow(account.context, '01Am-2026-07-01')).toEqual(page?.records[0]);
    expect(await fetchRow(account.context, '01Am-2026-07-02')).toBeNull();
    expect(await fetchRow(account.context, '01Am-2026-99-99')).toBeNull();
  });
});

describe('what is asked', () => {
  test('key, revision, zone and days', async () => {
    await collectPages(account.context, july);
    const { requests } = account.sandbox;
    const [first] = requests;
    expect(first?.headers).toMatchObject({
      authorization: `Klaviyo-API-Key ${account.state.apiKey}`,
      revision: '2026-07-15',
      accept: 'application/vnd.api+json',
    });
    expect(requests.filter(({ path }) => path.endsWith('-reports'))).toHaveLength(2);
  });

  test('the shop’s own “Placed Order”, or the metric that was chosen', async () => {
    account.state.orders = [order('01Am', '2026-07-01T06:00:00Z')];
    account.connection.settings['metricId'] = 'Uw9Xyz';
    expect(await collectPages(account.context, july)).toEqual([]);
    account.connection.settings['metricId'] = '';
    expect(figuresOf(await collectPages(account.context, july))).toHaveLength(1);
    account.state.metrics = [];
    await expect(collectPages(account.context, july)).rejects.toThrow('no metric “Placed Order”');
  });
});

describe('refusals', () => {
  test('a limit of the day puts the run off, without sleeping', async () => {
    account.sandbox.faults.add({
      match: '/api/campaign-values-reports',
      kind: 'answer',
      status: 429,
      headers: { 'Retry-After': '73473' },
      body: { errors: [{ id: 'e', status: 429, code: 'throttled', title: 'x', detail: 'x' }] },
    });
    const started = Date.now();
    const error = await collectPages(account.context, july).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(RetryableError);
    expect(error).toMatchObject({ afterMs: 73_473_000 });
    expect(Date.now() - started).toBeLessThan(5000);
  });

  test('a missing permission is named', async () => {
    account.state.scopes.delete('flows:read');
    const work = collectPages(account.context, july);
    await expect(work).rejects.toThrow('Klaviyo refuses flows: the API key needs flows:read');
    await expect(collectPages(account.context, july)).rejects.toBeInstanceOf(AccessError);
  });

  test('the key of another account brings nothing in', async () => {
    account.connection.settings['accountId'] = 'Zz9999';
    await expect(collectPages(account.context, july)).rejects.toBeInstanceOf(FatalError);
  });

  test('a circle of cursors ends', async () => {
    account.sandbox.faults.add({
      match: '/api/flows',
      times: 5,
      kind: 'answer',
      status: 200,
      body: { data: [], links: { next: 'https://elsewhere.example/flows?page%5Bcursor%5D=abc' } },
    });
    await expect(collectPages(account.context, july)).rejects.toThrow('in a circle');
  });

  test('half an answer is asked for again', async () => {
    account.state.orders = [order('01Am', '2026-07-01T06:00:00Z')];
    account.sandbox.faults.add({ match: '/api/metric-aggregates', kind: 'reset' });
    expect(figuresOf(await collectPages(account.context, july))).toHaveLength(1);
  });
});
