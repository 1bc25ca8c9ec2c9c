import type { Customer } from '../../api/customers.ts';

type Named = Pick<Customer, 'firstName' | 'lastName' | 'email' | 'phone' | 'shopifyCustomerId'>;

/** What a customer is called: some are known by an e-mail address or a number alone. */
export function toCustomerName(customer: Named): string {
  const name = [customer.firstName, customer.lastName].filter(Boolean).join(' ');
  return name || customer.email || customer.phone || `Customer ${customer.shopifyCustomerId}`;
}

export const customerSortChoices = [
  { value: '-lastOrderAt', label: 'Last order first' },
  { value: '-totalSpent', label: 'Most spent first' },
  { value: '-ordersCount', label: 'Most orders first' },
  { value: '-updatedAt', label: 'Last changed first' },
];
