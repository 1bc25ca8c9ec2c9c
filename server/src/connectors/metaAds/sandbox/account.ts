import type { Minor } from '../../../domain/source.ts';

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
export type History = (campaign: Campaign, date: string) => DayFigures | null;

/** An ad account: its campaigns, and what each did on each day. */
export interface AdAccount {
  id: string;
  name: string;
  currency: string;
  timezone: string;
  /** 1 = active. */
  status: number;
  campaigns: Campaign[];
  /** null: no delivery on that day. */
  figures(campaign: Campaign, date: string): DayFigures | null;
  setDay(campaignId: string, date: string, figures: Partial<DayFigures>): void;
  /** The day is not reported any more. */
  removeDay(campaignId: string, date: string): void;
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
  const days = new Map<string, DayFigures | null>();
  const { history = () => null, ...known } = options;
  const figures: AdAccount['figures'] = (campaign, date) => {
    const told = days.get(`${campaign.id}-${date}`);
    return told === undefined ? history(campaign, date) : told;
  };
  return {
    id: '212551616838260',
    name: 'Sandbox ads',
    currency: 'INR',
    timezone: 'Asia/Kolkata',
    status: 1,
    campaigns: [],
    ...known,
    figures,
    setDay: (id, date, told) => void days.set(`${id}-${date}`, { ...nothing, ...told }),
    removeDay: (id, date) => void days.set(`${id}-${date}`, null),
  };
}
