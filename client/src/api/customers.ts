import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type * as contract from '../../../server/src/contract/customers.ts';
import { call } from './call.ts';

export type Customer = z.output<typeof contract.customer>;
export type CustomerList = z.output<typeof contract.customerList>;

/** What the list is narrowed by, as texts of its query, and its place. */
export type CustomerWish = {
  [Name in keyof z.input<typeof contract.customerQuery>]?: string | null;
};

/** Customers with at least one order. */
export const customersQuery = (wish: CustomerWish) =>
  queryOptions({
    queryKey: ['customers', 'list', wish],
    queryFn: ({ signal }) => call<CustomerList>('GET', '/api/customers', { query: wish, signal }),
    placeholderData: keepPreviousData,
  });

export const customerQuery = (id: string) =>
  queryOptions({
    queryKey: ['customers', 'one', id],
    queryFn: ({ signal }) =>
      call<Customer>('GET', `/api/customers/${encodeURIComponent(id)}`, { signal }),
  });
