import { describe, expect, test } from '@jest/globals';
import { daysBefore } from '../../../domain/localDays.ts';
import { openTestConnection, toTestConnection } from '../sandbox/testConnection.ts';
import { dayOf, glanceDay, parseRowId, toDate, toId, toRowKey } from './rowKey.ts';
import { isDone, toDays, toHalfDays, toSize, toWindow } from './windows.ts';

describe('keys of rows', () => {
  test.each([
    [7, '7'],
    [0, '0'],
    ['9007199254740993123', '9007199254740993123'],
    [2 ** 53, null],
    [-1, null],
    ['', null],
    ['1e3', null],
    ['1'.repeat(31), null],
    [null, null],
  ])('id %p', (value, expected) => {
    expect(toId(value)).toBe(expected);
  });

  test.each([
    ['2026-02-28', '2026-02-28'],
    ['2026-02-30', null],
    ['2026-13-01', null],
    ['2026-2-1', null],
    [20_260_228, null],
  ])('day %p', (value, expected) => {
    expect(toDate(value)).toBe(expected);
  });

  test('a key needs both, and is found again in the id it makes', () => {
    const key = toRowKey(5, '2026-07-01');
    expect(key).toEqual({ campaignId: '5', date: '2026-07-01' });
    expect(toRowKey('x', '2026-07-01')).toBeNull();
    expect(toRowKey(5, '2026-02-30')).toBeNull();
    const { externalId } = glanceDay({ campaignId: '5', date: '2026-07-01' }, null);
    expect(dayOf(externalId)).toBe('2026-07-01');
    expect(parseRowId(externalId)).toEqual(key);
    expect(parseRowId("1' OR 1-2026-07-01")).toBeNull();
    expect(parseRowId('5-2026-02-30')).toBeNull();
  });

  test.each([
    ['brand', { date: '2026-07-01', campaign: 'brand' }],
    ['', { date: '2026-07-01' }],
    [7, { date: '2026-07-01' }],
  ])('a day read again counts as of the same version; its name %p', (name, summary) => {
    expect(glanceDay({ campaignId: '5', date: '2026-07-01' }, name)).toMatchObject({
      sourceVersion: new Date('2026-07-01T00:00:00Z'),
      deleted: false,
      summary,
    });
  });
});

describe('windows of days', () => {
  const account = { settings: {}, credentials: {}, currency: 'INR', timezone: 'Asia/Kolkata' };
  const { context } = openTestConnection(toTestConnection(account));
  const now = new Date('2026-07-01T20:00:00Z');

  test('all time is what is kept and one day more, by the account’s own days', () => {
    const range = toDays(context, { from: null, to: null }, { keepsDays: 10, now });
    expect(range).toEqual({ since: '2026-06-21', until: '2026-07-02' });
  });

  test('they follow one another to the last day', () => {
    const asked: [string, string][] = [];
    let left = { from: '2026-02-25', until: '2026-03-04', days: 3 };
    while (!isDone(left)) {
      const { since, until } = toWindow(left);
      asked.push([since, until]);
      left = { ...left, from: daysBefore(until, -1) };
    }
    expect(asked).toEqual([
      ['2026-02-25', '2026-02-27'],
      ['2026-02-28', '2026-03-02'],
      ['2026-03-03', '2026-03-04'],
    ]);
  });

  test('half of them, until it is one day', () => {
    const left = { from: '2026-07-01', until: '2026-07-31', days: 31 };
    expect(toHalfDays(left)).toBe(15);
    expect(toHalfDays({ ...left, until: '2026-07-03' })).toBe(1);
    expect(toHalfDays({ ...left, days: 1 })).toBeNull();
  });

  test('a size nobody can read is the largest', () => {
    expect([5, 40, 0, 1.5, '5', undefined].map((size) => toSize(size, 31))).toEqual([
      5, 31, 31, 31, 31, 31,
    ]);
  });
});
