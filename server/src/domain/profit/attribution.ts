import type { OrderRecord } from '../records.ts';
import type { AdChannel } from '../sourceAds.ts';

/** A campaign of a connected account. */
export interface KnownCampaign {
  connectionId: string;
  platform: string;
  campaignId: string;
  name: string;
  channel: AdChannel;
  status: string | null;
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
 * the source names. Two campaigns of one name are told apart by nothing: neither is taken.
 * @param sources what `utm_source` says for each platform, as connectors declare it.
 */
export function createAttribution(
  campaigns: readonly KnownCampaign[],
  sources: ReadonlyMap<string, readonly string[]>,
): (utm: Utm) => Origin {
  const platformOf = new Map(
    [...sources].flatMap(([platform, names]) => names.map((name) => [plain(name), platform])),
  );
  const byWord = new Map<string, KnownCampaign[]>();
  for (const campaign of campaigns) {
    for (const word of new Set([campaign.campaignId, plain(campaign.name)])) {
      byWord.set(word, [...(byWord.get(word) ?? []), campaign]);
    }
  }
  const findOne = (word: string, platform: string | undefined): KnownCampaign | null => {
    const named = byWord.get(word) ?? [];
    const found = platform ? named.filter((one) => one.platform === platform) : named;
    return found.length === 1 ? (found[0] ?? null) : null;
  };
  return (utm) => {
    const platform = utm.source === undefined ? undefined : platformOf.get(plain(utm.source));
    const words = [utm.id?.trim(), utm.campaign?.trim(), utm.campaign && plain(utm.campaign)];
    const campaign =
      words.map((word) => (word ? findOne(word, platform) : null)).find((one) => one !== null) ??
      null;
    const marked = Object.values(utm).some((value) => value !== undefined && value !== '');
    const unknown = marked ? 'other' : 'direct';
    return { campaign, channel: campaign?.platform ?? platform ?? unknown };
  };
}
