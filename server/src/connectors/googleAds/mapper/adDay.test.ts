import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { exponentOf, formatMoney } from '../../../domain/money.ts';
import { defaultRules } from '../../../domain/rules.ts';
import { parseJson } from '../../../lib/json.ts';
import { dayOf } from '../../kit/days/rowKey.ts';
import { glanceCampaignDay } from '../glance.ts';
import { toAdDay } from './adDay.ts';
import { majorToMinor, microsToMinor } from './amounts.ts';

type Row = Record<string, Record<string, unknown>>;

const context = { currency: 'USD', timezone: 'Europe/London', rules: defaultRules };
const file = join(import.meta.dirname, '../fixtures/searchStream.json');
const [chunk] = parseJson(readFileSync(file)) as { results: Row[] }[];
const row = chunk?.results[0] ?? {};

/** The published row with some fields of some parts changed. */
function change(changes: Record<string, unknown>): unknown {
  const parts = Object.entries(changes).map(([name, value]) => [
    name,
    value !== null && typeof value === 'object' ? { ...row[name], ...value } : value,
  ]);
  return { ...row, ...Object.fromEntries(parts) };
}

function read(changes: Record<string, unknown> = {}) {
  const result = toAdDay(change(changes), context);
  if (!result.ok) throw new Error(JSON.stringify(result.issues));
  return result.value;
}

function fieldsOf(changes: Record<string, unknown>): string[] {
  const result = toAdDay(change(changes), context);
  return result.ok ? [] : result.issues.map(({ field }) => field);
}

test('the published row', () => {
  expect(read()).toEqual({
    accountId: '1781900691',
    campaignId: '24027360183',
    campaignName: 'Brand',
    channel: 'ads',
    campaignStatus: 'active',
    date: '2026-07-01',
    timezone: 'Asia/Kolkata',
    currency: 'INR',
    spend: 12345,
    impressions: 410,
    clicks: 12,
    reach: null,
    delivered: null,
    conversions: 1.5,
    conversionValue: 249950,
  });
});

test('its glance: keyed by campaign and day, of the day’s own version', () => {
  expect(glanceCampaignDay(row)).toEqual({
    externalId: '24027360183-2026-07-01',
    sourceVersion: new Date('2026-07-01T00:00:00Z'),
    deleted: false,
    complete: true,
    marks: [],
    summary: { campaign: 'Brand', date: '2026-07-01' },
  });
  expect(dayOf(glanceCampaignDay(row).externalId)).toBe('2026-07-01');
});

test.each([
  ['no campaign', { campaign: null }],
  ['no campaign id', { campaign: { id: '' } }],
  ['no segments', { segments: null }],
  ['a day that is none', { segments: { date: '2026-02-30' } }],
])('%s: no key', (_name, changes) => {
  expect(() => glanceCampaignDay(change(changes))).toThrow('no campaign.id or no segments.date');
});

describe('cost: millionths in the account’s currency, rounded half up once', () => {
  test.each([
    ['INR', '123450000', 12345],
    ['INR', '4999', 0],
    ['INR', '5000', 1],
    ['INR', '1234567', 123],
    ['JPY', '1499999', 1],
    ['JPY', '1500000', 2],
    ['KWD', '1234500', 1235],
    ['KWD', '1234499', 1234],
    ['USD', '-5000', -1],
    ['USD', '-4999', 0],
    ['USD', '90071992547409910000', 9007199254740991],
  ])('%s %s', (currencyCode, costMicros, minor) => {
    const { spend } = read({ customer: { currencyCode }, metrics: { costMicros } });
    expect(spend).toBe(minor);
    expect(Object.is(spend, -0)).toBe(false);
  });

  test.each(['1.5', 'many', '', true, {}, '900719925474099200000000'])(
    '%j is an issue',
    (costMicros) => {
      expect(fieldsOf({ metrics: { costMicros } })).toEqual(['metrics.costMicros']);
    },
  );

  test('an unknown currency is one issue', () => {
    expect(fieldsOf({ customer: { currencyCode: 'XQZ' } })).toEqual(['customer.currencyCode']);
  });
});

