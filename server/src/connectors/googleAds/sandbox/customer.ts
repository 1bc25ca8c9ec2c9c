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
export type History = (campaign: Campaign, date: string) => DayFigures | null;

/** A customer account: its campaigns, and what each did on each day. */
export interface Customer {
  id: string;
  name: string;
  currency: string;
  timezone: string;
  manager: boolean;
  /** A cancelled account is not enabled. */
  enabled: boolean;
  campaigns: Campaign[];
  /** null: no impressions on that day. */
  figures(campaign: Campaign, date: string): DayFigures | null;
  setDay(campaignId: string, date: string, figures: Partial<DayFigures>): void;
  /** The day is not reported any more. */
  removeDay(campaignId: string, date: string): void;
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
  const days = new Map<string, DayFigures | null>();
  const { history = () => null, ...known } = options;
  const figures: Customer['figures'] = (campaign, date) => {
    const told = days.get(`${campaign.id}-${date}`);
    return told === undefined ? history(campaign, date) : told;
  };
  return {
    id: '1781900691',
    name: 'Sandbox customer',
    currency: 'INR',
    timezone: 'Asia/Kolkata',
    manager: false,
    enabled: true,
    campaigns: [],
    ...known,
    figures,
    setDay: (id, date, told) => void days.set(`${id}-${date}`, { ...nothing, ...told }),
    removeDay: (id, date) => void days.set(`${id}-${date}`, null),
  };
}
