import { describe, expect, test } from '@jest/globals';
import {
  type CacheRow,
  computeDay,
  type DaySides,
  type ErpRow,
  type PlatformRow,
} from './reconcile.ts';

const day = { from: new Date('2026-03-08T00:00:00Z'), to: new Date('2026-03-09T00:00:00Z') };
const noon = new Date('2026-03-08T12:00:00Z');
const listedAt = new Date('2026-03-10T00:00:00Z');

const platform = (part: Partial<PlatformRow> = {}): PlatformRow => ({
  externalId: '1',
  at: noon,
  updatedAt: noon,
  amount: 1000,
  ...part,
});
const cached = (part: Partial<CacheRow> = {}): CacheRow => ({
  externalId: '1',
  status: 'processed',
  version: 2,
  sourceVersion: noon,
  receivedAt: noon,
  deleted: false,
  said: { at: noon, amount: 1000 },
  ...part,
});
const record = (part: Partial<ErpRow> = {}): ErpRow => ({
  externalId: '1',
  at: noon,
  amount: 1000,
  rawVersion: 2,
  deleted: false,
  ...part,
});

const compare = (sides: Partial<DaySides>) =>
  computeDay({ platform: [], cache: [], erp: [], gone: new Set(), ...sides }, day, listedAt);
const kinds = (sides: Partial<DaySides>) =>
  compare(sides).differences.map(({ externalId, kind }) => `${externalId} ${kind}`);

describe('one order of a day (spec 7.9)', () => {
  const good = { platform: [platform()], cache: [cached()], erp: [record()] };
  const later = new Date('2026-03-08T12:00:01Z');

  test.each<[string, Partial<DaySides>, string[]]>([
    ['everywhere the same', good, []],
    ['nowhere but on the platform', { platform: [platform()] }, ['1 missing_in_cache']],
    [
      'a tombstone of what the platform has',
      { ...good, cache: [cached({ deleted: true, said: null })] },
      ['1 missing_in_cache'],
    ],
    ['newer there', { ...good, platform: [platform({ updatedAt: later })] }, ['1 stale_in_cache']],
    [
      'newer here: it arrived meanwhile',
      { ...good, cache: [cached({ sourceVersion: later })] },
      [],
    ],
    [
      'newer by less than a second',
      { ...good, platform: [platform({ updatedAt: new Date('2026-03-08T12:00:00.900Z') })] },
      [],
    ],
    [
      'another amount of one version',
      { ...good, platform: [platform({ amount: 999 })] },
      ['1 amount_differs_in_cache'],
    ],
    ['not in the ERP', { ...good, erp: [] }, ['1 missing_in_erp']],
    [
      'deleted in the ERP alone',
      { ...good, erp: [record({ deleted: true })] },
      ['1 missing_in_erp'],
    ],
    [
      'another amount in the ERP',
      { ...good, erp: [record({ amount: 1 })] },
      ['1 amount_differs_in_erp'],
    ],
    [
      'a snapshot that failed',
      { ...good, cache: [cached({ status: 'failed' })], erp: [record({ rawVersion: 1 })] },
      ['1 behind_in_erp'],
    ],
    ['a snapshot that changed nothing', { ...good, erp: [record({ rawVersion: 1 })] }, []],
    ['a body that is gone', { ...good, cache: [cached({ said: null })] }, []],
    [
      'on its way since the list was begun',
      { ...good, cache: [cached({ status: 'pending', receivedAt: listedAt })], erp: [] },
      [],
    ],
    [
      'pending for long',
      { ...good, cache: [cached({ status: 'pending' })], erp: [] },
      ['1 missing_in_erp'],
    ],
    ['skipped on purpose', { ...good, cache: [cached({ status: 'skipped' })], erp: [] }, []],
    ['unknown to the platform', { ...good, platform: [] }, ['1 unknown_to_platform']],
    ['a record alone', { erp: [record()] }, ['1 unknown_to_platform']],
    ['asked for by id and gone', { ...good, platform: [], gone: new Set(['1']) }, ['1 gone']],
    ['created after the list', { cache: [cached({ receivedAt: listedAt })], erp: [record()] }, []],
    [
      'deleted everywhere',
      { cache: [cached({ deleted: true, said: null })], erp: [record({ deleted: true })] },
      [],
    ],
  ])('%s', (_name, sides, expected) => {
    expect(kinds(sides)).toEqual(expected);
  });
});

describe('the figures of a day', () => {
  test('counts and totals of each side; a row listed twice counts once', () => {
    const second = { externalId: '2', amount: 250 };
    const compared = compare({
      platform: [platform(), platform(second), platform(second)],
      cache: [cached(), cached({ externalId: '2', said: { at: noon, amount: 250 } })],
      erp: [record()],
    });
    expect(compared).toEqual({
      platform: { count: 2, total: 1250 },
      cache: { count: 2, total: 1250 },
      erp: { count: 1, total: 1000 },
      differences: [
        { externalId: '2', kind: 'missing_in_erp', platform: 250, cache: 250, erp: null },
      ],
    });
  });

  test('a body that retention took counts with what its record says (spec 2.6)', () => {
    const sides = { platform: [platform()], cache: [cached({ said: null })], erp: [record()] };
    expect(compare(sides).cache).toEqual({ count: 1, total: 1000 });
  });

  test('the platform decides which day an order is of; midnight belongs to the day it begins', () => {
    const yesterday = new Date(day.from.getTime() - 1);
    const moved = { platform: [platform()], cache: [cached()], erp: [record({ at: yesterday })] };
    expect(compare(moved).erp.count).toBe(1);
    const outside = { platform: [platform({ at: day.to })], cache: [], erp: [] };
    expect(compare(outside)).toMatchObject({ platform: { count: 0 }, differences: [] });
    expect(compare({ platform: [platform({ at: day.from })] }).platform.count).toBe(1);
  });
});
