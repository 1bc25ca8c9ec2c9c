import { describe, expect, test } from '@jest/globals';
import { RetryableError } from '../../../lib/errors.ts';
import { AskLessError } from '../../kit/askLess.ts';
import { type Node, readPage } from './nodes.ts';
import { createPageSize } from './pageSize.ts';
import { deriveParcel } from './parcels.ts';

const line = (
  id: string,
  quantity: number,
  unfulfilledQuantity: number,
  currentQuantity = quantity,
) => ({
  id,
  quantity,
  unfulfilledQuantity,
  currentQuantity,
});
const order = (lines: object[], fulfillments: object[]): Node => ({
  id: 'gid://shopify/Order/1',
  lineItems: lines,
  fulfillments,
});
const parcel = (totalQuantity: number, status = 'SUCCESS') => ({ id: 'f', status, totalQuantity });

describe('what is in a parcel', () => {
  test('the only one is derived from its order', () => {
    expect(
      deriveParcel(order([line('a', 2, 0), line('b', 3, 2), line('c', 1, 1)], [parcel(3)])),
    ).toEqual([
      { quantity: 2, lineItem: { id: 'a' } },
      { quantity: 1, lineItem: { id: 'b' } },
    ]);
  });

  test.each<[string, Node]>([
    ['several parcels', order([line('a', 2, 0)], [parcel(1), parcel(1)])],
    ['a cancelled parcel', order([line('a', 2, 2)], [parcel(2, 'CANCELLED')])],
    ['units taken off since', order([line('a', 2, 0, 1)], [parcel(2)])],
    ['figures that do not agree', order([line('a', 2, 0)], [parcel(1)])],
    ['no parcel', order([line('a', 2, 2)], [])],
  ])('%s: ask', (_name, node) => {
    expect(deriveParcel(node)).toBeNull();
  });
});

describe('pages of connections', () => {
  const info = (hasNextPage: boolean, endCursor: string | null) => ({ hasNextPage, endCursor });

  test('the last, the next and the empty one (edge case 76)', () => {
    expect(readPage({ nodes: [], pageInfo: info(false, null) })).toEqual({ nodes: [], next: null });
    expect(readPage({ nodes: [{ id: 'a' }], pageInfo: info(true, 'c') }).next).toBe('c');
    expect(readPage({ nodes: [], pageInfo: info(false, 'c') }).next).toBeNull();
  });

  test.each<unknown>([
    null,
    undefined,
    {},
    { nodes: [] },
    { nodes: null, pageInfo: {} },
    { nodes: [], pageInfo: info(true, null) },
  ])('%j is no page, and never an empty one (F33)', (value) => {
    expect(() => readPage(value)).toThrow(RetryableError);
  });
});

describe('page sizes (edge case 86)', () => {
  test('halve down to one row and grow back', () => {
    const size = createPageSize('con_a OrdersPage', 5);
    const slow = new AskLessError('slow', true);
    expect([
      size.rows,
      size.shrink(slow),
      size.rows,
      size.shrink(slow),
      size.rows,
      size.shrink(slow),
    ]).toEqual([5, true, 2, true, 1, false]);
    size.grow();
    size.grow();
    size.grow();
    expect(size.rows).toBe(5);
  });

  test('a cost limit is remembered', () => {
    createPageSize('con_b OrdersPage', 50).shrink(new AskLessError('dear', false));
    const size = createPageSize('con_b OrdersPage', 50);
    size.grow();
    expect(size.rows).toBe(25);
  });
});
