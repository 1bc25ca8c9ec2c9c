import { toText } from '../contact.ts';
import type { LineStatus, OrderLine, OrderRecord } from '../records.ts';
import { isSame } from '../same.ts';
import { computeDerived, mergeLine } from './derived.ts';
import { rankOf } from './status.ts';

/** One line of `PATCH /api/orders/:id/lines`. */
export interface LineMove {
  shopifyLineId: string;
  lineStatus: LineStatus;
  awbNumber?: string | null;
  courier?: string | null;
}

export interface MoveError {
  shopifyLineId: string;
  code: 'unknown_line' | 'doubled_line' | 'not_goods' | 'backwards' | 'cancelled' | 'not_shipped';
  message: string;
}

export type MoveResult =
  | { ok: true; record: OrderRecord; changed: boolean }
  | { ok: false; errors: MoveError[] };

/**
 * What the warehouse did, applied to an order: all moves or none (spec 4.5). Lines go forward only;
 * an AWB or courier is replaced by another one, never by nothing. The write is guarded by `rev - 1`.
 */
export function moveLines(
  order: OrderRecord,
  moves: readonly LineMove[],
  by: { userId: string; now: Date },
): MoveResult {
  const errors = moves.flatMap((move, index) => checkMove(order, move, moves.slice(0, index)));
  if (errors.length > 0) return { ok: false, errors };
  const byLine = new Map(moves.map((move) => [move.shopifyLineId, move]));
  const lines = order.lines.map((line) => {
    const move = byLine.get(line.shopifyLineId);
    return move ? applyMove(line, move, by) : line;
  });
  if (isSame(lines, order.lines)) return { ok: true, record: order, changed: false };
  const moved = { ...order, lines, rev: order.rev + 1, updatedAt: by.now };
  return { ok: true, record: { ...moved, ...computeDerived(moved) }, changed: true };
}

function checkMove(order: OrderRecord, move: LineMove, before: readonly LineMove[]): MoveError[] {
  const line = order.lines.find((known) => known.shopifyLineId === move.shopifyLineId);
  const refuse = (code: MoveError['code'], message: string): MoveError[] => [
    { shopifyLineId: move.shopifyLineId, code, message },
  ];
  if (!line) return refuse('unknown_line', 'The order has no such line');
  if (before.some((other) => other.shopifyLineId === move.shopifyLineId)) {
    return refuse('doubled_line', 'The line is named twice');
  }
  if (line.unlinked === 'tip') return refuse('not_goods', 'A tip is not shipped');
  const from = rankOf(line.lineStatus);
  const to = rankOf(move.lineStatus);
  const left = from !== null && from >= shipped;
  if (from === null) {
    return to === null ? [] : refuse('cancelled', 'The line is cancelled');
  }
  if (to === null) {
    return left ? refuse('backwards', `The line is ${line.lineStatus}: use returned`) : [];
  }
  if (to < from) {
    return refuse('backwards', `The line is ${line.lineStatus} already`);
  }
  if (move.lineStatus === 'returned' && !left) {
    return refuse('not_shipped', 'Only a shipped line can be returned');
  }
  return [];
}
const shipped = rankOf('shipped') ?? 0;

function applyMove(line: OrderLine, move: LineMove, by: { userId: string; now: Date }): OrderLine {
  const told = {
    lineStatus: move.lineStatus,
    awbNumber: toText(move.awbNumber) ?? line.warehouse?.awbNumber ?? null,
    courier: toText(move.courier) ?? line.warehouse?.courier ?? null,
  };
  if (line.warehouse && isSame(told, pickTold(line.warehouse))) return line;
  return { ...line, ...mergeLine(line, { ...told, movedAt: by.now, movedBy: by.userId }) };
}

function pickTold({ lineStatus, awbNumber, courier }: NonNullable<OrderLine['warehouse']>) {
  return { lineStatus, awbNumber, courier };
}
