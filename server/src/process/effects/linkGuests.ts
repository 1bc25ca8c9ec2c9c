import { findCustomersByEmail } from '../../models/records/customersFind.ts';
import { findGuestOrders, saveGuestOwners } from '../../models/records/ordersFind.ts';
import type { BatchContext } from '../deps.ts';
import { ConflictError } from '../failures.ts';
import { refreshCustomers } from './refreshCustomers.ts';

const maxRounds = 10;

/**
 * Gives orders without a customer to whom their e-mail address belongs, in both orders of arrival (spec 5.1):
 * whoever writes last, order or customer, looks at the other's side after its own write.
 */
export async function linkGuests(
  context: BatchContext,
  emailKeys: Iterable<string>,
): Promise<void> {
  const keys = [...new Set(emailKeys)];
  const touched = new Set<string>();
  for (let round = 0; keys.length > 0; round += 1) {
    if (round === maxRounds) throw new ConflictError('guest orders keep changing');
    const changes = await findChanges(context, keys);
    for (const { order, customerId } of changes) {
      if (order.customerId !== null) touched.add(order.customerId);
      if (customerId !== null) touched.add(customerId);
    }
    const { db } = context.deps;
    const saved = await saveGuestOwners(db, context.connection.workspaceId, changes);
    if (saved === changes.length) break;
  }
  if (touched.size > 0) await refreshCustomers(context, touched);
}

async function findChanges(context: BatchContext, keys: string[]) {
  const { db } = context.deps;
  const { id, workspaceId } = context.connection;
  const guests = await findGuestOrders(db, workspaceId, id, keys);
  if (guests.length === 0) return [];
  const owners = await findCustomersByEmail(db, workspaceId, id, keys);
  return guests
    .map((order) => ({ order, customerId: owners.get(order.customerEmailKey ?? '') ?? null }))
    .filter(({ order, customerId }) => order.customerId !== customerId);
}
