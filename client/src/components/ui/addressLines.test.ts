import { expect, test } from '@jest/globals';
import { toAddressLines } from './addressLines.ts';

test('an address reads like a label', () => {
  const address = {
    firstName: 'Kavya',
    lastName: 'Khan',
    company: null,
    address1: '238, Lake View Road',
    address2: '',
    city: 'Bengaluru',
    province: 'Karnataka',
    zip: '560100',
    country: null,
    countryCode: 'IN',
  };
  expect(toAddressLines(address)).toEqual([
    'Kavya Khan',
    '238, Lake View Road',
    'Bengaluru, Karnataka 560100',
    'IN',
  ]);
  expect(toAddressLines({})).toEqual([]);
});
