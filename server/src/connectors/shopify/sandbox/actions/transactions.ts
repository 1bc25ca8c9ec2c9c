import { nextId, readClock, type ShopState } from '../state/shopState.ts';
import type {
  OrderState,
  TransactionKind,
  TransactionState,
  TransactionStatus,
} from '../state/orderTypes.ts';
import type { Minor } from '../state/types.ts';
import type { PaymentSpec } from './orderSpec.ts';

/** Shopify's own name of its cash-on-delivery method (shopify-facts 8). */
export const codGateway = 'Cash on Delivery (COD)';

export interface TransactionSpec {
  kind: TransactionKind;
  status?: TransactionStatus;
  gateway: string;
  amount: Minor;
  manual?: boolean;
  parentId?: number | null;
}

export function addTransaction(
  state: ShopState,
  order: OrderState,
  spec: TransactionSpec,
): TransactionState {
  const status = spec.status ?? 'success';
  const transaction: TransactionState = {
    id: nextId(state, 'transaction'),
    kind: spec.kind,
    status,
    gateway: spec.gateway,
    manualGateway: spec.manual ?? false,
    amount: spec.amount,
    parentId: spec.parentId ?? null,
    message: status === 'failure' ? 'Payment declined by the bank' : null,
    test: order.test,
    createdAt: readClock(state),
  };
  order.transactions.push(transaction);
  order.rev += 1;
  return transaction;
}

/** What the checkout left behind: which transactions a way of paying starts with. */
export function toOpeningTransactions(payment: PaymentSpec, total: Minor): TransactionSpec[] {
  if (total === 0 || payment.kind === 'none') return [];
  if (payment.kind === 'gift_card') return toGiftCard(payment, total);
  if (payment.kind === 'pending') return toUnanswered(payment, total);
  if (payment.kind === 'cod') return [toPending(payment.gateway ?? codGateway, total)];
  if (payment.kind === 'bank_transfer')
    return [toPending(payment.gateway ?? 'Bank Transfer (Advance Payment)', total)];
  if (payment.kind === 'authorised')
    return [{ kind: 'authorization', gateway: payment.gateway ?? 'stripe', amount: total }];
  if (payment.kind === 'prepaid')
    return [{ kind: 'sale', gateway: payment.gateway ?? 'razorpay', amount: total }];
  const upfront = Math.min(payment.upfront, total);
  return [{ kind: 'sale', gateway: payment.gateway ?? 'Gokwik PPCOD', amount: upfront }];
}

const toPending = (gateway: string, amount: Minor): TransactionSpec => ({
  kind: 'sale',
  status: 'pending',
  gateway,
  amount,
  manual: true,
});

function toGiftCard(
  payment: Extract<PaymentSpec, { kind: 'gift_card' }>,
  total: Minor,
): TransactionSpec[] {
  const paid = Math.min(payment.amount, total);
  const card: TransactionSpec = { kind: 'sale', gateway: 'gift_card', amount: paid };
  if (paid === total) return [card];
  const rest = total - paid;
  if (payment.rest === 'cod') return [card, toPending(codGateway, rest)];
  return [card, { kind: 'sale', gateway: 'razorpay', amount: rest }];
}

function toUnanswered(
  payment: Extract<PaymentSpec, { kind: 'pending' }>,
  total: Minor,
): TransactionSpec[] {
  const { gateway } = payment;
  const open: TransactionSpec = { kind: 'sale', status: 'pending', gateway, amount: total };
  return payment.failedFirst ? [{ ...open, status: 'failure' }, open] : [open];
}
