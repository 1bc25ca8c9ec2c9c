import type { Minor, SourceRefund } from '../../../domain/source.ts';
import { type Cells, readChoice, refuse } from './cells.ts';
import { readAmount } from './numbers.ts';

export const paymentMethods = ['COD', 'Prepaid'] as const;
export const fileStatuses = [
  'pending',
  'authorized',
  'partially_paid',
  'paid',
  'partially_refunded',
  'refunded',
  'voided',
] as const;
type FileStatus = (typeof fileStatuses)[number];

export interface OrderPayment {
  gateways: string[];
  financialStatus: FileStatus | null;
  refunds: SourceRefund[];
}

const gateways = { COD: ['Cash on Delivery'], Prepaid: ['Prepaid'] };

/** How it is paid, as far as the file tells: Prepaid means paid, COD not yet, unless a status says otherwise. */
export function readPayment(
  cells: Cells,
  order: { currency: string; total: Minor; orderedAt: string },
): OrderPayment {
  const method = readChoice(cells, 'payment_method', paymentMethods);
  const told = readChoice(cells, 'financial_status', fileStatuses);
  const refunded = readRefunded(cells, told, order);
  const financialStatus = told ?? toStatus(method, refunded, order.total);
  return {
    gateways: method === null ? [] : gateways[method],
    financialStatus,
    refunds:
      refunded > 0 ? [{ externalId: '1', createdAt: order.orderedAt, amount: refunded }] : [],
  };
}

/** What was paid back: all of it where the status says so; where it says "in part" the file must tell how much. */
function readRefunded(
  cells: Cells,
  status: FileStatus | null,
  { currency, total }: { currency: string; total: Minor },
): Minor {
  const told = readAmount(cells, 'refunded', currency);
  if (told !== null && told > total) refuse(cells, 'refunded', 'is more than the total');
  if (status === 'partially_refunded' && !told) {
    refuse(cells, 'refunded', 'is needed: the order is partially refunded');
  }
  if (status === 'refunded' && told !== null && told !== total) {
    refuse(cells, 'refunded', 'is not the total, but the order is refunded');
  }
  return told ?? (status === 'refunded' ? total : 0);
}

function toStatus(
  method: (typeof paymentMethods)[number] | null,
  refunded: Minor,
  total: Minor,
): FileStatus | null {
  if (refunded > 0) return refunded === total ? 'refunded' : 'partially_refunded';
  if (method === null) return null;
  return method === 'Prepaid' ? 'paid' : 'pending';
}
