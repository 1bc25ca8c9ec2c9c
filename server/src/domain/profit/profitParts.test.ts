import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { sumMoney } from '../money.ts';
import { createAttribution, type KnownCampaign, type PlatformLinks } from './attribution.ts';
import { findMovedDays } from './movedDays.ts';
import { createRates } from './rates.ts';
import { createUnitCosts, type UnitCost } from './skuCosts.ts';
import { computeCostOfDay, costRhythms } from './spreadCosts.ts';

describe('exchange rates', () => {
  const rates = createRates('INR', [
    { currency: 'USD', date: '2026-07-01', rate: '80' },
    { currency: 'USD', date: '2026-07-10', rate: '90.5' },
    { currency: 'KWD', date: '2026-01-01', rate: '271.35' },
    { currency: 'JPY', date: '2026-01-01', rate: '0.55' },
  ]);

  test.each([
    [10_000, 'USD', 'INR', '2026-07-05', 800_000],
    [10_000, 'USD', 'INR', '2026-07-10', 905_000],
    [1_000, 'KWD', 'INR', '2026-07-10', 27_135],
    [27_135, 'INR', 'KWD', '2026-07-10', 1_000],
    [100, 'JPY', 'INR', '2026-07-10', 5_500],
    [-333, 'JPY', 'INR', '2026-07-10', -18_315],
    [7, 'INR', 'INR', '1999-01-01', 7],
    [100, 'USD', 'INR', '2026-06-30', null],
    [100, 'EUR', 'INR', '2026-07-10', null],
  ])('%i %s in %s on %s is %s', (amount, from, to, date, result) => {
    expect(rates.convert(amount, from, to, date)).toBe(result);
  });
});

describe('unit costs', () => {
  const cost = (minor: number, from: string | null, source: UnitCost['source']): UnitCost => ({
    cost: minor,
    currency: 'INR',
    from,
    source,
  });
  const costs = createUnitCosts(
    new Map([['sku_1', [cost(100, null, 'platform'), cost(120, '2026-07-10', 'platform')]]]),
    new Map([['A-1', [cost(110, '2026-07-10', 'person')]]]),
  );
  const find = (date: string, skuCode: string | null = null) =>
    costs.find({ skuId: 'sku_1', skuCode }, date)?.cost;

  test('the one that holds on the date, a person’s before the platform’s', () => {
    expect([find('2026-07-09'), find('2026-07-10'), find('2026-07-10', ' a-1 ')]).toEqual([
      100, 120, 110,
    ]);
  });

  test('before the first known one, the first; of an unknown SKU none', () => {
    const late = createUnitCosts(new Map([['s', [cost(5, '2026-07-10', 'person')]]]), new Map());
    expect(late.find({ skuId: 's', skuCode: null }, '2026-01-01')?.cost).toBe(5);
    expect(late.find({ skuId: null, skuCode: null }, '2026-01-01')).toBeNull();
  });
});

describe('where an order came from', () => {
  const campaign = (part: Partial<KnownCampaign>): KnownCampaign => ({
    connectionId: 'con_1',
    platform: 'someAds',
    campaignId: '1',
    name: 'Festive Sale',
    channel: 'ads',
    since: '2026-01-01',
    ...part,
  });
  const known = [
    campaign({}),
    campaign({ campaignId: '2', name: 'Weekly', since: '2026-07-01' }),
    campaign({ campaignId: '3', name: 'weekly', since: '2026-07-08' }),
    campaign({ campaignId: '4', name: 'Twin', connectionId: 'con_2' }),
    campaign({ campaignId: '5', name: 'twin' }),
    campaign({ campaignId: '9', name: 'Festive Sale', platform: 'otherAds', connectionId: 'c' }),
  ];
  const links: PlatformLinks[] = [
    { platform: 'someAds', utmSources: ['some', 'so'], clickIds: ['sclid'], campaignIds: ['s_id'] },
    { platform: 'otherAds', utmSources: ['other'], clickIds: ['oclid'], campaignIds: [] },
  ];
  const find = createAttribution({ known, links });

  test.each([
    [{ source: 'some', id: '1' }, 'someAds', '1'],
    [{ source: 'SO', campaign: 'festive_sale' }, 'someAds', '1'],
    [{ source: 'other', campaign: 'festive sale' }, 'otherAds', '9'],
    [{ campaign: 'festive_sale' }, 'other', undefined],
    [{ source: 'some', campaign: 'twin' }, 'someAds', undefined],
    [{ source: 'some' }, 'someAds', undefined],
    [{ source: 'friend' }, 'other', undefined],
    [{}, 'direct', undefined],
  ])('%j is %s, campaign %s', (utm, channel, campaignId) => {
    expect(find({ utm }, '2026-07-10')).toMatchObject({ channel });
    expect(find({ utm }, '2026-07-10').campaign?.campaignId).toBe(campaignId);
  });

  test.each<[object, string[], string, string | undefined]>([
    [{}, ['s_id=4', 'sclid'], 'someAds', '4'],
    [{ source: 'some', campaign: 'weekly' }, ['s_id=4'], 'someAds', '3'],
    [{ source: 'some', campaign: 'unknown' }, ['s_id=4'], 'someAds', '4'],
    [{ source: 'other' }, ['s_id=4'], 'someAds', '4'],
    [{}, ['s_id=9'], 'direct', undefined],
    [{}, ['s_id'], 'direct', undefined],
    [{}, ['variant=4'], 'direct', undefined],
    [{}, ['page=2', 'sclid'], 'someAds', undefined],
    [{}, ['oclid=1'], 'otherAds', undefined],
    [{ source: 'friend' }, ['sclid'], 'someAds', undefined],
    [{ source: 'other' }, ['sclid'], 'otherAds', undefined],
  ])('%j marked %j is %s, campaign %s', (utm, linkMarks, channel, campaignId) => {
    const origin = find({ utm, linkMarks }, '2026-07-10');
    expect([origin.channel, origin.campaign?.campaignId]).toEqual([channel, campaignId]);
  });

  test.each([
    ['2026-06-30', undefined],
    ['2026-07-07', '2'],
    ['2026-07-08', '3'],
  ])('a newsletter that is sent again: on %s it is %s', (date, campaignId) => {
    const { campaign: found } = find({ utm: { source: 'some', campaign: 'weekly' } }, date);
    expect(found?.campaignId).toBe(campaignId);
  });
});

