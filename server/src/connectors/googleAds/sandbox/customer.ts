import {
  type CampaignDays,
  createCampaignDays,
  type History as DayHistory,
} from '../../kit/sandbox/campaignDays.ts';

export interface DayFigures {
  /** Millionths of the currency's unit. */
  costMicros: bigint;
  impressions: number;
  clicks: number;
  conversions: number;
  conversionsValue: number;
}

export interface Campaign {
  id: string;
  name: string;
  status: 'ENABLED' | 'PAUSED' | 'REMOVED';
}

/** A day nobody set: what a made-up history says of it. */
export type History = DayHistory<Campaign, DayFigures>;

/** A customer account: its campaigns, and what each did on each day. */
export interface Customer extends CampaignDays<Campaign, DayFigures> {
  id: string;
  name: string;
  currency: string;
  timezone: string;
  manager: boolean;
  /** A cancelled account is not enabled. */
  enabled: boolean;
  campaigns: Campaign[];
}

export type CustomerOptions = Partial<
  Pick<Customer, 'id' | 'name' | 'currency' | 'timezone' | 'manager' | 'campaigns'>
> & { history?: History };

const nothing: DayFigures = {
  costMicros: 0n,
  impressions: 0,
  clicks: 0,
  conversions: 0,
  conversionsValue: 0,
};

export function createCustomer(options: CustomerOptions = {}): Customer {
  const { history, ...known } = options;
  return {
    id: '1781900691',
    name: 'Sandbox customer',
    currency: 'INR',
    timezone: 'Asia/Kolkata',
    manager: false,
    enabled: true,
    campaigns: [],
    ...known,
    ...createCampaignDays(nothing, history),
  };
}
