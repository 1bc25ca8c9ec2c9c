import type { Document } from 'mongodb';
import type { OrderProfitRow } from '../../domain/profit/dayTypes.ts';
import type { ProfitPart } from '../../domain/profit/profitTypes.ts';
import type { Database } from '../database.ts';
import { requireTenant } from '../define.ts';
import { type Page, pageAfter, type PageRequest } from '../page.ts';
import type { DayRange } from './metricQueries.ts';
import { orderProfits } from './resultRows.ts';

export interface OrderProfitFilter extends DayRange {
  connectionId?: string | undefined;
  channel?: string | undefined;
  /** A campaign's key; `none`: of no campaign. */
  campaignId?: string | undefined;
  paymentMethod?: 'COD' | 'Prepaid' | 'none' | undefined;
  fate?: string | undefined;
  estimated?: ProfitPart | undefined;
  /** Only orders that lost money. */
  loss?: 'true' | undefined;
  productId?: string | undefined;
}

export type OrderProfitSort = '-orderedAt' | 'orderedAt' | '-profit' | 'profit';

const dayMs = 24 * 60 * 60_000;

/** The range as moments, wide enough for any zone: what an index by time can use. */
function toMoments({ from, to }: DayRange): Document {
  const start = Date.parse(`${from}T00:00:00Z`);
  const end = Date.parse(`${to}T00:00:00Z`);
  return { $gte: new Date(start - dayMs), $lt: new Date(end + 2 * dayMs) };
}

function toQuery(workspaceId: string, filter: OrderProfitFilter): Document {
  const { from, to, connectionId, channel, campaignId, paymentMethod } = filter;
  const { fate, estimated, loss, productId } = filter;
  return {
    workspaceId: requireTenant(workspaceId),
    date: { $gte: from, $lte: to },
    orderedAt: toMoments(filter),
    ...(connectionId === undefined ? {} : { connectionId }),
    ...(channel === undefined ? {} : { channel }),
    ...(campaignId === undefined ? {} : { campaignKey: campaignId === 'none' ? null : campaignId }),
    ...(paymentMethod === undefined
      ? {}
      : { paymentMethod: paymentMethod === 'none' ? null : paymentMethod }),
    ...(fate === undefined ? {} : { fate }),
    ...(estimated === undefined ? {} : { estimated }),
    ...(loss === undefined ? {} : { profit: { $lt: 0 } }),
    ...(productId === undefined ? {} : { productIds: productId }),
  };
}

function toSort(sort: OrderProfitSort) {
  const direction = sort.startsWith('-') ? (-1 as const) : (1 as const);
  return { field: sort.replace('-', ''), direction };
}

/** A page of orders with what they earned. */
export async function findOrderProfits(
  db: Database,
  workspaceId: string,
  filter: OrderProfitFilter,
  request: PageRequest & { sort: OrderProfitSort },
): Promise<Page<OrderProfitRow>> {
  const { sort, ...page } = request;
  return pageAfter(orderProfits.collection(db), toQuery(workspaceId, filter), toSort(sort), page);
}

/** All of them, one after the other. */
export function findAllOrderProfits(
  db: Database,
  workspaceId: string,
  filter: OrderProfitFilter,
  sort: OrderProfitSort,
): AsyncIterable<OrderProfitRow> {
  const { field, direction } = toSort(sort);
  return orderProfits
    .collection(db)
    .find(toQuery(workspaceId, filter), { allowDiskUse: true, batchSize: 500 })
    .sort({ [field]: direction, _id: direction });
}

export async function findOrderProfit(
  db: Database,
  workspaceId: string,
  orderId: string,
): Promise<OrderProfitRow | null> {
  return orderProfits
    .collection(db)
    .findOne({ _id: orderId, workspaceId: requireTenant(workspaceId) });
}
