import { toLocalDate } from '../../domain/localDays.ts';
import { computeDay } from '../../domain/profit/computeDay.ts';
import type { OrderProfitRow } from '../../domain/profit/dayTypes.ts';
import { ProblemError } from '../../lib/errors.ts';
import { findMetricsContext } from '../../metrics/metricsContext.ts';
import { readDays } from '../../metrics/readDays.ts';
import { findOrderProfit as findStored } from '../../models/metrics/orderProfitsPage.ts';
import { findOrder } from '../../models/records/ordersPage.ts';
import type { IngestDeps } from '../../ingest/deps.ts';

/**
 * What an order earned (spec 9.1). One whose day waits to be computed is computed for the asker.
 * @throws ProblemError 404: no such order, a test order (`not_counted`), or one without an exchange rate.
 */
export async function findOrderProfit(
  deps: Pick<IngestDeps, 'db' | 'registry'>,
  workspaceId: string,
  orderId: string,
): Promise<OrderProfitRow> {
  const stored = await findStored(deps.db, workspaceId, orderId);
  if (stored) return stored;
  const order = await findOrder(deps.db, workspaceId, orderId);
  if (!order) throw new ProblemError(404, 'not_found', 'There is nothing here');
  if (order.test) throw notCounted('Test orders stay out of profit');
  const context = await findMetricsContext(deps, workspaceId);
  const date = toLocalDate(order.orderedAt, context.timezone);
  const facts = await readDays(deps.db, context, [date]);
  const found = facts.flatMap((day) => computeDay(day).orders).find(({ _id }) => _id === orderId);
  if (found) return found;
  throw notCounted(`No exchange rate from ${order.currency}: enter one in the profit settings`);
}

function notCounted(why: string): ProblemError {
  return new ProblemError(404, 'not_counted', why);
}
