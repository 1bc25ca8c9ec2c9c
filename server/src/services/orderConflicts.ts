import { acceptConflict } from '../domain/order/acceptConflict.ts';
import type { OrderRecord } from '../domain/records.ts';
import { ProblemError } from '../lib/errors.ts';
import { findOrder, saveOrder } from '../models/records/ordersPage.ts';
import { raiseRecordNews } from '../models/records/recordNews.ts';
import type { AuthDeps, Principal } from './access/auth.ts';

const maxRaces = 10;

/**
 * A person takes note of an order's conflict (spec 4.5): it leaves the list, the same cause does not bring it back.
 * @param seen.code the conflict the person looked at; another one is not accepted unseen.
 * @throws ProblemError 404, 409 where there is none, or another one.
 */
export async function resolveConflict(
  deps: AuthDeps,
  principal: Principal,
  orderId: string,
  seen: { code: string | null; note: string | null },
): Promise<OrderRecord> {
  for (let race = 0; race < maxRaces; race += 1) {
    const order = await findOrder(deps.db, principal.workspaceId, orderId);
    if (!order) throw new ProblemError(404, 'not_found', 'There is nothing here');
    requireSeen(order, seen.code);
    const by = { note: seen.note, at: deps.now(), by: principal.name, byId: principal.id };
    const accepted = acceptConflict(order, by);
    if (!accepted) throw noConflict('There is no conflict any more: load the order again');
    if (!(await saveOrder(deps.db, principal.workspaceId, accepted))) continue;
    // It is stored: whoever watches hears of it now, or with the next change.
    await raiseRecordNews(deps.db, principal.workspaceId, 'order').catch(() => undefined);
    return accepted;
  }
  throw new ProblemError(409, 'conflict', 'The order is being changed by others: try again');
}

function requireSeen({ conflict }: OrderRecord, code: string | null): void {
  if (!conflict) throw noConflict('There is no conflict any more: load the order again');
  if (code !== null && code !== conflict.code) {
    throw noConflict(`The conflict is another one by now: ${conflict.message}`);
  }
}

function noConflict(detail: string): ProblemError {
  return new ProblemError(409, 'conflict_state', detail);
}
