import { type LineMove, type MoveError, moveLines } from '../domain/order/moveLines.ts';
import type { OrderRecord } from '../domain/records.ts';
import { ProblemError } from '../lib/errors.ts';
import { markOrderDays } from '../models/metrics/markDays.ts';
import { saveLastMove } from '../models/records/orderMoves.ts';
import { findOrder, saveOrder } from '../models/records/ordersPage.ts';
import type { AuthDeps, Principal } from './access/auth.ts';

const maxRaces = 10;

/**
 * What the warehouse did to lines of an order: all moves or none, guarded by `rev` (spec 4.5), and kept as history.
 * @param choose the moves, from the order as it is stored now; asked again after each lost race.
 * @returns the order as it is now, and whether that is news.
 * @throws ProblemError 404, 409 where a line cannot go there, 422 for a line the order does not have.
 */
export async function saveLineMoves(
  { db, now }: AuthDeps,
  { workspaceId, ...principal }: Principal,
  orderId: string,
  choose: (order: OrderRecord) => readonly LineMove[],
): Promise<{ record: OrderRecord; changed: boolean }> {
  const { kind, id, name } = principal;
  for (let race = 0; race < maxRaces; race += 1) {
    const order = await findOrder(db, workspaceId, orderId);
    if (!order) throw new ProblemError(404, 'not_found', 'There is nothing here');
    const moved = moveLines(order, choose(order), { kind, id, name, now: now() });
    if (!moved.ok) throw refuse(moved.errors);
    if (!moved.changed) return { record: order, changed: false };
    await saveLastMove(db, order); // a crash may have kept it out of the history
    if (!(await saveOrder(db, workspaceId, moved.record))) continue;
    await saveLastMove(db, moved.record).catch(() => undefined); // the next one catches up
    await markOrderDays(db, workspaceId, [moved.record]);
    return { record: moved.record, changed: true };
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
