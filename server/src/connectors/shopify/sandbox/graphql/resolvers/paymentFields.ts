import { computeRefundedMoney } from '../../rest/restRefund.ts';
import { computeUnsettled } from '../../rest/restTransaction.ts';
import type { RefundState } from '../../state/orderTypes.ts';
import { toGid } from '../gid.ts';
import { toBag, toDuty } from './moneyFields.ts';
import type { FieldMap } from './resolverTypes.ts';
import { toChildren, type Part, type RefundRow, type TransactionRow } from './rows.ts';

type RefundLineRow = Part<RefundState['lines'][number]>;
type RefundShippingRow = Part<RefundState['shipping'][number]>;

export const transactionFields: FieldMap<TransactionRow> = {
  id: ({ part }) => toGid('OrderTransaction', part.id),
  kind: ({ part }) => part.kind.toUpperCase(),
  status: ({ part }) => part.status.toUpperCase(),
  gateway: ({ part }) => part.gateway,
  formattedGateway: ({ part }) => part.gateway,
  manualPaymentGateway: ({ part }) => part.manualGateway,
  manuallyCapturable: () => false,
  multiCapturable: () => false,
  amountSet: ({ order, part }) => toBag(order, part.amount),
  amountRoundingSet: () => null,
  totalUnsettledSet: ({ order, part }) => toBag(order, computeUnsettled(part)),
  createdAt: ({ part }) => part.createdAt,
  processedAt: ({ part }) => part.createdAt,
  test: ({ part }) => part.test,
  order: ({ order }) => order,
  parentTransaction: ({ order, part }) => {
    const parent = order.transactions.find((item) => item.id === part.parentId);
    return parent ? { order, part: parent } : null;
  },
  paymentId: ({ order, part }) => `${order.name}.${order.transactions.indexOf(part) + 1}`,
  authorizationCode: ({ part }) => (part.manualGateway ? null : `auth_${part.id}`),
  location: ({ order }, _args, { state }) =>
    order.locationId === null ? null : (state.locations.get(order.locationId) ?? null),
  receiptJson: () => '{}',
};

/** The discrepancy is the only adjustment GraphQL lists; shipping has its own connection. */
function toAdjustments({ order, part }: RefundRow) {
  if (!part.discrepancy) return [];
  const { id, amount } = part.discrepancy;
  return [
    {
      number: id,
      id: toGid('OrderAdjustment', id),
      amountSet: toBag(order, amount),
      taxAmountSet: toBag(order, 0),
      reason: 'REFUND_DISCREPANCY',
    },
  ];
}

export const refundFields: FieldMap<RefundRow> = {
  id: ({ part }) => toGid('Refund', part.id),
  legacyResourceId: ({ part }) => String(part.id),
  createdAt: ({ part }) => part.createdAt,
  processedAt: ({ part }) => part.createdAt,
  updatedAt: ({ part }) => part.createdAt,
  note: ({ part }) => part.note,
  order: ({ order }) => order,
  duties: ({ order, part }) =>
    part.duties.map((item) => ({
      amountSet: toBag(order, item.amount),
      originalDuty: order.lines
        .flatMap((line) => line.duties)
        .filter((duty) => duty.id === item.dutyId)
        .map((duty) => toDuty(order, duty))[0],
    })),
  totalRefundedSet: ({ order, part }) => toBag(order, computeRefundedMoney(order, part)),
  orderAdjustments: (row, args, context) =>
    toChildren(toAdjustments(row), args, context, (item) => item.number),
  refundLineItems: ({ order, part }, args, context) => {
    const rows = part.lines.map((line): RefundLineRow => ({ order, part: line }));
    return toChildren(rows, args, context, (row) => row.part.id);
  },
  refundShippingLines: ({ order, part }, args, context) => {
    const rows = part.shipping.map((item): RefundShippingRow => ({ order, part: item }));
    return toChildren(rows, args, context, (row) => row.part.id);
  },
  transactions: ({ order, part }, args, context) => {
    const rows = order.transactions
      .filter((item) => part.transactionIds.includes(item.id))
      .map((item): TransactionRow => ({ order, part: item }));
    return toChildren(rows, args, context, (row) => row.part.id);
  },
};

export const refundLineFields: FieldMap<RefundLineRow> = {
  id: ({ part }) => toGid('RefundLineItem', part.id),
  lineItem: ({ order, part }) => {
    const line = order.lines.find((candidate) => candidate.id === part.lineId);
    return line ? { order, part: line } : null;
  },
  location: ({ part }, _args, { state }) =>
    part.locationId === null ? null : (state.locations.get(part.locationId) ?? null),
  quantity: ({ part }) => part.quantity,
  restockType: ({ part }) => part.restockType.toUpperCase(),
  restocked: ({ part }) => part.restockType !== 'no_restock',
  priceSet: ({ order, part }) => toBag(order, Math.round(part.subtotal / part.quantity)),
  subtotalSet: ({ order, part }) => toBag(order, part.subtotal),
  totalTaxSet: ({ order, part }) => toBag(order, part.tax),
};

export const refundShippingFields: FieldMap<RefundShippingRow> = {
  id: ({ part }) => toGid('RefundShippingLine', part.id),
  shippingLine: ({ order, part }) => {
    const line = order.shippingLines.find((item) => item.id === part.shippingLineId);
    return line ? { order, part: line } : null;
  },
  subtotalAmountSet: ({ order, part }) => toBag(order, part.amount),
  taxAmountSet: ({ order, part }) => toBag(order, part.tax),
};
