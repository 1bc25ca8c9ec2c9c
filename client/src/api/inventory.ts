import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type * as contract from '../../../server/src/contract/inventory.ts';
import { call } from './call.ts';

export type Level = z.output<typeof contract.level>;
export type LevelList = z.output<typeof contract.levelList>;
export type Location = z.output<typeof contract.locationList>['items'][number];

/** What the list is narrowed by, as texts of its query, and its place. */
export type LevelWish = { [Name in keyof z.input<typeof contract.levelQuery>]?: string | null };

/** Stock by item and location. */
export const levelsQuery = (wish: LevelWish) =>
  queryOptions({
    queryKey: ['inventory', 'list', wish],
    queryFn: ({ signal }) => call<LevelList>('GET', '/api/inventory', { query: wish, signal }),
    placeholderData: keepPreviousData,
  });

/** Where one SKU lies: a shop has a handful of places. */
export const skuLevelsQuery = (skuId: string) =>
  queryOptions({
    queryKey: ['inventory', 'sku', skuId],
    queryFn: ({ signal }) =>
      call<LevelList>('GET', '/api/inventory', { query: { skuId, limit: 200 }, signal }),
  });

/** Places that keep stock, by name. */
export const locationsQuery = (connectionId: string | undefined) =>
  queryOptions({
    queryKey: ['inventory', 'locations', connectionId ?? null],
    queryFn: ({ signal }) =>
      call<{ items: Location[] }>('GET', '/api/inventory/locations', {
        query: { connectionId },
        signal,
      }),
    staleTime: 5 * 60_000,
  });
