import { describe, expect, test } from '@jest/globals';
import { defaultRules } from '../../../domain/rules.ts';
import { glanceRow } from '../glance.ts';
import { toAdDay } from './mapper.adDay.ts';

const context = { currency: 'USD', timezone: 'America/New_York', rules: defaultRules };

const row = {
  id: '01M-2026-07-01',
  date: '2026-07-01',
  message: '01M',
  account: { id: 'AbC123', timezone: 'Asia/Kolkata', preferred_currency: 'INR' },
  source: {
    type: 'campaign',
    id: '01C',
    name: 'newsletter',
    status: 'Sent',
    archived: false,
    channel: 'email',
  },
  aggregates: [{ dimensions: ['01M', '', 'email'], count: 2, sum_value: 199.8 }],
  reports: [
    {
      groupings: { campaign_id: '01C', campaign_message_id: '01M', send_channel: 'email' },
      statistics: { recipients: 102, delivered: 100, opens: 40, clicks: 7, text_message_spend: 0 },
    },
  ],
};

const valueOf = (body: unknown) => {
  const read = toAdDay(body, context);
  if (!read.ok) throw new Error(JSON.stringify(read.issues));
  return read.value;
};
const fieldsOf = (body: unknown): string[] => {
  const read = toAdDay(body, context);
  return read.ok ? [] : read.issues.map(({ field }) => field);
};

describe('the day of a message', () => {
  test('is read whole', () => {
    expect(valueOf(row)).toEqual({
      accountId: 'AbC123',
      campaignId: '01C',
      campaignName: 'newsletter',
      channel: 'email',
      campaignStatus: null,
      date: '2026-07-01',
      timezone: 'Asia/Kolkata',
      currency: 'INR',
      spend: null,
      impressions: 40,
      clicks: 7,
      reach: 102,
      delivered: 100,
      conversions: 2,
      conversionValue: 199_80,
    });
  });

  test('only text messages have a cost: what the report says, nothing on other days', () => {
    const [report] = row.reports;
    const sms = { ...row, source: { ...row.source, channel: 'sms' } };
    const paid = { ...report, statistics: { ...report?.statistics, text_message_spend: 1.53 } };
    expect(valueOf({ ...sms, reports: [paid] }).spend).toBe(153);
    expect(valueOf({ ...sms, reports: [] })).toMatchObject({ spend: 0, delivered: 0, reach: null });
    expect(valueOf({ ...row, reports: [paid] }).spend).toBeNull();
  });

  test.each([
    ['whatsapp', 'sms'],
    ['mobile_push', 'push'],
    ['push-notification', 'push'],
    ['EMAIL', 'email'],
  ])('channel %s', (name, channel) => {
    expect(valueOf({ ...row, source: { ...row.source, channel: name } }).channel).toBe(channel);
  });

  test('a flow: channel of the attribution, name and status of the flow', () => {
    const flow = { type: 'flow', id: 'F1', name: 'Abandoned cart', status: 'live', channel: null };
    const aggregates = [{ dimensions: ['M9', 'F1', 'sms'], count: 1, sum_value: '10.5' }];
    expect(valueOf({ ...row, message: 'M9', source: flow, aggregates, reports: [] })).toMatchObject(
      {
        campaignId: 'F1',
        campaignName: 'Abandoned cart',
        campaignStatus: 'active',
        channel: 'sms',
        conversionValue: 10_50,
      },
    );
  });

  test('a message of nobody goes by its own id, parts of one day are summed', () => {
    const aggregates = [
      { dimensions: ['01M', '', 'email'], count: 1, sum_value: 0.1 },
      { dimensions: ['01M', '', ''], count: 1, sum_value: 0.2 },
    ];
    expect(valueOf({ ...row, source: null, aggregates, reports: [] })).toMatchObject({
      campaignId: '01M',
      campaignName: '01M',
      conversions: 2,
      conversionValue: 30,
    });
  });

  test.each([
    ['live', 'active'],
    ['draft', 'paused'],
    ['Sending', 'active'],
    ['Sent', null],
    [7, null],
  ])('status %s', (status, expected) => {
    expect(valueOf({ ...row, source: { ...row.source, status } }).campaignStatus).toBe(expected);
    const archived = { ...row.source, status, archived: true };
    expect(valueOf({ ...row, source: archived }).campaignStatus).toBe('archived');
  });

  test('currencies without cents, and with three', () => {
    const of = (preferred_currency: string) =>
      valueOf({ ...row, account: { ...row.account, preferred_currency } }).conversionValue;
    expect([of('JPY'), of('KWD'), of('')]).toEqual([200, 199_800, 199_80]);
  });

  test.each<[string, unknown, string[]]>([
    ['no object', [], ['']],
    ['no account', { ...row, account: null }, ['account.id']],
    ['no date', { ...row, date: '2026-02-28T' }, ['date']],
    ['a day no calendar has', { ...row, date: '2026-02-30' }, ['date']],
    ['no channel', { ...row, source: null, aggregates: [], reports: [] }, ['source.channel']],
    [
      'a word',
      { ...row, aggregates: [{ ...row.aggregates[0], sum_value: '-' }] },
      ['aggregates[0].sum_value'],
    ],
    [
      'less than none',
      { ...row, aggregates: [{ ...row.aggregates[0], count: -1 }] },
      ['aggregates.count'],
    ],
    [
      'no currency',
      { ...row, account: { id: 'a', preferred_currency: 'ZZZ' } },
      ['aggregates.sum_value'],
    ],
  ])('%s is an issue', (_name, body, fields) => {
    expect(fieldsOf(body)).toEqual(fields);
  });
});

test('the glance: the day is the version, no more than names in the summary', () => {
  expect(glanceRow(row)).toEqual({
    externalId: '01M-2026-07-01',
    sourceVersion: new Date('2026-07-01T00:00:00Z'),
    deleted: false,
    complete: true,
    marks: [],
    summary: { title: 'newsletter', channel: 'email', date: '2026-07-01' },
  });
  expect(() => glanceRow({ date: '2026-07-01' })).toThrow('no id');
});
