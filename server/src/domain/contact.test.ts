import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { normalisePhone, toDisplayName, toEmailKey, toPersonName } from './contact.ts';

describe('phones', () => {
  test.each([
    ['9769003006', '+919769003006'],
    ['+91 97690 03006', '+919769003006'],
    ['098765 43210', '+919876543210'],
    ['+44 20 7946 0958', '+442079460958'],
    ['call me', 'call me'],
    ['12', '12'],
    [' 0000000000 ', '0000000000'],
    ['', null],
    [null, null],
  ])('%p is kept as %p', (raw, kept) => {
    expect(normalisePhone(raw, 'IN')).toBe(kept);
  });

  test('edge case 71: no phone and no country ever stops an order', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (phone, country) => {
        normalisePhone(phone, country);
      }),
    );
    expect(normalisePhone('9769003006', 'nowhere')).toBe('9769003006');
    expect(normalisePhone('9769003006', 'in')).toBe('+919769003006');
  });
});

test('e-mail keys are trimmed and lower-cased', () => {
  expect(toEmailKey(' Asha@Example.COM ')).toBe('asha@example.com');
  expect(toEmailKey('  ')).toBeNull();
  expect(toEmailKey(undefined)).toBeNull();
});

describe('names', () => {
  test.each([
    ['Asha', 'Rao', 'Asha Rao'],
    [' Asha ', null, 'Asha'],
    [null, 'Rao', 'Rao'],
    ['None', 'None', null],
    ['null', '', null],
    ['', '', null],
    ['Jennifer', 'Null', 'Jennifer Null'],
    ['Asha\n', ' Devi  Rao', 'Asha Devi Rao'],
  ])('%p %p is %p (edge case 71)', (first, last, name) => {
    expect(toPersonName(first, last)).toBe(name);
  });

  test('shows the best that is known', () => {
    const nobody = { firstName: null, lastName: 'None', email: '', phone: null };
    expect(toDisplayName(nobody)).toBe('Guest');
    expect(toDisplayName({ ...nobody, phone: '+91' })).toBe('+91');
    expect(toDisplayName({ ...nobody, email: 'a@b.in', phone: '+91' })).toBe('a@b.in');
    expect(toDisplayName({ ...nobody, firstName: 'Asha', email: 'a@b.in' })).toBe('Asha None');
  });
});
