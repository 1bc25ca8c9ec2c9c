import type { LineStatus, Order, OrderLine } from '../../api/orders.ts';

type Goods = Pick<OrderLine, 'qty' | 'unlinked' | 'giftCard'>;
type ProgressLine = Goods & Pick<OrderLine, 'lineStatus'>;

/** Something to take from a shelf: not money, not a code sent by e-mail, not what was edited away. */
export function isGoods({ qty, unlinked, giftCard }: Goods): boolean {
  return qty > 0 && unlinked !== 'tip' && !giftCard;
}

/** How far a line has come; `cancelled` stands outside. The server's ladder (domain/order/status.ts). */
const ladder = [
  'pending',
  'allocated',
  'picked',
  'packed',
  'shipped',
  'delivered',
  'returned',
] as const satisfies readonly LineStatus[];

/** Place on the ladder; null for `cancelled`. */
export function rankOf(status: LineStatus): number | null {
  const rank = ladder.findIndex((step) => step === status);
  return rank < 0 ? null : rank;
}

export interface Progress {
  label: string;
  done: number;
  total: number;
}

const cancelled: Progress = { label: 'Cancelled', done: 0, total: 0 };
const steps = ['picked', 'packed', 'shipped', 'delivered'] as const;

/**
 * How far the warehouse is: `1 of 3 picked`, `3 of 3 picked` until the first is packed, then `1 of 3 packed`…
 * Null where there is nothing to send.
 */
export function computeProgress(lines: readonly ProgressLine[]): Progress | null {
  const goods = lines.filter(isGoods);
  if (goods.length === 0) return null;
  const kept = goods.filter(({ lineStatus }) => lineStatus !== 'cancelled');
  if (kept.length === 0) return cancelled;
  const out = kept.filter(({ lineStatus }) => lineStatus !== 'returned');
  if (out.length === 0) return toProgress('returned', kept.length, kept.length);
  const countAt = (step: LineStatus) =>
    out.filter(({ lineStatus }) => hasReached(lineStatus, step)).length;
  const step = steps.findLast((name) => countAt(name) > 0) ?? 'picked';
  const open = steps.find((name) => countAt(name) < out.length) ?? step;
  // Where one line is ahead of the others, the first step that is not done by all of them counts.
  const told = steps.indexOf(open) < steps.indexOf(step) ? open : step;
  return toProgress(told, countAt(told), out.length);
}

/** Is it there, or further? Never true of what is cancelled. */
export function hasReached(status: LineStatus, step: LineStatus): boolean {
  const [rank, goal] = [rankOf(status), rankOf(step)];
  return rank !== null && goal !== null && rank >= goal;
}

function toProgress(word: string, done: number, total: number): Progress {
  return { label: `${done} of ${total} ${word}`, done, total };
}

/** `Classic Cotton Shirt, White / M` */
export function toLineTitle({
  title,
  variantTitle,
}: Pick<OrderLine, 'title' | 'variantTitle'>): string {
  return variantTitle === null || variantTitle === '' ? title : `${title}, ${variantTitle}`;
}

export interface ItemLine {
  id: string;
  qty: number;
  title: string;
}

/** What is in the order: the first lines, and how many more; what was edited away is left out. */
export function listItems(
  lines: readonly OrderLine[],
  most = 2,
): { first: ItemLine[]; more: number; units: number } {
  const left = lines.filter(({ qty }) => qty > 0);
  // An order taken back altogether still says what it was.
  const shown = left.length > 0 ? left : lines;
  const items = shown.map((line) => ({
    id: line.shopifyLineId,
    qty: line.qty > 0 ? line.qty : line.orderedQty,
    title: toLineTitle(line),
  }));
  // One more line takes no more room than saying that there is one.
  const first = items.length === most + 1 ? items : items.slice(0, most);
  return {
    first,
    more: items.length - first.length,
    units: items.reduce((sum, { qty }) => sum + qty, 0),
  };
}

export interface Parcel {
  awbNumber: string | null;
  courier: string | null;
}

/** The parcels an order travels in, each once. */
export function listParcels(lines: readonly Pick<OrderLine, keyof Parcel>[]): Parcel[] {
  const found = new Map<string, Parcel>();
  for (const { awbNumber, courier } of lines) {
    if (awbNumber === null && courier === null) continue;
    found.set(`${courier ?? ''} ${awbNumber ?? ''}`, { awbNumber, courier });
  }
  return [...found.values()];
}

/** Where it goes: the city, the country where no city is known. */
export function findCity({ shippingAddress }: Pick<Order, 'shippingAddress'>): string | null {
  return shippingAddress?.city ?? shippingAddress?.country ?? null;
}

/** Couriers these orders travel with, the most used first: what people may mean next. */
export function listCouriers(orders: readonly Pick<Order, 'lines'>[]): string[] {
  const counts = new Map<string, number>();
  for (const { courier } of orders.flatMap(({ lines }) => lines)) {
    if (courier !== null) counts.set(courier, (counts.get(courier) ?? 0) + 1);
  }
  return [...counts].sort((one, other) => other[1] - one[1]).map(([name]) => name);
}

/** The order's own page. */
export function toOrderPath(id: string): string {
  return `/orders/${encodeURIComponent(id)}`;
}
