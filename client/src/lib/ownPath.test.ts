import { expect, test } from '@jest/globals';
import { toOwnPath } from './ownPath.ts';

const origin = 'https://erp.example.com';

test.each([
  ['/orders/ord_1', '/orders/ord_1'],
  ['/orders?search=%231001&status=pending', '/orders?search=%231001&status=pending'],
  ['/history/job_1#errors', '/history/job_1#errors'],
  ['/cache/con_1%3A5001', '/cache/con_1%3A5001'],
  ['/a/../orders', '/orders'],
])('%s is a place of ours', (asked, path) => {
  expect(toOwnPath(asked, origin)).toBe(path);
});

test.each([
  undefined,
  '',
  'orders',
  'https://evil.example',
  'https://erp.example.com.evil.example/',
  '//evil.example',
  '//evil.example/%2e%2e',
  '///evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '/\r\n/evil.example',
  '/.//evil.example',
  '/a/..//evil.example',
  '/%2e//evil.example',
  ' //evil.example',
  '\u0000//evil.example',
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'data:text/html,x',
  '//erp.example.com@evil.example',
  '//[',
  '/sign-in?next=/sign-in',
  '/setup',
  '/welcome#token',
])('%j leads to the orders', (asked) => {
  expect(toOwnPath(asked, origin)).toBe('/orders');
});

test('whatever is asked, the answer stays on this site', () => {
  const parts = [
    '/',
    '\\',
    '.',
    '..',
    '%2f',
    '%5c',
    '@',
    ':',
    '//',
    '\t',
    '\n',
    'evil.example',
    '?',
    '#',
  ];
  let seed = 7;
  const pick = () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return parts[seed % parts.length] ?? '';
  };
  for (let round = 0; round < 5000; round++) {
    const asked = Array.from({ length: 1 + (round % 6) }, pick).join('');
    const path = toOwnPath(asked, origin);
    expect([asked, new URL(path, origin).origin]).toEqual([asked, origin]);
    expect(path).toMatch(/^\/(?![/\\])/);
  }
});
