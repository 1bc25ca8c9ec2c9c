import type { AcceptedConflict, OrderLine, OrderRecord } from '../records.ts';
import { isAway } from './status.ts';

type ConflictLine = Pick<
  OrderLine,
  'shopifyLineId' | 'lineStatus' | 'platformStatus' | 'warehouse'
>;

/** Worst first. */
const messages = {
  cancelled_after_shipping: (lines: string) =>
    `Cancelled in the shop, but ${lines} had already left: stop the parcel or expect a return.`,
  shipped_after_cancel: (lines: string) =>
    `The shop says ${lines} shipped that the warehouse had cancelled.`,
  cancelled_after_picking: (lines: string) =>
    `Cancelled in the shop after ${lines} had been picked: put the goods back.`,
};
type Code = keyof typeof messages;
const codes = Object.keys(messages) as Code[];

/** What a conflict is made of. */
interface Cause {
  code: Code;
  lineIds: string[];
}

/**
 * Where platform and warehouse contradict each other, the worst one (spec 4.5, edge cases 28, 57): goods of a
 * cancelled order that have left are one, whoever shipped them.
 * It goes away when the warehouse says what became of the goods (returned, cancelled), or when a person accepted
 * it: for those lines and that code, however often a sync brings it again.
 */
export function findConflict(
  lines: readonly ConflictLine[],
  orderCancelled: boolean,
  accepted: readonly AcceptedConflict[] = [],
): OrderRecord['conflict'] {
  const cause = findCause(lines, orderCancelled, accepted);
  if (!cause) return null;
  const { code, lineIds } = cause;
  const text = lineIds.length === 1 ? '1 line' : `${lineIds.length} lines`;
  return { code, message: messages[code](text) };
}

/** The worst thing nobody has accepted yet, with all lines it is about. */
export function findCause(
  lines: readonly ConflictLine[],
  orderCancelled: boolean,
  accepted: readonly AcceptedConflict[] = [],
): Cause | null {
  const causes: { code: Code; lineId: string }[] = [];
  for (const line of lines) {
    for (const code of findCodes(line, orderCancelled)) {
      const lineId = line.shopifyLineId;
      const known = accepted.some((one) => one.code === code && one.lineIds.includes(lineId));
      if (!known) causes.push({ code, lineId });
    }
  }
  const worst = codes.find((code) => causes.some((cause) => cause.code === code));
  if (!worst) return null;
  const lineIds = causes.filter(({ code }) => code === worst).map(({ lineId }) => lineId);
  return { code: worst, lineIds };
}

function findCodes(line: ConflictLine, orderCancelled: boolean): Code[] {
  const { lineStatus: seen, platformStatus, warehouse } = line;
  const told = warehouse?.lineStatus;
  const dropped = platformStatus === 'cancelled';
  const found: Code[] = [];
  if ((orderCancelled || dropped) && isAway(seen)) found.push('cancelled_after_shipping');
  if (told === 'cancelled' && isAway(platformStatus)) found.push('shipped_after_cancel');
  if (dropped && (told === 'picked' || told === 'packed')) found.push('cancelled_after_picking');
  return found;
}
