import { isSame } from '../same.ts';
import { type Campaigns, createAttribution, type OrderLink } from './attribution.ts';

/** A day with orders, or with money given back for orders, that came by one link. */
export interface MarkedDay extends OrderLink {
  /** `2026-07-01`. */
  date: string;
}

/** The days of orders that are another campaign's, or one of another name, since campaigns changed (spec 9.2, 9.4). */
export function findMovedDays(
  marked: readonly MarkedDay[],
  before: Campaigns,
  after: Campaigns,
): string[] {
  const origins = [before, after].map(createAttribution);
  const moved = marked.filter(({ date, ...link }) => {
    const [was, is] = origins.map((findOrigin) => {
      const { channel, campaign } = findOrigin(link, date);
      return { channel, campaign: campaign && { ...campaign, since: null } };
    });
    return !isSame(was, is);
  });
  return [...new Set(moved.map(({ date }) => date))];
}
