import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type * as contract from '../../../server/src/contract/profit.ts';
import { call, toQueryText } from './call.ts';

export type OrderProfit = z.output<typeof contract.orderProfit>;
export type ProfitPart = OrderProfit['estimated'][number];
type OrderProfitList = z.output<typeof contract.orderProfitList>;
export type ProductProfit = z.output<typeof contract.productProfit>;
type ProductProfitList = z.output<typeof contract.productProfitList>;

export type OrderProfitFilters = {
  [Name in keyof z.input<typeof contract.orderProfitExportQuery>]?: string;
};
export type OrderProfitWish = OrderProfitFilters & { limit?: string; cursor?: string | null };
export type ProductProfitWish = {
  [Name in keyof z.input<typeof contract.productProfitQuery>]?: string | null;
};

/** Orders with what each earned; rows have an `id`, as every list's (`GET /api/profit/orders`). */
export const orderProfitsQuery = (wish: OrderProfitWish) =>
  queryOptions({
    queryKey: ['profit', 'orders', wish],
    queryFn: ({ signal }) =>
      call<OrderProfitList>('GET', '/api/profit/orders', { query: wish, signal }),
    select: ({ items, nextCursor }) => ({
      items: items.map((order) => ({ ...order, id: order.orderId })),
      nextCursor,
    }),
    placeholderData: keepPreviousData,
  });

export function toOrderProfitExportPath(filters: OrderProfitFilters): string {
  return `/api/profit/orders/export${toQueryText(filters)}`;
}

/** What one order earned (`GET /api/orders/:id/profit`); test orders are refused as `not_counted`. */
export const orderProfitQuery = (orderId: string) =>
  queryOptions({
    queryKey: ['profit', 'order', orderId],
    queryFn: ({ signal }) =>
      call<OrderProfit>('GET', `/api/orders/${encodeURIComponent(orderId)}/profit`, { signal }),
  });

export function toProductProfitExportPath(wish: ProductProfitWish): string {
  return `/api/profit/products/export${toQueryText(wish)}`;
}

/** Products with what they earned (`GET /api/profit/products`). */
export const productProfitsQuery = (wish: ProductProfitWish) =>
  queryOptions({
    queryKey: ['profit', 'products', wish],
    queryFn: ({ signal }) =>
      call<ProductProfitList>('GET', '/api/profit/products', { query: wish, signal }),
    select: ({ items, nextCursor }) => ({
      items: items.map((product) => ({ ...product, id: product.productId ?? 'none' })),
      nextCursor,
    }),
    placeholderData: keepPreviousData,
  });
