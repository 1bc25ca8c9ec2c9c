import type { OrderRecord } from '../records.ts';
import type { AdChannel } from '../sourceAds.ts';

/** A campaign of a connected account. */
export interface KnownCampaign {
  connectionId: string;
  platform: string;
  campaignId: string;
  name: string;
  channel: AdChannel;
  /** Its first day with figures, `2026-07-01`. */
  since: string;
}

/** What orders are attributed by. */
export interface Campaigns {
  known: readonly KnownCampaign[];
  /** What `utm_source` says for each platform, as connectors declare it. */
  sources: readonly PlatformSources[];
}

interface PlatformSources {
  platform: string;
  names: readonly string[];
}

/** Where an order came from, as far as its link says. */
export interface Origin {
  /** A platform's id, `direct` without any mark, `other` for marks nobody connected. */
  channel: string;
  campaign: KnownCampaign | null;
}

export type Utm = OrderRecord['utm'];

/** `con_1:1202100`. */
export function toCampaignKey(campaign: { connectionId: string; campaignId: string }): string {
  return `${campaign.connectionId}:${campaign.campaignId}`;
}

/** Without regard to case, spaces, `_` and `-`: links are typed by people. */
function plain(text: string): string {
  return text.toLowerCase().replaceAll(/[\s_+-]+/g, '');
}

/**
 * Finds the campaign of an order by its UTM (spec 9.2): the campaign's id, else its name, among those of the platform that
 * the source names. Of several of one name in one account, as a newsletter is sent again, the last that had begun on the
 * order's day is meant; two accounts with one name are told apart by nothing, and neither is taken.
 */
export function createAttribution({
  known,
  sources,
}: Campaigns): (utm: Utm, date: string) => Origin {
  const platformOf = new Map(
    sources.flatMap(({ platform, names }) => names.map((name) => [plain(name), platform])),
  );
  const byWord = new Map<string, KnownCampaign[]>();
  for (const campaign of known) {
    for (const word of new Set([campaign.campaignId, plain(campaign.name)])) {
      byWord.set(word, [...(byWord.get(word) ?? []), campaign]);
    }
  }
  const findOne = (
    word: string,
    platform: string | undefined,
    date: string,
  ): KnownCampaign | null => {
    const named = byWord.get(word) ?? [];
    return pickOne(platform ? named.filter((one) => one.platform === platform) : named, date);
  };
  return (utm, date) => {
    const platform = utm.source === undefined ? undefined : platformOf.get(plain(utm.source));
    const words = [utm.id?.trim(), utm.campaign?.trim(), utm.campaign && plain(utm.campaign)];
    const campaign =
      words
        .map((word) => (word ? findOne(word, platform, date) : null))
        .find((one) => one !== null) ?? null;
    const marked = Object.values(utm).some((value) => value !== undefined && value !== '');
    const unknown = marked ? 'other' : 'direct';
    return { campaign, channel: campaign?.platform ?? platform ?? unknown };
  };
}

function pickOne(found: readonly KnownCampaign[], date: string): KnownCampaign | null {
  const [first, ...others] = found;
  if (!first || others.some(({ connectionId }) => connectionId !== first.connectionId)) return null;
  if (others.length === 0) return first;
  const begun = found.filter(({ since }) => since <= date);
  return begun.toSorted((left, right) => (left.since < right.since ? 1 : -1))[0] ?? null;
}
