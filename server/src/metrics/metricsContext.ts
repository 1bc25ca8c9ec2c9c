import type { Connector } from '../connectors/kit/types.ts';
import { type Campaigns, createAttribution } from '../domain/profit/attribution.ts';
import type { DayFacts } from '../domain/profit/dayTypes.ts';
import { createRates } from '../domain/profit/rates.ts';
import { findWorkspacePlace } from '../models/access/workspacePlace.ts';
import { findKnownCampaigns } from '../models/metrics/knownCampaigns.ts';
import { findExchangeRates } from '../models/metrics/exchangeRates.ts';
import { findManualCosts, type ManualCost } from '../models/metrics/manualCosts.ts';
import { findProfitSettings } from '../models/metrics/profitSettings.ts';
import type { MetricsDeps } from './deps.ts';

/** While no connection says one. */
const assumedCurrency = 'USD';

/** What all days of a workspace have in common. */
export interface MetricsContext extends Pick<DayFacts, 'rates' | 'rules' | 'findOrigin'> {
  workspaceId: string;
  /** IANA. */
  timezone: string;
  manualCosts: ManualCost[];
  /** What `findOrigin` knows. */
  campaigns: Campaigns;
}

type Deps = Pick<MetricsDeps, 'db' | 'registry'>;

export async function findMetricsContext(
  { db, registry }: Deps,
  workspaceId: string,
): Promise<MetricsContext> {
  const [place, settings, rates, known, manualCosts] = await Promise.all([
    findWorkspacePlace(db, workspaceId),
    findProfitSettings(db, workspaceId),
    findExchangeRates(db, workspaceId),
    findKnownCampaigns(db, workspaceId),
    findManualCosts(db, workspaceId),
  ]);
  const campaigns = { known, links: registry.all().map(toLinks) };
  const base = settings.reportingCurrency ?? place.currency ?? assumedCurrency;
  return {
    workspaceId,
    timezone: place.timezone,
    manualCosts,
    rates: createRates(base, rates),
    rules: settings.rules,
    campaigns,
    findOrigin: createAttribution(campaigns),
  };
}

function toLinks({ id, utmSources = [], clickIds = [], campaignIds = [] }: Connector) {
  return { platform: id, utmSources, clickIds, campaignIds };
}
