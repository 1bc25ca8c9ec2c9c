import { expect, test } from '@jest/globals';
import { findPasswordFault } from './passwordRules.ts';

const own = ['priya.sharma@acme-textiles.example', 'Priya Sharma', 'Acme Textiles'];
const fault = (password: string) => findPasswordFault(password, own);

test.each([
  'password123456',
  'Password1!',
  'P@ssw0rd2024!',
  '!!welcome2026',
  'Welcome@12345',
  'qwertyuiop',
  'qwerty12345',
  'qazwsxedc123',
  'letmein-letmein',
  'iloveyou22',
  'admin@12345',
  'Michael1985',
  'summer-2026!',
  'aaaaaaaaaaaa',
  'abcabcabcabc',
  '1212121212x',
  'abcdefghijkl',
  '0987654321',
  '9876543210',
  '9820012345678',
  'sluice-admin-1',
])('%s is refused: it is tried first', (password) => {
  expect(fault(password)).toMatch(/tried first/);
});

test.each(['priyasharma', 'Priya.Sharma1990', 'AcmeTextiles!', 'acme-2026-acme', 'Sharma@12345'])(
  '%s is refused: it is made of own names',
  (password) => {
    expect(fault(password)).toMatch(/tried first/);
    expect(findPasswordFault(password, [])).toBeNull();
  },
);

test.each(['', 'short', 'x7$kQ9!zP'])('%j is too short', (password) => {
  expect(fault(password)).toMatch(/at least 10 characters/);
});

test.each([
  'correct horse battery',
  'a password of today',
  'x7$kQ9!zP2w@',
  '4821-9937-55A-03',
  'monkey dragon sunshine march',
  'ежик в тумане',
  '密码不是这个密码呀真的',
  'Hn2vKq8wTzLm',
])('%s is good', (password) => {
  expect(fault(password)).toBeNull();
});

test('a long one is judged at once', () => {
  const since = performance.now();
  for (const piece of ['a', 'ab', 'password', 'aaab', '1'] as const) {
    findPasswordFault(`${piece.repeat(256).slice(0, 255)}!`, own);
  }
  expect(performance.now() - since).toBeLessThan(500);
});
