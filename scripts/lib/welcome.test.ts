import { expect, test } from '@jest/globals';
import { describeDemo } from './welcome.ts';

const state = {
  adminEmail: 'admin@sluice.test',
  adminPassword: 'made-up',
  sandboxPort: 1,
  dumpJobId: null,
};
const text = (fresh: boolean, ownAdmin: string | null) =>
  describeDemo({ state, fresh, ownAdmin }, '/data').join('\n');

test('a first start says who may sign in, with which password', () => {
  expect(text(true, null)).toContain('Admin: admin@sluice.test   password: made-up');
  expect(text(false, null)).not.toContain('made-up');
  expect(text(false, null)).toContain('the password (demo.json)');
});

test('an admin out of the environment is the one who is there, and no password is shown', () => {
  for (const fresh of [true, false]) {
    expect(text(fresh, 'boss@shop.example')).toContain(
      'Admin: boss@shop.example, with ADMIN_PASSWORD',
    );
    expect(text(fresh, 'boss@shop.example')).not.toMatch(/made-up|admin@sluice|demo\.json/);
  }
});
