import { sumMoney } from '../../domain/money.ts';
import { noCampaign } from '../../domain/profit/campaignRows.ts';
import type { Minor } from '../../domain/source.ts';
import { type CampaignTotal, findCampaignTotals } from '../../models/metrics/metricQueries.ts';
import type { MetricsDeps } from './metrics.ts';
import { findRange } from './range.ts';
import { findReportingCurrency } from './settings.ts';

export interface CampaignsQuery {
  from?: string | undefined;
  to?: string | undefined;
  platform?: string | undefined;
  connectionId?: string | undefined;
  sort: string;
}

export interface Campaigns {
  currency: string;
  items: CampaignTotal[];
  /** Orders of no campaign and costs of no order; null where there are none. */
  rest: CampaignTotal | null;
  /** Of the campaigns and the rest. */
  total: { spend: Minor; revenue: Minor; profit: Minor };
}

/** Campaigns of a stretch of days with what they brought (spec 9.2). */
export async function findCampaigns(
  deps: MetricsDeps,
  workspaceId: string,
  query: CampaignsQuery,
): Promise<Campaigns> {
  const range = await findRange(deps, workspaceId, query);
  const [currency, rows] = await Promise.all([
    findReportingCurrency(deps.db, workspaceId),
    findCampaignTotals(deps.db, workspaceId, range),
  ]);
  const { platform, connectionId, sort } = query;
  const campaigns = rows.filter(({ campaignKey }) => campaignKey !== noCampaign);
  const items = campaigns
    .filter((row) => platform === undefined || row.platform === platform)
    .filter((row) => connectionId === undefined || row.connectionId === connectionId)
    .toSorted(toOrder(sort));
  const total = (field: 'spend' | 'revenue' | 'profit') => sumMoney(rows.map((row) => row[field]));
  return {
    currency,
    items,
    rest: rows.find(({ campaignKey }) => campaignKey === noCampaign) ?? null,
    total: { spend: total('spend'), revenue: total('revenue'), profit: total('profit') },
  };
}

const figures: Record<string, (row: CampaignTotal) => number> = {
  spend: ({ spend }) => spend,
  profit: ({ profit }) => profit,
  revenue: ({ revenue }) => revenue,
  roas: ({ revenue, spend }) => (spend === 0 ? 0 : revenue / spend),
};

function toOrder(sort: string) {
  const direction = sort.startsWith('-') ? -1 : 1;
  const figure = figures[sort.replace('-', '')] ?? figures['spend'];
  return (left: CampaignTotal, right: CampaignTotal): number => {
    const difference = (figure?.(left) ?? 0) - (figure?.(right) ?? 0);
    if (difference !== 0) return difference * direction;
    return left.campaignKey < right.campaignKey ? -1 : 1;
  };
}
