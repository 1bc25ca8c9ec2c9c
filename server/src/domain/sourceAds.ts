import type { Minor } from './source.ts';

export const adChannels = ['ads', 'email', 'sms', 'push'] as const;
export type AdChannel = (typeof adChannels)[number];

/**
 * What one campaign did on one day of its account, as the platform reports it: never final, replaced as a whole when it
 * is reported again (platforms.md 0.5). Days are the account's own (0.6).
 */
export interface SourceAdDay {
  accountId: string;
  campaignId: string;
  campaignName: string;
  channel: AdChannel;
  /** active, paused, archived; null where it is not told. */
  campaignStatus: string | null;
  /** `2026-07-01`, in `timezone`. */
  date: string;
  timezone: string;
  currency: string;
  /** null: the platform does not tell a cost (e-mail); it comes as a cost of its own. */
  spend: Minor | null;
  impressions: number;
  clicks: number;
  /** Not additive over days; null where it is not told. */
  reach: number | null;
  /** Messages that arrived; null for ads. */
  delivered: number | null;
  /** What the platform counts as purchases: may be fractions of one. */
  conversions: number;
  /** What the platform says they were worth; never added up across platforms. */
  conversionValue: Minor;
}
