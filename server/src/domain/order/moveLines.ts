import { toText } from '../contact.ts';
import type { LineStatus, OrderLine, OrderMove, OrderRecord } from '../records.ts';
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

export type Mover = OrderMove['by'] & { now: Date };

/**
 * What the warehouse did, applied to an order: all moves or none (spec 4.5). Lines go forward only;
 * an AWB or courier is replaced by another one, never by nothing. The write is guarded by `rev - 1`.
 */
export function moveLines(order: OrderRecord, moves: readonly LineMove[], by: Mover): MoveResult {
  const errors = moves.flatMap((move, index) => checkMove(order, move, moves.slice(0, index)));
  if (errors.length > 0) return { ok: false, errors };
  const byLine = new Map(moves.map((move) => [move.shopifyLineId, move]));
  const lines = order.lines.map((line) => {
    const move = byLine.get(line.shopifyLineId);
    return move ? applyMove(line, move, by) : line;
  });
  if (isSame(lines, order.lines)) return { ok: true, record: order, changed: false };
  const touched = { ...order, lines, rev: order.rev + 1, updatedAt: by.now };
  const moved = { ...touched, lastMove: toMove(order, touched, by) };
  return { ok: true, record: { ...moved, ...computeDerived(moved) }, changed: true };
}

function checkMove(order: OrderRecord, move: LineMove, before: readonly LineMove[]): MoveError[] {
  const { shopifyLineId, lineStatus } = move;
  const line = order.lines.find((known) => known.shopifyLineId === shopifyLineId);
  const refuse = (code: MoveError['code'], message: string): MoveError[] => [
    { shopifyLineId, code, message },
  ];
  if (!line) return refuse('unknown_line', 'The order has no such line');
  if (before.some((other) => other.shopifyLineId === shopifyLineId)) {
    return refuse('doubled_line', 'The line is named twice');
  }
  const refusal = findRefusal(line, lineStatus);
  return refusal ? [{ shopifyLineId, ...refusal }] : [];
}

/** Why a line cannot go there; null where it can, or stands there already. */
export function findRefusal(
  line: Pick<OrderLine, 'lineStatus' | 'unlinked'>,
  target: LineStatus,
): Pick<MoveError, 'code' | 'message'> | null {
  if (line.unlinked === 'tip') return { code: 'not_goods', message: 'A tip is not shipped' };
  const from = rankOf(line.lineStatus);
  const to = rankOf(target);
  if (from === null) {
    return to === null ? null : { code: 'cancelled', message: 'The line is cancelled' };
  }
  const left = from >= shipped;
  const already = `The line is ${line.lineStatus}`;
  if (to === null) return left ? { code: 'backwards', message: `${already}: use returned` } : null;
  if (to < from) return { code: 'backwards', message: `${already} already` };
  if (target === 'returned' && !left) {
    return { code: 'not_shipped', message: 'Only a shipped line can be returned' };
  }
  return null;
}
const shipped = rankOf('shipped') ?? 0;

function applyMove(line: OrderLine, move: LineMove, by: Mover): OrderLine {
  const told = {
    lineStatus: move.lineStatus,
    awbNumber: toText(move.awbNumber) ?? line.warehouse?.awbNumber ?? null,
    courier: toText(move.courier) ?? line.warehouse?.courier ?? null,
  };
  if (line.warehouse && isSame(told, pickTold(line.warehouse))) return line;
  return { ...line, ...mergeLine(line, { ...told, movedAt: by.now, movedBy: by.id }) };
}

function pickTold({ lineStatus, awbNumber, courier }: NonNullable<OrderLine['warehouse']>) {
  return { lineStatus, awbNumber, courier };
}

/** The lines that the move touched, as people saw them before and after. */
function toMove(before: OrderRecord, after: OrderRecord, { now, ...by }: Mover): OrderMove {
  const lines = after.lines.flatMap((line, index) => {
    const old = before.lines[index];
    if (!old || old === line) return [];
    const { shopifyLineId, title, skuCode, awbNumber, courier } = line;
    const step = { from: old.lineStatus, to: line.lineStatus };
    return [{ shopifyLineId, title, skuCode, ...step, awbNumber, courier }];
  });
  return { rev: after.rev, at: now, by, lines };
}
