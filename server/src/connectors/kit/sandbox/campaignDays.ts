/** A day nobody set: what a made-up history says of it. */
export type History<Campaign, Figures> = (campaign: Campaign, date: string) => Figures | null;

/** What each campaign of a sandbox's account did on each day. */
export interface CampaignDays<Campaign, Figures> {
  /** null: nothing is reported of that day. */
  figures(campaign: Campaign, date: string): Figures | null;
  setDay(campaignId: string, date: string, figures: Partial<Figures>): void;
  /** The day is not reported any more. */
  removeDay(campaignId: string, date: string): void;
}

/**
 * Days that are told by a history until somebody sets them.
 * @param nothing the figures of a day on which nothing happened
 */
export function createCampaignDays<Campaign extends { id: string }, Figures>(
  nothing: Figures,
  history: History<Campaign, Figures> = () => null,
): CampaignDays<Campaign, Figures> {
  const days = new Map<string, Figures | null>();
  return {
    figures(campaign, date) {
      const told = days.get(`${campaign.id}-${date}`);
      return told === undefined ? history(campaign, date) : told;
    },
    setDay: (id, date, told) => void days.set(`${id}-${date}`, { ...nothing, ...told }),
    removeDay: (id, date) => void days.set(`${id}-${date}`, null),
  };
}
