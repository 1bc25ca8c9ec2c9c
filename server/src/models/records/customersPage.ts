import type { Document } from 'mongodb';
import type { CustomerRecord } from '../../domain/records.ts';
import { customers } from './customers.ts';
import type { Database } from '../database.ts';
import { requireTenant } from '../define.ts';
import { type Page, pageAfter, type PageRequest } from '../page.ts';
import { withoutApplied } from './recordWrites.ts';
import { toPrefixRange } from './searchTerms.ts';

export interface CustomerFilter {
  connectionId?: string;
  /** Beginning of the e-mail address or of the phone number. */
  search?: string;
}

/** Customers, who ordered last first; deleted ones are left out. */
export async function findCustomersPage(
  db: Database,
  workspaceId: string,
  filter: CustomerFilter,
  page: PageRequest,
): Promise<Page<CustomerRecord>> {
  const { search, ...equal } = filter;
  const where = {
    workspaceId: requireTenant(workspaceId),
    ...equal,
    deletedAt: null,
    ...toSearch((search ?? '').trim().toLowerCase()),
  };
  const sort = { field: 'lastOrderAt', direction: -1 } as const;
  const found = await pageAfter(customers.collection(db), where, sort, page);
  return { ...found, items: found.items.map((row) => withoutApplied<CustomerRecord>(row)) };
}

function toSearch(text: string): Document {
  if (text === '') return {};
  const digits = text.replace(/[\s()-]/g, '');
  return /^\+?\d+$/.test(digits)
    ? { $or: [{ emailKey: toPrefixRange(text) }, { phone: toPrefixRange(digits) }] }
    : { emailKey: toPrefixRange(text) };
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
