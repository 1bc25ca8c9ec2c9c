import { describe, expect, test } from '@jest/globals';
import { isKnownCurrency, toMinor } from './decimal.ts';
import { isObject, toObject } from './json.ts';
import { addIssue, readBody, readNeeded, readText } from './place.ts';
import { hasRows, toRawRecord, toRawRecords } from './rawRecords.ts';
import { toSummary } from './summary.ts';

test('an object is neither null nor a list', () => {
  expect([{}, null, [], 'x', 1].map(isObject)).toEqual([true, false, false, false, false]);
  expect([{ a: 1 }, null, []].map(toObject)).toEqual([{ a: 1 }, {}, {}]);
});

describe('a body', () => {
  test('that is none is an issue and is not read', () => {
    const read = readBody([], () => {
      throw new Error('was read');
    });
    expect(read).toEqual({ ok: false, issues: [{ field: '', message: 'is not an object' }] });
  });

  test('counts where nothing was wrong, and issues say where it was', () => {
    const body = { name: 'brand', empty: '', count: 7 };
    expect(readBody(body, (row) => [readText(row, 'name'), readText(row, 'empty')])).toEqual({
      ok: true,
      value: ['brand', null],
    });
    const wrong = readBody(body, (row) => {
      readText(row, 'count');
      readNeeded(row, 'id', () => null);
      addIssue({ ...row, path: 'part' }, 'field', 'is odd');
    });
    expect(wrong).toEqual({
      ok: false,
      issues: [
        { field: 'count', message: 'must be text' },
        { field: 'id', message: 'is missing or cannot be read' },
        { field: 'part.field', message: 'is odd' },
      ],
    });
  });
});

describe('minor units', () => {
  test.each([
    [19_980n, 2, 'INR', 199_80],
    [1005n, 3, 'USD', 1_01],
    [-1005n, 3, 'USD', -1_01],
    [-1n, 3, 'USD', 0],
    [5n, -2, 'JPY', 500],
    [12_345_600_000n, 6, 'JPY', 12_346],
    [12_345n, 4, 'KWD', 1_235],
    [2n ** 53n, 0, 'JPY', null],
    [1n, 0, 'XXY', null],
  ])('%p with %p decimals in %s', (digits, scale, currency, expected) => {
    expect(toMinor({ digits, scale }, currency)).toBe(expected);
  });

  test('a currency is known by its decimals', () => {
    expect(['INR', 'XXY', ''].map(isKnownCurrency)).toEqual([true, false, false]);
  });
});

test('a summary holds the texts, cut short', () => {
  expect(toSummary({ a: 'x', b: '', c: 7, d: null, e: 'y'.repeat(300) })).toEqual({
    a: 'x',
    e: 'y'.repeat(200),
  });
});

describe('raw records', () => {
  const glance = (row: unknown) => {
    const { id } = toObject(row);
    if (typeof id !== 'string') throw new Error('no id');
    const known = { sourceVersion: new Date(0), deleted: false, complete: true, marks: [] };
    return { externalId: id, ...known, summary: {} };
  };

  test('a row without a key is listed and stops nothing', () => {
    const page = toRawRecords([{ id: 'a' }, 7, { id: 'b' }], glance);
    expect(page.records.map(({ glance: { externalId } }) => externalId)).toEqual(['a', 'b']);
    expect(page.unreadable).toEqual([{ message: 'no id', raw: Buffer.from('7') }]);
    expect(hasRows(page)).toBe(true);
    expect(hasRows(toRawRecords([], glance))).toBe(false);
  });

  test('one row alone is refused', () => {
    expect(() => toRawRecord({}, glance)).toThrow('no id');
  });
});
