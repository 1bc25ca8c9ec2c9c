import type { LineStatus, OrderLine, OrderRecord } from '../records.ts';
import { findRefusal, type LineMove } from './moveLines.ts';
import { isGoods } from './nextStep.ts';
import { rankOf } from './status.ts';

/** What many orders are told at once. */
export interface BulkMove {
  lineStatus: LineStatus;
  /** Only lines that stand at one of these; left out: every line that can go there. */
  from?: readonly LineStatus[];
  awbNumber?: string | null;
  courier?: string | null;
}

/**
 * The lines of one order that a bulk move is about. With `from` a line that may not go there is told all the same,
 * so that the order is refused as a whole; without it such a line is left where it is. Lines that are no goods
 * (tips, gift cards, nothing left of them) are never told. Lines that stand there already keep their parcel.
 */
export function pickMoves(order: Pick<OrderRecord, 'lines'>, bulk: BulkMove): LineMove[] {
  const { lineStatus, from, ...parcel } = bulk;
  const chosen = order.lines.filter((line) =>
    from ? isGoods(line) && from.includes(line.lineStatus) : canGo(line, lineStatus),
  );
  return chosen.map(({ shopifyLineId }) => ({ shopifyLineId, lineStatus, ...parcel }));
}

function canGo(line: OrderLine, target: LineStatus): boolean {
  return isGoods(line) && line.lineStatus !== target && findRefusal(line, target) === null;
}

/** Nothing of the order can go there although something is not there yet: people should know. */
export function isOutOfReach(order: Pick<OrderRecord, 'lines'>, bulk: BulkMove): boolean {
  if (bulk.from || pickMoves(order, bulk).length > 0) return false;
  const lines = order.lines.filter((line) => line.unlinked !== 'tip');
  const to = rankOf(bulk.lineStatus);
  if (to === null) return lines.some((line) => rankOf(line.lineStatus) !== null);
  return !lines.some((line) => (rankOf(line.lineStatus) ?? -1) >= to);
}
