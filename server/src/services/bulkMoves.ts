import { type BulkMove, isOutOfReach, pickMoves } from '../domain/order/bulkMoves.ts';
import { ProblemError } from '../lib/errors.ts';
import type { Logger } from '../lib/logger.ts';
import { findOrderNumbers } from '../models/records/ordersFind.ts';
import { isDatabaseUnavailable } from '../models/unavailable.ts';
import type { AuthDeps, Principal } from './access/auth.ts';
import { saveLineMoves } from './lineMoves.ts';

/** Orders that are written at the same time. */
const atOnce = 8;

export interface Refusal {
  orderId: string;
  orderNumber: string | null;
  code: string;
  message: string;
}

type Result = 'moved' | 'unchanged' | Omit<Refusal, 'orderId' | 'orderNumber'>;

/**
 * One move for many orders: of each all lines that can go there, all of them or none. An order that is refused stops
 * no other.
 * @throws the database's error when it is away; what was moved by then stays, and asking again finds it unchanged.
 */
export async function saveBulkMoves(
  deps: AuthDeps & { logger: Logger },
  principal: Principal,
  orderIds: readonly string[],
  bulk: BulkMove,
): Promise<{ moved: number; unchanged: number; refused: Refusal[] }> {
  const ids = [...new Set(orderIds)];
  const results = new Map<string, Result>();
  const waiting = ids.values();
  const work = async (): Promise<void> => {
    for (const id of waiting) results.set(id, await moveOne(deps, principal, id, bulk));
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  const refused = ids.flatMap((orderId) => {
    const result = results.get(orderId);
    return typeof result === 'object' ? [{ orderId, ...result }] : [];
  });
  const named = await findOrderNumbers(
    deps.db,
    principal.workspaceId,
    refused.map(({ orderId }) => orderId),
  );
  const countOf = (kind: Result) => [...results.values()].filter((one) => one === kind).length;
  return {
    moved: countOf('moved'),
    unchanged: countOf('unchanged'),
    refused: refused.map((one) => ({ ...one, orderNumber: named.get(one.orderId) ?? null })),
  };
}

async function moveOne(
  deps: AuthDeps & { logger: Logger },
  principal: Principal,
  orderId: string,
  bulk: BulkMove,
): Promise<Result> {
  try {
    const { changed } = await saveLineMoves(deps, principal, orderId, (order) => {
      if (isOutOfReach(order, bulk)) throw nothingCanGo(bulk);
      return pickMoves(order, bulk);
    });
    return changed ? 'moved' : 'unchanged';
  } catch (error) {
    if (error instanceof ProblemError) return { code: error.code, message: error.message };
    if (isDatabaseUnavailable(error)) throw error;
    deps.logger.error('an order of a bulk move failed', { order: orderId, error });
    return { code: 'internal', message: 'Something went wrong with this order: look at it alone' };
  }
}

function nothingCanGo({ lineStatus }: BulkMove): ProblemError {
  return new ProblemError(409, 'line_state', `No line of it can become ${lineStatus}`);
}
