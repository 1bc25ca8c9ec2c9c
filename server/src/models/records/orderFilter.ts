import type { Document } from 'mongodb';
import { findStatusesWith } from '../../domain/order/openStatuses.ts';
import type { LineStatus, NextStep, OrderStatus, PaymentMethod } from '../../domain/records.ts';
import { requireTenant } from '../define.ts';
import { toTokenConditions } from './searchTerms.ts';

export interface OrderFilter {
  status?: OrderStatus;
  nextStep?: NextStep;
  /** Does it have one? */
  conflict?: boolean;
  partlyPrepaid?: boolean;
  /** Of any line but a tip. */
  lineStatus?: LineStatus;
  /** Of any line, in any case. */
  awbNumber?: string;
  ids?: string[];
  /** null = neither known yet ("Unpaid"). */
  paymentMethod?: PaymentMethod | null;
  financialStatus?: string | null;
  fulfillmentStatus?: string | null;
  connectionId?: string;
  customerId?: string;
  /** As the platform writes it: `#1001`. */
  orderNumber?: string;
  shopifyOrderId?: string;
  test?: boolean;
  orderedFrom?: Date;
  /** Excluded. */
  orderedTo?: Date;
  /** Beginnings of number, platform id, name, e-mail, phone, SKU or AWB; all words must match. */
  search?: string;
}

type Equal = Omit<
  OrderFilter,
  'orderedFrom' | 'orderedTo' | 'search' | 'conflict' | 'lineStatus' | 'awbNumber' | 'ids'
>;

/** The query for a filter; deleted orders are left out. */
export function toOrderQuery(workspaceId: string, filter: OrderFilter): Document {
  const { orderedFrom, orderedTo, search, conflict, lineStatus, awbNumber, ids, ...rest } = filter;
  const equal: Equal = rest;
  const given = Object.entries(equal).filter(([, value]) => value !== undefined);
  const conditions = [
    ...toTokenConditions('searchTokens', search ?? ''),
    ...toRange(orderedFrom, orderedTo),
    ...(conflict === undefined ? [] : [{ 'conflict.code': { $exists: conflict } }]),
    ...(lineStatus ? toLineConditions(lineStatus) : []),
    ...(awbNumber ? toAwbConditions(awbNumber) : []),
    ...(ids ? [{ _id: { $in: ids } }] : []),
    // By its index; the field itself has none.
    ...(filter.shopifyOrderId ? [{ searchTokens: filter.shopifyOrderId }] : []),
  ];
  return {
    workspaceId: requireTenant(workspaceId),
    ...Object.fromEntries(given),
    deletedAt: null,
    ...(conditions.length > 0 ? { $and: conditions } : {}),
  };
}

function toRange(from: Date | undefined, to: Date | undefined): Document[] {
  if (!from && !to) return [];
  return [{ orderedAt: { ...(from ? { $gte: from } : {}), ...(to ? { $lt: to } : {}) } }];
}

/** Its order's status follows from it, and has an index. */
function toLineConditions(lineStatus: LineStatus): Document[] {
  const statuses = findStatusesWith(lineStatus);
  return [
    { lines: { $elemMatch: { lineStatus, unlinked: { $ne: 'tip' } } } },
    { 'lines.lineStatus': lineStatus }, // says no more, but `returned` has an index of it
    ...(statuses ? [{ status: { $in: [...statuses] } }] : []),
  ];
}

const longestToken = 64;

/** By its token, which has an index; the line's own number tells it from a SKU of the same text. */
function toAwbConditions(awbNumber: string): Document[] {
  const token = awbNumber.toLowerCase();
  return [
    { searchTokens: token.slice(0, longestToken) },
    { 'lines.awbNumber': { $in: [...new Set([awbNumber, token, awbNumber.toUpperCase()])] } },
  ];
}
