import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type * as contract from '../../../server/src/contract/metrics.ts';
import { call, toQueryText } from './call.ts';

export type Campaign = z.output<typeof contract.campaign>;
export type CampaignList = z.output<typeof contract.campaignList>;
export type CampaignSort = (typeof contract.campaignSorts)[number];
export type CampaignWish = {
  [Name in keyof z.input<typeof contract.campaignQuery>]?: string | null;
};

/** What campaigns cost and brought, what is left beside them, and the whole (`GET /api/campaigns`). */
export const campaignsQuery = (wish: CampaignWish) =>
  queryOptions({
    queryKey: ['profit', 'campaigns', wish],
    queryFn: ({ signal }) => call<CampaignList>('GET', '/api/campaigns', { query: wish, signal }),
    placeholderData: keepPreviousData,
  });

export function toCampaignExportPath(wish: CampaignWish): string {
  return `/api/campaigns/export${toQueryText(wish)}`;
}
