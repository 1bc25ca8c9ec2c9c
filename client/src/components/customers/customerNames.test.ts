import { expect, test } from '@jest/globals';
import { toCustomerName } from './customerNames.ts';

const nobody = {
  firstName: null,
  lastName: null,
  email: null,
  phone: null,
  shopifyCustomerId: '7300000032622',
};

test.each([
  [{ firstName: 'Kavya', lastName: 'Khan', email: 'k@example.com' }, 'Kavya Khan'],
  [{ lastName: 'Khan' }, 'Khan'],
  [{ firstName: '', email: 'k@example.com', phone: '+9184' }, 'k@example.com'],
  [{ phone: '+918480544846' }, '+918480544846'],
  [{}, 'Customer 7300000032622'],
])('%j is called %s', (given, name) => {
  expect(toCustomerName({ ...nobody, ...given })).toBe(name);
});
