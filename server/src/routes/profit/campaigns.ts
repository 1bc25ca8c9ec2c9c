import { z } from 'zod';
import * as contract from '../../contract/metrics.ts';
import { access } from '../../domain/access.ts';
import { formatMoney } from '../../domain/money.ts';
import { type Campaigns, findCampaigns } from '../../services/profit/campaigns.ts';
import { campaignColumns, toCampaign, toCampaignCells } from '../answers/profit.ts';
import { toPage } from '../answers/shapes.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { sendCsv, toAsync } from '../http/sendCsv.ts';

const area = 'profit' as const;
const { readers } = access;

export const campaignRoutes: Route[] = [
  defineRoute({
    method: 'get',
    path: '/api/campaigns',
    summary: 'Campaigns with spend, attributed orders and profit; the rest; the whole',
    area,
    access: readers,
    query: contract.campaignQuery,
    response: contract.campaignList,
    async handler({ deps, principal, query }) {
      const { limit, cursor, ...asked } = query;
      const found = await findCampaigns(deps, principal.workspaceId, asked);
      // A cursor holds no colon: a campaign's place is its number in the list.
      const numbered = found.items.map((row, index) => ({ ...row, _id: String(index) }));
      const { items, nextCursor } = toPage(numbered, { limit, cursor });
      return { items: items.map(toCampaign), nextCursor, ...toWhole(found) };
    },
  }),
  defineRoute({
    method: 'get',
    path: '/api/campaigns/export',
    summary: 'Campaigns as CSV',
    area,
    access: readers,
    query: contract.campaignExportQuery,
    response: z.void(),
    produces: 'text/csv',
    handler: ({ deps, principal, query, request, response }) =>
      sendCsv(
        { request, response, now: deps.now() },
        {
          name: 'campaigns',
          columns: campaignColumns,
          rows: toAsync(
            findCampaigns(deps, principal.workspaceId, query).then(({ items }) => items),
          ),
          toCells: (row) => [toCampaignCells(row)],
        },
      ),
  }),
];

function toWhole({ currency, rest, total }: Campaigns) {
  const show = (minor: number | undefined) => formatMoney(minor ?? 0, currency);
  return {
    rest: {
      currency,
      attributedOrders: rest?.attributedOrders ?? 0,
      revenue: show(rest?.revenue),
      orderCosts: show(rest?.orderCosts),
      otherCosts: show(rest?.otherCosts),
      profit: show(rest?.profit),
    },
    total: {
      currency,
      spend: show(total.spend),
      revenue: show(total.revenue),
      profit: show(total.profit),
    },
  };
}
