import type { Minor } from '../../../domain/source.ts';
import {
  type CampaignDays,
  createCampaignDays,
  type History as DayHistory,
} from '../../kit/sandbox/campaignDays.ts';

export interface DayFigures {
  spend: Minor;
  impressions: number;
  clicks: number;
  reach: number;
  purchases: number;
  purchaseValue: Minor;
}

export interface Campaign {
  id: string;
  name: string;
  effectiveStatus: 'ACTIVE' | 'PAUSED' | 'ARCHIVED' | 'DELETED';
}

/** A day nobody set: what a made-up history says of it. */
export type History = DayHistory<Campaign, DayFigures>;

/** An ad account: its campaigns, and what each did on each day. */
export interface AdAccount extends CampaignDays<Campaign, DayFigures> {
  id: string;
  name: string;
  currency: string;
  timezone: string;
  /** 1 = active. */
  status: number;
  campaigns: Campaign[];
}

const nothing: DayFigures = {
  spend: 0,
  impressions: 0,
  clicks: 0,
  reach: 0,
  purchases: 0,
  purchaseValue: 0,
};

export type AccountOptions = Partial<Pick<AdAccount, 'id' | 'name' | 'currency' | 'timezone'>> & {
  campaigns?: Campaign[];
  history?: History;
};

export function createAdAccount(options: AccountOptions = {}): AdAccount {
  const { history, ...known } = options;
  return {
    id: '212551616838260',
    name: 'Sandbox ads',
    currency: 'INR',
    timezone: 'Asia/Kolkata',
    status: 1,
    campaigns: [],
    ...known,
    ...createCampaignDays(nothing, history),
  };
}
