import { type LineMove, type MoveError, moveLines } from '../domain/order/moveLines.ts';
import type { OrderRecord } from '../domain/records.ts';
import { ProblemError } from '../lib/errors.ts';
import { findOrder, saveOrder } from '../models/records/ordersPage.ts';
import type { AuthDeps, Principal } from './access/auth.ts';

const maxRaces = 10;

/**
 * What the warehouse did to lines of an order: all moves or none, guarded by `rev` (spec 4.5).
 * @throws ProblemError 404, 409 where a line cannot go there, 422 for a line the order does not have.
 */
export async function saveLineMoves(
  deps: AuthDeps,
  principal: Principal,
  orderId: string,
  moves: readonly LineMove[],
): Promise<OrderRecord> {
  for (let race = 0; race < maxRaces; race += 1) {
    const order = await findOrder(deps.db, principal.workspaceId, orderId);
    if (!order) throw new ProblemError(404, 'not_found', 'There is nothing here');
    const moved = moveLines(order, moves, { userId: principal.id, now: deps.now() });
    if (!moved.ok) throw refuse(moved.errors);
    if (!moved.changed) return order;
    if (await saveOrder(deps.db, principal.workspaceId, moved.record)) return moved.record;
  }
  throw new ProblemError(409, 'conflict', 'The order is being changed by others: try again');
}

function refuse(refused: MoveError[]): ProblemError {
  const errors = refused.map(({ shopifyLineId, message }) => ({
    field: `lines.${shopifyLineId}`,
    message,
  }));
  const detail = errors.map(({ field, message }) => `${field}: ${message}`).join('; ');
  const badInput = refused.some(({ code }) => code === 'unknown_line' || code === 'doubled_line');
  return badInput
    ? new ProblemError(422, 'invalid_request', detail, { errors })
    : new ProblemError(409, 'line_state', detail, { errors });
}
