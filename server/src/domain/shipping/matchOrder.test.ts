import { describe, expect, test } from '@jest/globals';
import { matchOrder, type MatchCandidate, toMatchTokens } from './matchOrder.ts';

const order = (id: string, part: Partial<MatchCandidate> = {}): MatchCandidate => ({
  _id: `con:${id}`,
  orderNumber: `#${id}`,
  shopifyOrderId: `5678901${id}`,
  awbNumbers: [],
  ...part,
});
const match = (references: string[], candidates: MatchCandidate[], awb: string | null = null) =>
  matchOrder({ orderReferences: references, awb }, candidates);

describe('the order of a parcel (spec 9.5)', () => {
  test.each(['1001', '#1001', ' 01001', '56789011001', '1001_150876814', '1001-2'])(
    '%j is found',
    (reference) => {
      expect(match([reference], [order('1001'), order('1002')])).toBe('con:1001');
    },
  );

  test('the first reference that says something decides', () => {
    expect(match(['custom', '1002', '1001'], [order('1001'), order('1002')])).toBe('con:1002');
  });

  test('two shops with one number: nobody guesses', () => {
    expect(match(['1001'], [order('1001'), order('1001', { _id: 'other:1' })])).toBeNull();
  });

  test('letters are never stripped', () => {
    expect(match(['A1001'], [order('1001'), order('B1001')])).toBeNull();
  });

  test('the number it travels under is the last choice', () => {
    const carrier = order('1002', { awbNumbers: ['AWB9'] });
    expect(match([], [order('1001'), carrier], 'AWB9')).toBe('con:1002');
    expect(match(['1001'], [order('1001'), carrier], 'AWB9')).toBe('con:1001');
    expect(match([], [carrier, order('1003', { awbNumbers: ['AWB9'] })], 'AWB9')).toBeNull();
  });
});

test('what orders are looked for by', () => {
  expect(toMatchTokens([{ orderReferences: ['#IN-7_123'], awb: 'Awb1' }])).toEqual([
    'in-7_123',
    '#in-7_123',
    'in-7',
    '#in-7',
    'awb1',
  ]);
});
