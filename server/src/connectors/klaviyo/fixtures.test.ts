import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { defaultRules } from '../../domain/rules.ts';
import { parseJson } from '../../lib/json.ts';
import { isTimeZone } from '../../domain/timeZone.ts';
import { classify } from './fetch/verdict.ts';
import { toAdDay } from './mapper/mapper.adDay.ts';
import { cutRows } from './rows/cutRows.ts';
import { attributesOf, toAggregateCells, toSeriesCells, toTotalCells } from './rows/readCells.ts';
import type { Sources } from './rows/rowTypes.ts';

const read = (name: string): unknown =>
  parseJson(readFileSync(join(import.meta.dirname, 'fixtures', name)));
const message = '01GMRWDSA0ARTAKE1SFX8JGXAZ';

/** Bodies of the documentation, through everything but the network. */
describe('published bodies', () => {
  const source = {
    type: 'campaign' as const,
    id: '01GMRWDSA0ARTAKE1SFX8JGXAY',
    name: 'July sale',
    status: 'Sent',
    archived: false,
    channel: 'sms',
    sendDay: '2026-07-02',
  };
  const sources: Sources = { campaigns: new Map([[message, source]]), flows: new Map() };
  const account = { id: 'AbC123', timezone: 'Asia/Kolkata', preferred_currency: 'USD' };
  const cells = {
    aggregates: toAggregateCells(attributesOf(read('metric-aggregate.json')), 'Asia/Kolkata'),
    campaigns: toTotalCells(attributesOf(read('campaign-values-report.json'))),
    flows: toSeriesCells(attributesOf(read('flow-series-report.json')), 'Asia/Kolkata'),
  };
  const span = { since: '2026-07-01', until: '2026-07-02' };
  const { rows } = cutRows(cells, account, sources, span);
  const context = { currency: 'INR', timezone: 'UTC', rules: defaultRules };
  const days = rows.map((row) => toAdDay(row, context));

  test('make one row per message and day; what belongs to no message makes none', () => {
    expect(rows.map(({ id }) => id)).toEqual([
      '01GMRWDSA0-2026-07-01',
      `${message}-2026-07-01`,
      `${message}-2026-07-02`,
    ]);
  });

  test('an order day has what was earned, the day it was sent what it cost', () => {
    const told = {
      accountId: 'AbC123',
      campaignName: 'July sale',
      channel: 'sms',
      currency: 'USD',
    };
    expect(days.slice(1)).toMatchObject([
      { ok: true, value: { ...told, conversions: 2, conversionValue: 199_80, spend: 0 } },
      { ok: true, value: { ...told, conversions: 0, delivered: 100, reach: 102, spend: 153 } },
    ]);
  });

  test('a flow nobody lists goes by its id', () => {
    expect(days[0]).toMatchObject({
      value: { campaignId: 'XVTP5Q', campaignName: 'XVTP5Q', impressions: 5, spend: null },
    });
  });

  test('Klaviyo names its zones by old names too', () => {
    const body = read('accounts.json') as { data: { attributes: { timezone: string } }[] };
    expect(isTimeZone(body.data[0]?.attributes.timezone ?? '')).toBe(true);
  });

  test('an error says its code and place, and never its text', () => {
    const verdict = classify({ status: 400, headers: {}, body: read('error.json') });
    expect(verdict).toMatchObject({
      error: {
        name: 'FatalError',
        message: 'Klaviyo answered 400 with an error (invalid) at filter',
      },
    });
  });
});
