import { daysBefore } from '../../../domain/localDays.ts';
import { formatMoney } from '../../../domain/money.ts';
import type { AdAccount, Campaign, DayFigures } from './account.ts';

/** What the insights edge was asked, read from query or form. */
export interface InsightQuestion {
  since: string;
  until: string;
  fields: string[];
  windows: string[];
  statuses: string[];
  campaignIds: string[] | null;
}

type Row = Record<string, unknown>;

/** The rows of a question, day by day. Days without delivery are left out. */
export function computeRows(account: AdAccount, question: InsightQuestion): Row[] {
  const { statuses, campaignIds } = question;
  const campaigns = account.campaigns.filter(
    ({ id, effectiveStatus }) =>
      statuses.includes(effectiveStatus) && (campaignIds === null || campaignIds.includes(id)),
  );
  const rows: Row[] = [];
  for (let date = question.since; date <= question.until; date = daysBefore(date, -1)) {
    for (const campaign of campaigns) {
      const figures = account.figures(campaign, date);
      if (figures) rows.push(toRow(account, question, { campaign, date, figures }));
    }
  }
  return rows;
}

function toRow(
  account: AdAccount,
  { fields, windows }: InsightQuestion,
  day: { campaign: Campaign; date: string; figures: DayFigures },
): Row {
  const { campaign, date, figures } = day;
  const { purchases, purchaseValue } = figures;
  const worth = formatMoney(purchaseValue, account.currency);
  const whole: Row = {
    account_id: account.id,
    account_currency: account.currency,
    campaign_id: campaign.id,
    campaign_name: campaign.name,
    spend: formatMoney(figures.spend, account.currency),
    impressions: String(figures.impressions),
    clicks: String(figures.clicks),
    reach: String(figures.reach),
    // Left out where there is none.
    ...(purchases > 0 && { actions: toActions(String(purchases), windows) }),
    ...(purchases > 0 && { action_values: toActions(worth, windows) }),
  };
  const asked = Object.entries(whole).filter(([name]) => fields.includes(name));
  return { ...Object.fromEntries(asked), date_start: date, date_stop: date };
}

/** The same purchase is listed under each of its types. */
const actionTypes = ['purchase', 'omni_purchase', 'offsite_conversion.fb_pixel_purchase'];

function toActions(value: string, windows: string[]): Row[] {
  const byWindow = windows.includes('7d_click') ? { '7d_click': value } : {};
  return actionTypes.map((type) => ({ action_type: type, value, ...byWindow }));
}

/** @returns null where it is not a question the edge knows. */
export function readQuestion(query: Record<string, unknown>): InsightQuestion | null {
  const range = parse(query['time_range']) as { since?: string; until?: string } | null;
  const filters = parse(query['filtering']) as Filter[] | null;
  if (!range?.since || !range.until || range.since > range.until) return null;
  if (query['level'] !== 'campaign' || query['time_increment'] !== '1') return null;
  const valuesOf = (field: string): string[] | null =>
    filters?.find((filter) => filter.field === field)?.value ?? null;
  const windows = (parse(query['action_attribution_windows']) as string[] | null) ?? [];
  if (windows.some((name) => name === '7d_view' || name === '28d_view')) return null;
  return {
    since: range.since,
    until: range.until,
    fields: typeof query['fields'] === 'string' ? query['fields'].split(',') : [],
    windows,
    statuses: valuesOf('campaign.effective_status') ?? ['ACTIVE', 'PAUSED'],
    campaignIds: valuesOf('campaign.id'),
  };
}

interface Filter {
  field: string;
  value: string[];
}

function parse(text: unknown): unknown {
  try {
    return typeof text === 'string' ? (JSON.parse(text) as unknown) : null;
  } catch {
    return null;
  }
}
