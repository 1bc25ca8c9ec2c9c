import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createShopInfo } from '../../demo/shopInfo.ts';
import { describeSearch, parseSearch } from './parseSearch.ts';
import { parseSearchTime } from './searchTime.ts';

const parsed = (text: string): unknown => {
  const node = parseSearch(text);
  return node && describeSearch(node);
};

describe('search language', () => {
  test('terms side by side are ANDed, OR binds weaker, brackets group, a minus negates', () => {
    expect(parsed('a:1 b:2')).toEqual({
      and: [
        { field: 'a', match_all: '1' },
        { field: 'b', match_all: '2' },
      ],
    });
    expect(parsed("a:>='x y' OR -b:<2")).toEqual({
      or: [{ field: 'a', range_gte: 'x y' }, { not: { field: 'b', range_lt: '2' } }],
    });
    expect(parsed('(a:1 OR b:2) AND c:3')).toEqual({
      and: [
        {
          or: [
            { field: 'a', match_all: '1' },
            { field: 'b', match_all: '2' },
          ],
        },
        { field: 'c', match_all: '3' },
      ],
    });
    expect(parsed('"bob norman"')).toEqual({ field: 'default', match_all: 'bob norman' });
    expect(parsed('   ')).toBeNull();
  });

  test('a quoted time stays whole, an unquoted one falls apart at its colons', () => {
    expect(parsed("updated_at:>='2026-01-01T00:00:00Z'")).toEqual({
      field: 'updated_at',
      range_gte: '2026-01-01T00:00:00Z',
    });
    expect(parsed('updated_at:>=2026-01-01T00:00:00Z')).toEqual({
      and: [
        { field: 'updated_at', range_gte: '2026-01-01T00' },
        { field: '00', match_all: '00Z' },
      ],
    });
  });

  test('never throws, whatever it reads', () => {
    const pieces = fc.constantFrom(
      'a',
      ':',
      '>=',
      "'",
      '"',
      '(',
      ')',
      '-',
      ' OR ',
      ' AND ',
      '\\',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 25 }), (parts) => {
        parseSearch(parts.join(''));
      }),
    );
  });
});

test('times: exact with a zone, in the shop’s own zone without, null when none', () => {
  const now = new Date('2026-11-20T10:00:00Z');
  const info = createShopInfo('x.myshopify.com', now);
  const read = (text: string): string | null => {
    const time = parseSearchTime(text, info, now);
    return time === null ? null : new Date(time).toISOString();
  };
  expect(read('2026-01-01T00:00:00Z')).toBe('2026-01-01T00:00:00.000Z');
  expect(read('2026-01-01T00:00:00+05:30')).toBe('2025-12-31T18:30:00.000Z');
  expect(read('2026-01-01')).toBe('2025-12-31T18:30:00.000Z');
  expect(read('2026')).toBe('2025-12-31T18:30:00.000Z');
  expect(read('now')).toBe(now.toISOString());
  expect(read('yesterday')).toBeNull();
});
