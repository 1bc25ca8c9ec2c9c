import { prorate, sumMoney } from '../../../domain/money.ts';
import type { Minor, SourceRefund } from '../../../domain/source.ts';
import {
  type Place,
  readAmount,
  readBodyId,
  readCount,
  readId,
  readList,
  readRequiredTime,
  readSetAmount,
  readState,
  readText,
  readTime,
  sortById,
} from './read.ts';

export interface RefundContext {
  currency: string;
  /** As ordered, in shop and presentment money: the rate of a buyer's other currency. */
  total: Minor;
  presentmentTotal: Minor | null;
}

/** Money refunded is what successful transactions moved, never the lines' subtotals (spec 9.1b, edge cases 38, 51). */
export function readRefunds(order: Place, context: RefundContext): SourceRefund[] {
  return sortById(readList(order, 'refunds').map((refund) => toRefund(refund, context)));
}

function toRefund(place: Place, context: RefundContext): SourceRefund {
  return {
    externalId: readBodyId(place),
    createdAt: readTime(place, 'createdAt') ?? readRequiredTime(place, 'processedAt'),
    amount: place.rest
      ? readTransactions(place, context)
      : (readSetAmount(place, 'totalRefunded', 'shopMoney', context.currency) ?? 0),
  };
}

function readTransactions(refund: Place, context: RefundContext): Minor {
  const paidBack = readList(refund, 'transactions').filter(
    (row) => readState(row, 'kind') === 'refund' && readState(row, 'status') === 'success',
  );
  return sumMoney(paidBack.map((row) => readTransactionAmount(row, context)));
}

/**
 * Transactions are in the currency they were made in. Another one than the shop's is turned by the order's own
 * totals, to the minor unit; the glance marks such an order incomplete, so that the platform's own figure follows.
 */
function readTransactionAmount(row: Place, context: RefundContext): Minor {
  const currency = readText(row, 'currency') ?? context.currency;
  const amount = readAmount(row, 'amount', currency) ?? 0;
  if (currency === context.currency) return amount;
  const whole = context.presentmentTotal ?? 0;
  return whole > 0 ? prorate(amount, context.total, whole) : 0;
}

/** What refunds took away, for old bodies without `current_*` fields. */
export interface RefundedLines {
  units: Map<string, number>;
  subtotal: Minor;
  tax: Minor;
}

export function readRefundedLines(order: Place, currency: string): RefundedLines {
  const taken: RefundedLines = { units: new Map(), subtotal: 0, tax: 0 };
  const rows = readList(order, 'refunds').flatMap((refund) => readList(refund, 'refundLineItems'));
  for (const row of rows) {
    const lineId = readId(row, 'lineItemId');
    const units = readCount(row, 'quantity') ?? 0;
    if (lineId !== null) taken.units.set(lineId, (taken.units.get(lineId) ?? 0) + units);
    taken.subtotal += readAmount(row, 'subtotal', currency) ?? 0;
    taken.tax += readAmount(row, 'totalTax', currency) ?? 0;
  }
  return taken;
}
