import { z } from 'zod';
import {
  connectionQuery,
  count,
  listOf,
  money,
  pageQuery,
  platformId,
  searchText,
  time,
} from './common.ts';

const text = z.string().nullable();
const address = z.record(z.string(), text);

export const customer = z
  .object({
    id: z.string(),
    shopifyCustomerId: z.string(),
    connectionId: z.string(),
    email: text,
    phone: text,
    firstName: text,
    lastName: text,
    note: text,
    state: text,
    tags: z.array(z.string()),
    acceptsMarketing: z.boolean(),
    defaultAddress: address.nullable(),
    addresses: z.array(address),
    ordersCount: count,
    totalSpent: money,
    currency: z.string(),
    firstOrderAt: time.nullable(),
    lastOrderAt: time.nullable(),
    deletedAt: time.nullable(),
    updatedAt: time,
  })
  .meta({ id: 'Customer' });
export const customerList = listOf(customer);
export const customerSorts = ['-lastOrderAt', '-totalSpent', '-ordersCount', '-updatedAt'] as const;
export const customerQuery = z.strictObject({
  ...pageQuery,
  ...connectionQuery,
  shopifyCustomerId: platformId.optional(),
  email: searchText.optional(),
  phone: searchText.optional(),
  search: searchText.optional(),
  sort: z.enum(customerSorts).default('-lastOrderAt'),
});
