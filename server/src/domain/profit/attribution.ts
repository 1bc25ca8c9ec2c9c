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
  links: readonly PlatformLinks[];
}

/** How a platform is told by the links it sends people with, as its connector declares it. */
export interface PlatformLinks {
  platform: string;
  /** Values of `utm_source`, lower case. */
  utmSources: readonly string[];
  /** Parameters that are there for whoever clicked. */
  clickIds: readonly string[];
  /** Parameters that hold a campaign's id. */
  campaignIds: readonly string[];
}

/** Where an order came from, as far as its link says. */
export interface Origin {
  /** A platform's id, `direct` without any mark, `other` for marks nobody connected. */
  channel: string;
  campaign: KnownCampaign | null;
}

/** What an order's link said; orders of before have no marks. */
export type OrderLink = Pick<OrderRecord, 'utm'> & Partial<Pick<OrderRecord, 'linkMarks'>>;

export type FindOrigin = (link: OrderLink, date: string) => Origin;

/** `con_1:1202100`. */
export function toCampaignKey(campaign: { connectionId: string; campaignId: string }): string {
  return `${campaign.connectionId}:${campaign.campaignId}`;
}

/** Without regard to case, spaces, `_` and `-`: links are typed by people. */
function plain(text: string): string {
  return text.toLowerCase().replaceAll(/[\s_+-]+/g, '');
}

/**
 * Finds the campaign of an order by its link (spec 9.2): the UTM's campaign id, else its name, among those of the platform that
 * the source names; else the id that the platform itself wrote into the link. Of several of one name in one account, as a
 * newsletter is sent again, the last that had begun on the order's day is meant; two accounts with one name are told apart by
 * nothing, and neither is taken. Without a campaign, the UTM's source and then a click id say the channel.
 */
export function createAttribution({ known, links }: Campaigns): FindOrigin {
  const platformOf = createPlatforms(links);
  const byWord = new Map<string, KnownCampaign[]>();
  for (const campaign of known) {
    for (const word of new Set([campaign.campaignId, plain(campaign.name)])) {
      byWord.set(word, [...(byWord.get(word) ?? []), campaign]);
    }
  }
  const findOne = ({ word, platform }: Hint, date: string): KnownCampaign | null => {
    const named = byWord.get(word) ?? [];
    return pickOne(platform ? named.filter((one) => one.platform === platform) : named, date);
  };
  return ({ utm, linkMarks = [] }, date) => {
    const source = platformOf.source(utm);
    const hints = [...toHints(utm, source), ...platformOf.campaigns(linkMarks)];
    const campaign = hints.map((hint) => findOne(hint, date)).find((one) => one !== null) ?? null;
    const marked = Object.values(utm).some((value) => value !== undefined && value !== '');
    const platform = campaign?.platform ?? source ?? platformOf.click(linkMarks);
    return { campaign, channel: platform ?? (marked ? 'other' : 'direct') };
  };
}

/** A campaign's id or name, and the platform it must be of. */
interface Hint {
  word: string;
  platform: string | undefined;
}

function toHints(utm: OrderRecord['utm'], platform: string | undefined): Hint[] {
  const words = [utm.id?.trim(), utm.campaign?.trim(), utm.campaign && plain(utm.campaign)];
  return words.flatMap((word) => (word ? [{ word, platform }] : []));
}

/** Which platform sent somebody, by what its links are marked with. */
function createPlatforms(links: readonly PlatformLinks[]) {
  const toMap = (toWords: (link: PlatformLinks) => readonly string[]) =>
    new Map(links.flatMap((link) => toWords(link).map((word) => [word, link.platform])));
  const bySource = toMap(({ utmSources }) => utmSources.map(plain));
  const byClick = toMap(({ clickIds }) => clickIds);
  const byCampaign = toMap(({ campaignIds }) => campaignIds);
  const toName = (mark: string): string => mark.split('=', 1)[0] ?? mark;
  return {
    source: ({ source }: OrderRecord['utm']): string | undefined =>
      source === undefined ? undefined : bySource.get(plain(source)),
    click: (marks: readonly string[]): string | undefined =>
      marks.map((mark) => byClick.get(toName(mark))).find((platform) => platform !== undefined),
    campaigns: (marks: readonly string[]): Hint[] =>
      marks.flatMap((mark) => {
        const platform = byCampaign.get(toName(mark));
        const word = mark.slice(toName(mark).length + 1);
        return platform === undefined || word === '' ? [] : [{ word, platform }];
      }),
  };
}

function pickOne(found: readonly KnownCampaign[], date: string): KnownCampaign | null {
  const [first, ...others] = found;
  if (!first || others.some(({ connectionId }) => connectionId !== first.connectionId)) return null;
  if (others.length === 0) return first;
  const begun = found.filter(({ since }) => since <= date);
  return begun.toSorted((left, right) => (left.since < right.since ? 1 : -1))[0] ?? null;
}
