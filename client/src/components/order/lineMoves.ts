import { ApiProblem } from '../../api/call.ts';
import type { LineMove } from '../../api/order.ts';
import type { LineStatus, OrderLine } from '../../api/orders.ts';

/** What a line can be marked as, in the order of the work. */
export const moveTargets = [
  'allocated',
  'picked',
  'packed',
  'shipped',
  'delivered',
  'returned',
  'cancelled',
] as const satisfies readonly LineStatus[];
export type MoveTarget = (typeof moveTargets)[number];

const ladder: readonly LineStatus[] = ['pending', ...moveTargets.slice(0, -1)];
const left: readonly LineStatus[] = ['shipped', 'delivered', 'returned'];

type Movable = Pick<OrderLine, 'lineStatus' | 'unlinked'>;

/** Money is not goods: a tip has no place in the warehouse. */
export function isWorkable(line: Movable): boolean {
  return line.unlinked !== 'tip';
}

/** Would this change the line's status? The server decides; this leaves out what it would refuse (spec 4.5). */
export function canMove(line: Movable, target: MoveTarget): boolean {
  const { lineStatus } = line;
  if (!isWorkable(line) || lineStatus === 'cancelled') return false;
  const hasLeft = left.includes(lineStatus);
  if (target === 'cancelled') return !hasLeft;
  if (target === 'returned') return hasLeft && lineStatus !== 'returned';
  return ladder.indexOf(target) > ladder.indexOf(lineStatus);
}

/** The AWB or courier of what has left can be set right, its status stays. */
export function canReparcel(line: Movable): boolean {
  return isWorkable(line) && left.includes(line.lineStatus);
}

export interface MoveOption {
  target: MoveTarget;
  /** How many of the lines can go there. */
  count: number;
}

/** The steps of every parcel come first; the others are a press further away. */
const usual: readonly MoveTarget[] = ['picked', 'packed', 'shipped', 'delivered'];
const mostShown = 3;

/** What can be done with these lines, and what of it is offered at once. */
export function planMoves(lines: readonly Movable[]): { shown: MoveOption[]; more: MoveOption[] } {
  const options = moveTargets
    .map((target) => ({ target, count: lines.filter((line) => canMove(line, target)).length }))
    .filter(({ count }) => count > 0);
  const shown = options.filter(({ target }) => usual.includes(target)).slice(0, mostShown);
  const more = options.filter((option) => !shown.includes(option));
  return more.length === 1 ? { shown: [...shown, ...more], more: [] } : { shown, more };
}

/** How lines travel; empty texts change nothing. */
export interface Parcel {
  awbNumber: string;
  courier: string;
}

export function toMove(
  { shopifyLineId }: Pick<OrderLine, 'shopifyLineId'>,
  lineStatus: LineStatus,
  parcel?: Parcel,
): LineMove {
  return {
    shopifyLineId,
    lineStatus,
    ...(parcel?.awbNumber ? { awbNumber: parcel.awbNumber } : {}),
    ...(parcel?.courier ? { courier: parcel.courier } : {}),
  };
}

/** What all of these lines have in common; empty where they differ. */
export function findParcel(lines: Pick<OrderLine, 'awbNumber' | 'courier'>[]): Parcel {
  const common = (values: (string | null)[]) => {
    const [first] = values;
    return first && values.every((value) => value === first) ? first : '';
  };
  return {
    awbNumber: common(lines.map(({ awbNumber }) => awbNumber)),
    courier: common(lines.map(({ courier }) => courier)),
  };
}

/** Is there anything to do with this line? */
export function isChoosable(line: Movable): boolean {
  return canReparcel(line) || moveTargets.some((target) => canMove(line, target));
}

/** What the server refused, by line; empty for anything but refused moves. */
export function toLineRefusals(error: unknown): ReadonlyMap<string, string> {
  if (!(error instanceof ApiProblem)) return new Map();
  return new Map(
    error.errors.flatMap(({ field, message }) =>
      field.startsWith('lines.') ? [[field.slice('lines.'.length), message] as const] : [],
    ),
  );
}
