import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { formatMoney } from '../../../domain/money.ts';
import { defaultRules } from '../../../domain/rules.ts';
import { dayOf } from '../../kit/days/rowKey.ts';
import { glanceInsight } from '../glance.ts';
import { toAdDay } from './adDay.ts';
import { roundMoney } from './amounts.ts';

const context = { currency: 'INR', timezone: 'Asia/Kolkata', rules: defaultRules };
const fixture = JSON.parse(
  readFileSync(join(import.meta.dirname, '../fixtures/insights.json'), 'utf8'),
) as { data: Record<string, unknown>[] };
const row = fixture.data[0] ?? {};

function read(changes: Record<string, unknown> = {}) {
  const result = toAdDay({ ...row, ...changes }, context);
  if (!result.ok) throw new Error(JSON.stringify(result.issues));
  return result.value;
}

function fieldsOf(changes: Record<string, unknown>): string[] {
  const result = toAdDay({ ...row, ...changes }, context);
  return result.ok ? [] : result.issues.map(({ field }) => field);
}

test('the published row', () => {
  expect(read()).toEqual({
    accountId: '212551616838260',
    campaignId: '23846765228240398',
    campaignName: 'Focus Sales',
    channel: 'ads',
    campaignStatus: null,
    date: '2026-07-01',
    timezone: 'Asia/Kolkata',
    currency: 'USD',
    spend: 10050,
    impressions: 1000,
    clicks: 50,
    reach: 900,
    delivered: null,
    conversions: 3,
    conversionValue: 1200000,
  });
});

test('its glance: keyed by campaign and day, of the day’s own version', () => {
  expect(glanceInsight(row)).toEqual({
    externalId: '23846765228240398-2026-07-01',
    sourceVersion: new Date('2026-07-01T00:00:00Z'),
    deleted: false,
    complete: true,
    marks: [],
    summary: { campaign: 'Focus Sales', date: '2026-07-01' },
  });
  expect(dayOf(glanceInsight(row).externalId)).toBe('2026-07-01');
});

test.each([
  ['no campaign', { campaign_id: undefined }],
  ['no day', { date_start: undefined }],
  ['a day that is none', { date_start: '2026-02-30' }],
  ['an id a double has rounded', { campaign_id: 2 ** 60 }],
])('%s: no key', (_name, changes) => {
  expect(() => glanceInsight({ ...row, ...changes })).toThrow('no campaign id or no day');
});

describe('money in the account’s currency', () => {
  test.each([
    ['INR', '2000.5', 200050],
    ['JPY', '1234', 1234],
    ['JPY', '1234.00', 1234],
    ['KWD', '1.234', 1234],
    ['KWD', '12', 12000],
    ['INR', '-3.10', -310],
    ['USD', 12.34, 1234],
  ])('%s %s', (account_currency, spend, minor) => {
    expect(read({ account_currency, spend }).spend).toBe(minor);
  });

  test('without a currency of its own the row is in the account’s', () => {
    expect(read({ account_currency: undefined }).currency).toBe('INR');
  });

  test('no spend is none', () => {
    expect(read({ spend: undefined }).spend).toBe(0);
  });

  test.each([
    ['an unknown currency, once', { account_currency: 'XQZ' }, ['account_currency']],
    ['more decimals than the currency has', { spend: '1.005' }, ['spend']],
    ['no amount', { spend: '-' }, ['spend']],
    ['beyond what is exact', { spend: '99999999999999999' }, ['spend']],
  ])('%s is an issue', (_name, changes, fields) => {
    expect(fieldsOf(changes)).toEqual(fields);
  });
});

describe('purchases: one type is chosen, none are added up', () => {
  const of = (...pairs: [string, string][]) =>
    pairs.map(([action_type, value]) => ({ action_type, value }));

  test.each([
    ['omni before purchase', of(['purchase', '2'], ['omni_purchase', '5']), 5],
    ['purchase alone', of(['link_click', '40'], ['purchase', '2']), 2],
    ['only the pixel’s', of(['offsite_conversion.fb_pixel_purchase', '2']), 0],
    ['fractions', of(['omni_purchase', '1.5']), 1.5],
    ['an empty list', [], 0],
    ['none at all', undefined, 0],
  ])('%s', (_name, actions, conversions) => {
    expect(read({ actions }).conversions).toBe(conversions);
  });

  test('their worth is rounded half up where Meta has more decimals', () => {
    const worth = (value: string) => read({ action_values: of(['omni_purchase', value]) });
    expect(worth('10.005').conversionValue).toBe(1001);
    expect(worth('10.0049').conversionValue).toBe(1000);
    expect(worth('-10.005').conversionValue).toBe(-1001);
  });

  test.each([
    [{ actions: 'many' }, ['actions']],
    [{ actions: [7] }, ['actions[0]']],
    [{ actions: of(['omni_purchase', 'x']) }, ['actions[0].value']],
    [{ actions: [{ action_type: 'purchase' }] }, ['actions[0].value']],
    [{ action_values: of(['purchase', '']) }, ['action_values[0].value']],
  ])('%j names the field', (changes, fields) => {
    expect(fieldsOf(changes)).toEqual(fields);
  });
});

test.each([
  [{ impressions: '1.5' }, ['impressions']],
  [{ clicks: '-1' }, ['clicks']],
  [{ reach: 'many' }, ['reach']],
  [{ account_id: undefined }, ['account_id']],
  [{ date_stop: '2026-07-28' }, ['date_stop']],
  [{ campaign_name: 5 }, ['campaign_name']],
])('%j names the field', (changes, fields) => {
  expect(fieldsOf(changes)).toEqual(fields);
});

test('what is not told: counts are 0, reach is unknown, the name is the id', () => {
  const bare = read({
    impressions: undefined,
    clicks: undefined,
    reach: undefined,
    campaign_name: undefined,
  });
  expect(bare).toMatchObject({ impressions: 0, clicks: 0, reach: null });
  expect(bare.campaignName).toBe(bare.campaignId);
});

test('every amount of every currency comes back as it was written', () => {
  const currencies = fc.constantFrom('INR', 'JPY', 'KWD');
  const amounts = fc.integer({ min: -(10 ** 12), max: 10 ** 12 });
  fc.assert(
    fc.property(amounts, currencies, fc.nat({ max: 4 }), (minor, account_currency, extra) => {
      const text = formatMoney(minor, account_currency);
      expect(read({ spend: text, account_currency }).spend).toBe(minor);
      const longer = `${text}${text.includes('.') ? '' : '.'}${'0'.repeat(extra)}4`;
      expect(roundMoney(longer, account_currency)).toEqual({ ok: true, minor });
    }),
  );
});