describe('what conversions were worth: a double in major units', () => {
  test.each([
    ['INR', 2499.5, 249950],
    ['INR', 1.005, 101],
    ['INR', 1e-7, 0],
    ['JPY', 2499.5, 2500],
    ['KWD', 2.0005, 2001],
    ['INR', '2499.50000000000000001', 249950],
    ['INR', '1.25e+3', 125000],
  ])('%s %p', (currencyCode, conversionsValue, minor) => {
    const changes = { customer: { currencyCode }, metrics: { conversionsValue } };
    expect(read(changes).conversionValue).toBe(minor);
  });

  test.each([1e21, 'NaN', '-', '1e99'])('%p is an issue', (conversionsValue) => {
    expect(fieldsOf({ metrics: { conversionsValue } })).toEqual(['metrics.conversionsValue']);
  });
});

describe('what Google leaves out', () => {
  test('metrics are 0, all of them too', () => {
    const none = { spend: 0, impressions: 0, clicks: 0, conversions: 0, conversionValue: 0 };
    expect(read({ metrics: null })).toMatchObject(none);
    expect(read({ metrics: { costMicros: undefined } }).spend).toBe(0);
  });

  test('zone and currency are the account’s, the name is the id', () => {
    const bare = read({
      customer: { timeZone: undefined, currencyCode: undefined },
      campaign: { name: undefined },
    });
    expect(bare).toMatchObject({ timezone: 'Europe/London', currency: 'USD' });
    expect(bare.campaignName).toBe('24027360183');
  });
});

test.each([
  ['ENABLED', 'active'],
  ['PAUSED', 'paused'],
  ['REMOVED', 'archived'],
  ['UNKNOWN', null],
  [undefined, null],
])('status %s is %s', (status, expected) => {
  expect(read({ campaign: { status } }).campaignStatus).toBe(expected);
});

test('ids beyond 2^53 keep every digit, as text and as a number of the wire', () => {
  const text = JSON.stringify(row).replace('"24027360183"}', '9007199254740993123}');
  const result = toAdDay(parseJson(Buffer.from(text)), context);
  expect(result.ok && result.value.campaignId).toBe('9007199254740993123');
});

test.each([
  [{ metrics: { impressions: '1.5' } }, ['metrics.impressions']],
  [{ metrics: { clicks: -1 } }, ['metrics.clicks']],
  [{ metrics: { conversions: -0.5 } }, ['metrics.conversions']],
  [{ metrics: 'none' }, ['metrics']],
  [{ customer: { id: null } }, ['customer.id']],
  [{ campaign: { name: 7 } }, ['campaign.name']],
  [{ segments: { date: null } }, ['segments.date']],
])('%j names the field', (changes, fields) => {
  expect(fieldsOf(changes)).toEqual(fields);
});

describe('for every amount', () => {
  const currencies = fc.constantFrom('INR', 'JPY', 'KWD');
  const amounts = fc.integer({ min: -(10 ** 12), max: 10 ** 12 });

  test('millionths that are whole minor units come back', () => {
    fc.assert(
      fc.property(amounts, currencies, (minor, currency) => {
        const micros = BigInt(minor) * 10n ** BigInt(6 - exponentOf(currency));
        expect(microsToMinor(String(micros), currency)).toBe(minor);
        expect(majorToMinor(formatMoney(minor, currency), currency)).toBe(minor);
      }),
    );
  });

  test('rounding is never more than half a unit away', () => {
    fc.assert(
      fc.property(fc.bigInt(-(10n ** 15n), 10n ** 15n), currencies, (micros, currency) => {
        const unit = 10n ** BigInt(6 - exponentOf(currency));
        const minor = microsToMinor(String(micros), currency) ?? Number.NaN;
        const off = BigInt(minor) * unit - micros;
        expect((off < 0n ? -off : off) * 2n <= unit).toBe(true);
      }),
    );
  });
});
