import { expect, test } from '@jest/globals';
import { areas, toScopes, toScopesText } from './keyScopes.ts';

test('scopes of what was chosen, in the order of the form', () => {
  expect(toScopes(true, { orders: 'read' })).toEqual(['*']);
  expect(toScopes(false, {})).toEqual([]);
  expect(toScopes(false, { cache: 'write', orders: 'read', users: 'none' })).toEqual([
    'orders:read',
    'cache:write',
  ]);
  const all = Object.fromEntries(areas.map((area) => [area, 'write' as const]));
  expect(toScopes(false, all)).toHaveLength(areas.length);
});

test('scopes as people read them, unknown ones by their own name', () => {
  expect(toScopesText(['*'])).toBe('Everything its role may');
  expect(toScopesText(['orders:read', 'carts:write'])).toBe('Orders: read · carts: write');
});
