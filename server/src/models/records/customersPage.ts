import { toEmailKey } from '../../domain/contact.ts';
import type { CustomerRecord } from '../../domain/records.ts';
import { customers } from './customers.ts';
import type { Database } from '../database.ts';
import { requireTenant } from '../define.ts';
import { type Page, pageAfter, type PageRequest } from '../page.ts';
import { withoutApplied } from './recordWrites.ts';
import { toTokenConditions } from './searchTerms.ts';

export interface CustomerFilter {
  connectionId?: string;
  shopifyCustomerId?: string;
  email?: string;
  /** In full, with or without the country's code. */
  phone?: string;
  /** Beginnings of names, e-mail address or phone number; all words must match. */
  search?: string;
}

export type CustomerSort = '-lastOrderAt' | '-totalSpent' | '-ordersCount' | '-updatedAt';

/** Customers, who ordered last first unless asked otherwise; deleted ones are left out. */
export async function findCustomersPage(
  db: Database,
  workspaceId: string,
  filter: CustomerFilter,
  { sort: by = '-lastOrderAt', ...page }: PageRequest & { sort?: CustomerSort },
): Promise<Page<CustomerRecord>> {
  const { search, email, phone, shopifyCustomerId, ...equal } = filter;
  const exact = [toEmailKey(email), phone?.replace(/\D/g, ''), shopifyCustomerId];
  const conditions = [
    ...toTokenConditions('searchTokens', search ?? ''),
    ...exact.flatMap((token) => (token ? [{ searchTokens: token }] : [])),
  ];
  const where = {
    workspaceId: requireTenant(workspaceId),
    ...equal,
    deletedAt: null,
    ...(conditions.length > 0 ? { $and: conditions } : {}),
  };
  const sort = { field: by.slice(1), direction: -1 } as const;
  const found = await pageAfter(customers.collection(db), where, sort, page);
  return { ...found, items: found.items.map((row) => withoutApplied<CustomerRecord>(row)) };
}

export async function findCustomer(
  db: Database,
  workspaceId: string,
  id: string,
): Promise<CustomerRecord | null> {
  const where = { _id: id, workspaceId: requireTenant(workspaceId) };
  const row = await customers.collection(db).findOne(where);
  return row && withoutApplied<CustomerRecord>(row);
}