describe('days that belong to another campaign since campaigns changed', () => {
  const festive: KnownCampaign = {
    connectionId: 'con_1',
    platform: 'someAds',
    campaignId: '1',
    name: 'Festive Sale',
    channel: 'ads',
    since: '2026-07-01',
  };
  const weekly = { ...festive, campaignId: '2', name: 'Festive sale', since: '2026-07-08' };
  const links = [{ platform: 'someAds', utmSources: ['some'], clickIds: [], campaignIds: [] }];
  const marked = [
    { utm: { source: 'some', campaign: 'festive_sale' }, date: '2026-07-02' },
    { utm: { source: 'some', campaign: 'festive_sale' }, date: '2026-07-09' },
    { utm: { source: 'some', campaign: 'another' }, date: '2026-07-03' },
  ];
  const moved = (before: KnownCampaign[], after: KnownCampaign[]) =>
    findMovedDays(marked, { known: before, links }, { known: after, links });

  test.each([
    ['it appears', [], [festive], ['2026-07-02', '2026-07-09']],
    ['it goes', [festive], [], ['2026-07-02', '2026-07-09']],
    ['it is named anew', [festive], [{ ...festive, name: 'Festive  Sale' }], [0, 1]],
    ['it is named otherwise', [festive], [{ ...festive, name: 'Another' }], [0, 1, 2]],
    ['a second one of its name begins', [festive], [festive, weekly], ['2026-07-09']],
    ['it began earlier', [festive], [{ ...festive, since: '2026-01-01' }], []],
    ['nothing changed', [festive], [festive], []],
  ])('%s', (_, before, after, dates) => {
    const days = dates.map((date) => (typeof date === 'number' ? marked[date]?.date : date));
    expect(moved(before, after)).toEqual(days);
  });

  test('a source that is another platform’s moves the channel', () => {
    const other = links.map((link) => ({ ...link, platform: 'otherAds' }));
    const days = findMovedDays(marked, { known: [], links }, { known: [], links: other });
    expect(days).toEqual(marked.map(({ date }) => date));
  });
});

describe('costs spread over days', () => {
  test.each([
    ['once', '2026-07-01', '2026-07-03', '2026-07-01', 34],
    ['once', '2026-07-01', '2026-07-03', '2026-07-03', 33],
    ['once', '2026-07-01', '2026-07-03', '2026-07-04', 0],
    ['monthly', '2026-02-10', null, '2026-02-10', 4],
    ['monthly', '2026-02-10', null, '2026-02-09', 0],
    ['weekly', '2026-07-01', null, '2026-07-06', 15],
    ['once', '2026-07-01', null, '2026-07-02', 100],
  ] as const)('100 %s from %s to %s is on %s %i', (every, from, to, date, share) => {
    expect(computeCostOfDay({ amount: 100, every, from, to }, date)).toBe(share);
  });

  test('the days of a whole stretch add up to the amount', () => {
    const month = Array.from(
      { length: 31 },
      (_, day) => `2026-07-${String(day + 1).padStart(2, '0')}`,
    );
    fc.assert(
      fc.property(fc.integer(), fc.constantFrom(...costRhythms), (amount, every) => {
        if (every === 'weekly' || every === 'yearly') return;
        const cost = { amount, every, from: '2026-07-01', to: '2026-07-31' };
        expect(sumMoney(month.map((date) => computeCostOfDay(cost, date)))).toBe(amount);
      }),
    );
  });
});
