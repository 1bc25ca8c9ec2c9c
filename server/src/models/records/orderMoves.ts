import { Schema } from 'mongoose';
import type { OrderMove, OrderRecord } from '../../domain/records.ts';
import type { Database } from '../database.ts';
import { defineModel, requireTenant } from '../define.ts';
import { findDuplicates } from '../duplicates.ts';
import { orders } from './orders.ts';

/**
 * The history of what the warehouse did. The order itself holds its last move, written with the lines in one write:
 * it comes in here right after, and once more before the next one takes its place. So a crash in between loses
 * nothing, and no transaction keeps an order locked.
 */
export interface OrderMoveRecord extends OrderMove {
  /** `<order id>:<rev>`: of one revision there is one move at most. */
  _id: string;
  workspaceId: string;
  orderId: string;
}

const schema = new Schema<OrderMoveRecord>(
  {
    _id: String,
    workspaceId: String,
    orderId: String,
    rev: Number,
    at: Date,
    by: Schema.Types.Mixed,
    lines: [Schema.Types.Mixed],
  },
  { versionKey: false },
);

export const orderMoves = defineModel<OrderMoveRecord>('order_moves', schema, [
  { key: { workspaceId: 1, at: -1 } },
  { key: { workspaceId: 1, orderId: 1, at: -1 } },
]);

type Moved = Pick<OrderRecord, '_id' | 'workspaceId' | 'lastMove'>;

/** Puts an order's last move into the history, where it is not there yet. */
export async function saveLastMove(db: Database, order: Moved): Promise<void> {
  const record = toRecord(order);
  if (!record) return;
  try {
    await orderMoves.collection(db).insertMany([record]);
  } catch (error) {
    findDuplicates(error); // it is there
  }
}

function toRecord({ _id: orderId, workspaceId, lastMove }: Moved): OrderMoveRecord | null {
  if (!lastMove) return null;
  const _id = `${orderId}:${lastMove.rev}`;
  return { _id, workspaceId: requireTenant(workspaceId), orderId, ...lastMove };
}

/** When the warehouse last did something. */
export async function findLastMoveAt(db: Database, workspaceId: string): Promise<Date | null> {
  const last = await orderMoves
    .collection(db)
    .find({ workspaceId: requireTenant(workspaceId) }, { projection: { at: 1 } })
    .sort({ at: -1 })
    .limit(1)
    .next();
  return last?.at ?? null;
}

const mostMoves = 200;

/** An order's moves, newest first; no order has more than a few. */
export async function findMovesOf(
  db: Database,
  workspaceId: string,
  orderId: string,
): Promise<OrderMoveRecord[]> {
  const tenant = requireTenant(workspaceId);
  const [kept, order] = await Promise.all([
    orderMoves
      .collection(db)
      .find({ workspaceId: tenant, orderId })
      .sort({ at: -1 })
      .limit(mostMoves)
      .toArray(),
    orders
      .collection(db)
      .findOne<Moved>(
        { _id: orderId, workspaceId: tenant },
        { projection: { workspaceId: 1, lastMove: 1 } },
      ),
  ]);
  const last = order && toRecord(order);
  const moves = !last || kept.some((move) => move._id === last._id) ? kept : [last, ...kept];
  return moves.sort((left, right) => right.rev - left.rev);
}
