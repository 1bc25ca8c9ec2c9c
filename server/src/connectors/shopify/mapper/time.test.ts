import { describe, expect, test } from '@jest/globals';
import { compareIds, toBodyId, toGidType, toId } from './ids.ts';
import { toInstant } from './time.ts';

describe('times', () => {
  test.each([
    ['2026-08-28T06:59:14Z', '2026-08-28T06:59:14.000Z'],
    ['2026-08-28T06:59:14+02:00', '2026-08-28T04:59:14.000Z'],
    ['2026-08-28T06:59:14-0500', '2026-08-28T11:59:14.000Z'],
    ['2019-01-01 00:00:00.000Z', '2019-01-01T00:00:00.000Z'],
    ['2024-08-07T22:57:57.290670248Z', '2024-08-07T22:57:57.290Z'],
    ['2024-08-07T22:57:57.5Z', '2024-08-07T22:57:57.500Z'],
    ['2024-08-07T22:57:57', '2024-08-07T22:57:57.000Z'],
    ['2024-08-07', '2024-08-07T00:00:00.000Z'],
  ])('%s is %s (edge case 82: instants, not texts)', (text, expected) => {
    expect(toInstant(text)?.toISOString()).toBe(expected);
  });

  test.each([
    '',
    'yesterday',
    '0000-00-00T00:00:00Z',
    '2024-13-01T00:00:00Z',
    '12345',
    null,
    5,
    {},
  ])('%p is no time', (value) => {
    expect(toInstant(value)).toBeNull();
  });
});

describe('ids', () => {
  test.each<[unknown, string | null]>([
    [450789469, '450789469'],
    ['820982911946154508', '820982911946154508'],
    ['gid://shopify/Order/8733126754610', '8733126754610'],
    ['gid://shopify/MailingAddress/1?model_name=CustomerAddress', '1'],
    [820982911946154500, null],
    [-1, null],
    [1.5, null],
    ['', null],
    ['12a', null],
    ['gid://shopify/Order/', null],
    [null, null],
  ])('%p gives %p', (value, expected) => {
    expect(toId(value)).toBe(expected);
  });

  test('edge case 9: a rounded number gives way to the gid beside it', () => {
    const gid = 'gid://shopify/Order/820982911946154508';
    expect(toBodyId({ id: 820982911946154500, admin_graphql_api_id: gid })).toBe(
      '820982911946154508',
    );
    expect(toBodyId({ id: 7, admin_graphql_api_id: gid })).toBe('7');
    expect(toBodyId({ admin_graphql_api_id: 'https://www.example.com/' })).toBeNull();
  });

  test('types and order', () => {
    expect(toGidType('gid://shopify/ProductVariant/1')).toBe('ProductVariant');
    expect(toGidType('ProductVariant')).toBeNull();
    expect(['10', '9', '820982911946154508'].sort(compareIds)).toEqual([
      '9',
      '10',
      '820982911946154508',
    ]);
  });
});
