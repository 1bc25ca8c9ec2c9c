import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type * as contract from '../../../server/src/contract/catalog.ts';
import { call } from './call.ts';

export type Product = z.output<typeof contract.product>;
export type Variation = Product['variations'][number];
export type Sku = z.output<typeof contract.sku>;
export type ProductList = z.output<typeof contract.productList>;
export type SkuList = z.output<typeof contract.skuList>;

/** What a list is narrowed by, as texts of its query, and its place. */
export type ProductWish = { [Name in keyof z.input<typeof contract.productQuery>]?: string | null };
export type SkuWish = { [Name in keyof z.input<typeof contract.skuQuery>]?: string | null };

/** A product comes with all its SKUs: pages are shorter than other lists'. */
const productsOnPage = '25';

export const productsQuery = (wish: ProductWish) =>
  queryOptions({
    queryKey: ['products', 'list', wish],
    queryFn: ({ signal }) =>
      call<ProductList>('GET', '/api/products', {
        query: { limit: productsOnPage, ...wish },
        signal,
      }),
    placeholderData: keepPreviousData,
  });

export const productQuery = (id: string) =>
  queryOptions({
    queryKey: ['products', 'one', id],
    queryFn: ({ signal }) =>
      call<Product>('GET', `/api/products/${encodeURIComponent(id)}`, { signal }),
  });

/** SKUs by code; with a stock filter the least first. */
export const skusQuery = (wish: SkuWish) =>
  queryOptions({
    queryKey: ['skus', 'list', wish],
    queryFn: ({ signal }) => call<SkuList>('GET', '/api/skus', { query: wish, signal }),
    placeholderData: keepPreviousData,
  });
