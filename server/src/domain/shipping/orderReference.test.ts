import { expect, test } from '@jest/globals';
import { toOrderKeys, toReferenceKeys, withoutSuffix } from './orderReference.ts';

const order = { orderNumber: '#1001', shopifyOrderId: '5678901234567' };
const finds = (reference: string, found = order) =>
  toReferenceKeys(reference).some((key) => toOrderKeys(found).includes(key));

test.each(['#1001', '1001', ' 01001', '# 1001', '5678901234567'])(
  '%j is the order',
  (reference) => {
    expect(finds(reference)).toBe(true);
  },
);

test.each(['10011', 'A1001', '1001-US', '', '#', '1002'])('%j is another', (reference) => {
  expect(finds(reference)).toBe(false);
});

test('letters count: A1001 and B1001 are two orders, whatever their case', () => {
  const lettered = { orderNumber: 'in-1001', shopifyOrderId: '1' };
  expect(finds('IN-1001', lettered)).toBe(true);
  expect(finds('1001', lettered)).toBe(false);
});

test('a long number is an id first, a short one a number', () => {
  expect(toReferenceKeys('5678901234567')[0]).toBe('id:5678901234567');
  expect(toReferenceKeys('1001')[0]).toBe('number:1001');
});

test.each([
  ['1001_150876814', '1001'],
  ['#1001-1', '#1001'],
  ['1001', null],
  ['-1', null],
])('%s without what a courier added is %s', (reference, bare) => {
  expect(withoutSuffix(reference)).toBe(bare);
});
