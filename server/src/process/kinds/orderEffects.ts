import { markOrderDays } from '../../models/metrics/markDays.ts';
import { wakeSkipped } from '../../models/cache/cacheRequeue.ts';
import type { BatchContext } from '../deps.ts';
import { linkGuests } from '../effects/linkGuests.ts';
import { linkWaitingParcels, releaseParcels } from '../effects/linkShipments.ts';
import { refreshCustomers } from '../effects/refreshCustomers.ts';
import { toCustomerKey, toEmailWaitKey } from './customerKeys.ts';
import type { OrdersRun } from './runOrders.ts';

/**
 * What orders mean for customers: figures, records made from orders alone, guests' orders finding their
 * customer, and customers that were skipped until their first order (spec 5.1).
 */
export async function saveOrderEffects(context: BatchContext, run: OrdersRun): Promise<void> {
  const touched = new Set(run.formerCustomers);
  const guests = new Set<string>();
  const keys = new Set<string>();
  for (const order of run.records.values()) {
    if (order.customerId !== null) touched.add(order.customerId);
    if (order.shopifyCustomerId !== null) keys.add(toCustomerKey(order.shopifyCustomerId));
    else if (order.customerEmailKey !== null) guests.add(order.customerEmailKey);
  }
  for (const emailKey of guests) keys.add(toEmailWaitKey(emailKey));
  const emailKeys = await refreshCustomers(context, touched);
  context.deps.crashAt?.('between-effects');
  await linkGuests(context, [...guests, ...emailKeys]);
  await wakeCustomers(context, [...keys]);
  const changed = [...run.changed.values()];
  await markOrderDays(context.deps.db, context.connection.workspaceId, changed);
  await releaseParcels(context, changed);
  await linkWaitingParcels(context, changed);
}

async function wakeCustomers(
  { deps, connector, connection }: BatchContext,
  keys: string[],
): Promise<void> {
  const stream = connector.streams.find(({ kind }) => kind === 'customer');
  if (!stream) return;
  const woken = await wakeSkipped(deps.db, connection.id, stream.collection, keys);
  if (woken > 0) deps.wakeups.emit('pending');
}
