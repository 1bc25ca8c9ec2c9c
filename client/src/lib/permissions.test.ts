import { expect, test } from '@jest/globals';
import { may, type Permission } from './permissions.ts';

const rows: [Permission, string][] = [
  ['administer', 'admin'],
  ['operate', 'admin operations'],
  ['readSync', 'admin operations read'],
  ['seeCosts', 'admin operations read'],
  ['changeCosts', 'admin operations'],
  ['moveLines', 'admin operations warehouse'],
];

test.each(rows)('%s: %s', (permission, roles) => {
  const all = ['admin', 'operations', 'read', 'warehouse'] as const;
  expect(all.filter((role) => may(role, permission)).join(' ')).toBe(roles);
});
