import { expect, test } from '@jest/globals';
import { computePasswordStrength } from './passwordStrength.ts';

test.each([
  ['', 0, 'At least 10 characters'],
  ['abc', 1, '7 more characters'],
  ['sea green', 1, '1 more character'],
  ['aaaaaaaaaaaa', 1, 'tried first'],
  ['Password123!', 1, 'tried first'],
  ['1234567890', 1, 'tried first'],
  ['asha.kumar.rao', 1, 'tried first'],
  ['sea green x', 2, 'Good'],
  ['correct horse battery', 3, 'Strong'],
  ['abababababababababab', 2, 'Good'],
])('%j is level %d', (password, level, text) => {
  const strength = computePasswordStrength(password, 'asha.kumar.rao@shop.test');
  expect(strength.level).toBe(level);
  expect(strength.text).toContain(text);
});
