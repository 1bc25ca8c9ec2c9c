import type { z } from 'zod';
import type * as contract from '../../contract/customers.ts';
import { formatMoney } from '../../domain/money.ts';
import type { CustomerRecord } from '../../domain/records.ts';
import { toTime } from './shapes.ts';

export function toCustomer(customer: CustomerRecord): z.input<typeof contract.customer> {
  return {
    ...customer,
    id: customer._id,
    defaultAddress: customer.defaultAddress && { ...customer.defaultAddress },
    addresses: customer.addresses.map((address) => ({ ...address })),
    totalSpent: formatMoney(customer.totalSpent, customer.currency),
    firstOrderAt: toTime(customer.firstOrderAt),
    lastOrderAt: toTime(customer.lastOrderAt),
    deletedAt: toTime(customer.deletedAt),
    updatedAt: toTime(customer.updatedAt),
  };
}
