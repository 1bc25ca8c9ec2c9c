import type { LineStatus, NextStep, OrderLine, OrderRecord } from '../records.ts';

type Goods = Pick<OrderLine, 'qty' | 'unlinked' | 'giftCard'>;
type QueuedLine = Goods & Pick<OrderLine, 'lineStatus'>;
type Queued = Pick<OrderRecord, 'cancelledAt' | 'deletedAt' | 'test'> & {
  lines: readonly QueuedLine[];
};

/** Something to take from a shelf: not money, not a code sent by e-mail, not what was edited away. */
export function isGoods({ qty, unlinked, giftCard }: Goods): boolean {
  return qty > 0 && unlinked !== 'tip' && !giftCard;
}

const unpicked: readonly LineStatus[] = ['pending', 'allocated'];
const unshipped: readonly LineStatus[] = ['picked', 'packed'];

/** The queue an order stands in; null where the warehouse has nothing to do with it. */
export function determineNextStep(order: Queued): NextStep | null {
  if (order.test || order.cancelledAt || order.deletedAt) return null;
  const goods = order.lines.filter(isGoods);
  if (goods.some(({ lineStatus }) => unpicked.includes(lineStatus))) return 'pick';
  return goods.some(({ lineStatus }) => unshipped.includes(lineStatus)) ? 'ship' : null;
}
