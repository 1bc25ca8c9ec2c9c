import { describe, expect, test } from '@jest/globals';
import { buildAddress, buildOrder, buildOrderInput } from '../../../test/builders.ts';
import type { SourceOrder } from '../source.ts';
import { buildCustomerData } from './customerData.ts';

const nobody = {
  customer: null,
  email: null,
  phone: null,
  shippingAddress: null,
  billingAddress: null,
};

function customerOf(part: Partial<SourceOrder>, byEmail: [string, string][] = []) {
  const input = buildOrderInput(buildOrder(part), { customerIdByEmail: new Map(byEmail) });
  return buildCustomerData(input);
}

describe('buildCustomerData', () => {
  test('from the order’s customer', () => {
    expect(customerOf({ email: ' Asha@Example.com ' })).toEqual({
      customerId: 'con_1:301',
      shopifyCustomerId: '301',
      customerName: 'Asha Rao',
      customerFirstName: 'Asha',
      customerLastName: 'Rao',
      customerEmail: 'Asha@Example.com',
      customerEmailKey: 'asha@example.com',
      customerPhone: '+919769003006',
    });
  });

  test('edge case 31: nobody at all is a guest', () => {
    expect(customerOf(nobody)).toMatchObject({
      customerId: null,
      shopifyCustomerId: null,
      customerName: 'Guest',
      customerEmail: null,
      customerPhone: null,
    });
  });

  test('edge case 68: a guest is matched by e-mail, exactly', () => {
    const guest = { ...nobody, email: 'ASHA@example.com' };
    const known: [string, string][] = [['asha@example.com', 'con_1:301']];
    expect(customerOf(guest, known).customerId).toBe('con_1:301');
    expect(customerOf({ ...nobody, email: 'a.asha@example.com' }, known).customerId).toBeNull();
    expect(customerOf(nobody, [['', 'con_1:1']]).customerId).toBeNull();
  });

  test('phone only: from the address, with the name of the address', () => {
    const shippingAddress = buildAddress({
      firstName: 'Ravi',
      lastName: '',
      phone: '098765 43210',
    });
    expect(customerOf({ ...nobody, email: '', shippingAddress })).toMatchObject({
      customerName: 'Ravi',
      customerEmail: null,
      customerPhone: '+919876543210',
    });
  });

  test('edge case 71: "None None" is no name, a bad phone stops nothing', () => {
    const shippingAddress = buildAddress({ firstName: 'None', lastName: 'None', phone: 'ask me' });
    expect(customerOf({ ...nobody, shippingAddress })).toMatchObject({
      customerName: 'ask me',
      customerFirstName: null,
      customerPhone: 'ask me',
    });
  });
});
