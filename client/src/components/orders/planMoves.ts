import type { BulkMoves, LineStatus, Order, OrderLine } from '../../api/orders.ts';
import { hasReached, isGoods, rankOf } from './orderFacts.ts';

export interface MovePlan {
  /** Lines that would move, by where they stand now; in the order of work. */
  from: { status: LineStatus; lines: number }[];
  lines: number;
  /** Orders with at least one such line. */
  orders: Order[];
  /** Orders nothing of which can go there. */
  still: { order: Order; why: string }[];
}

/**
 * What a bulk move would do, from what the page knows: the server judges anew (spec 4.5, lines go forward only).
 * @param from where lines must stand to be moved; null takes all that can go
 */
export function planMoves(
  orders: readonly Order[],
  target: LineStatus,
  from: readonly LineStatus[] | null = null,
): MovePlan {
  const counts = new Map<LineStatus, number>();
  const moving: Order[] = [];
  const still: MovePlan['still'] = [];
  for (const order of orders) {
    const lines = order.lines.filter((line) => canGo(line, target) && isIn(line.lineStatus, from));
    for (const { lineStatus } of lines) counts.set(lineStatus, (counts.get(lineStatus) ?? 0) + 1);
    if (lines.length > 0) moving.push(order);
    else still.push({ order, why: explainStill(order, target) });
  }
  const steps = [...counts].map(([status, lines]) => ({ status, lines }));
  steps.sort((one, other) => (rankOf(one.status) ?? 0) - (rankOf(other.status) ?? 0));
  const lines = steps.reduce((sum, step) => sum + step.lines, 0);
  return { from: steps, lines, orders: moving, still };
}

function isIn(status: LineStatus, from: readonly LineStatus[] | null): boolean {
  return from === null || from.includes(status);
}

/** The rules of the server's `moveLines`: forward only; only what left can come back; only what is here can be cancelled. */
function canGo(line: OrderLine, target: LineStatus): boolean {
  const { lineStatus } = line;
  if (!isGoods(line) || lineStatus === 'cancelled' || lineStatus === target) return false;
  const left = hasReached(lineStatus, 'shipped');
  if (target === 'cancelled') return !left;
  return hasReached(target, lineStatus) && (target !== 'returned' || left);
}

function explainStill({ lines }: Order, target: LineStatus): string {
  const goods = lines.filter(isGoods);
  const there = goods.filter(({ lineStatus }) => lineStatus !== 'cancelled');
  if (goods.length === 0) return 'has nothing to send';
  if (there.length === 0) return 'is cancelled';
  if (there.every(({ lineStatus }) => hasReached(lineStatus, target))) {
    return `is ${target} already, or further`;
  }
  if (target === 'returned') return 'has not been shipped';
  return target === 'cancelled' ? 'has left already' : 'has no line that stands there';
}

export interface ParcelChoice {
  courier: string;
  /** Numbers by order id. */
  awbNumbers: Readonly<Record<string, string>>;
}

/**
 * The requests of a move: one for all orders, or one for each AWB number where orders have their own.
 * Orders without a number go together.
 */
export function toMoveRequests(
  orders: readonly Pick<Order, 'id'>[],
  step: { lineStatus: LineStatus; from: LineStatus[] | null },
  parcel: ParcelChoice | null,
): BulkMoves[] {
  const groups = new Map<string, string[]>();
  for (const { id } of orders) {
    const awb = parcel?.awbNumbers[id]?.trim() ?? '';
    groups.set(awb, [...(groups.get(awb) ?? []), id]);
  }
  const courier = parcel?.courier.trim() ?? '';
  return [...groups].map(([awbNumber, orderIds]) => ({
    orderIds,
    lineStatus: step.lineStatus,
    ...(step.from === null ? {} : { from: step.from }),
    ...(awbNumber === '' ? {} : { awbNumber }),
    ...(courier === '' ? {} : { courier }),
  }));
}

/** A column pasted from a sheet: one number per line, into this field and those below it. */
export function spreadPasted(text: string, ids: readonly string[], first: string) {
  const numbers = text.split(/\r?\n|\t/).map((part) => part.trim());
  const start = Math.max(0, ids.indexOf(first));
  const given = numbers.flatMap((number, index) => {
    const id = ids[start + index];
    return id === undefined || number === '' ? [] : [[id, number.slice(0, 100)] as const];
  });
  return Object.fromEntries(given);
}

/** Numbers given to more than one order: mostly a scan that was made twice. */
export function findDoubled(awbNumbers: Readonly<Record<string, string>>): Set<string> {
  const seen = new Set<string>();
  const doubled = new Set<string>();
  for (const number of Object.values(awbNumbers).map((text) => text.trim())) {
    if (number !== '' && seen.has(number)) doubled.add(number);
    seen.add(number);
  }
  return doubled;
}
