import { daysBefore } from '../../../domain/localDays.ts';
import type { Campaign, Customer, DayFigures } from './customer.ts';

/** What was asked in the query language, as far as the sandbox speaks it. */
export type Question =
  | { from: 'customer' }
  | { from: 'campaign'; since: string; until: string; campaignId: string | null };

const range = /segments\.date BETWEEN '(\d{4}-\d\d-\d\d)' AND '(\d{4}-\d\d-\d\d)'/;

/** @returns null for a query it does not know. */
export function readQuery(query: unknown): Question | null {
  if (typeof query !== 'string') return null;
  if (/ FROM customer\b/.test(query)) return { from: 'customer' };
  const [, since, until] = range.exec(query) ?? [];
  if (!/ FROM campaign\b/.test(query) || !since || !until || since > until) return null;
  const campaignId = /campaign\.id = (\d+)/.exec(query)?.[1] ?? null;
  return { from: 'campaign', since, until, campaignId };
}

type Row = Record<string, unknown>;

/** The rows of a question, by day; days without impressions are left out. */
export function computeRows(customer: Customer, question: Question): Row[] {
  if (question.from === 'customer') return [{ customer: toCustomer(customer) }];
  const campaigns = customer.campaigns.filter(
    ({ id }) => question.campaignId === null || id === question.campaignId,
  );
  const rows: Row[] = [];
  for (let date = question.since; date <= question.until; date = daysBefore(date, -1)) {
    for (const campaign of campaigns) {
      const figures = customer.figures(campaign, date);
      if (figures) rows.push(toRow(customer, campaign, { date, figures }));
    }
  }
  return rows;
}

function toCustomer({ id, name, currency, timezone, manager, enabled }: Customer): Row {
  return {
    resourceName: `customers/${id}`,
    id,
    descriptiveName: name,
    currencyCode: currency,
    timeZone: timezone,
    manager,
    status: enabled ? 'ENABLED' : 'CANCELED',
  };
}

function toRow(
  customer: Customer,
  { id, name, status }: Campaign,
  { date, figures }: { date: string; figures: DayFigures },
): Row {
  const root = `customers/${customer.id}`;
  return {
    customer: {
      resourceName: root,
      id: customer.id,
      currencyCode: customer.currency,
      timeZone: customer.timezone,
    },
    campaign: { resourceName: `${root}/campaigns/${id}`, status, name, id },
    metrics: toMetrics(figures),
    segments: { date },
  };
}

/** int64 are texts, doubles are numbers, and what is zero is left out. */
function toMetrics(figures: DayFigures): Row {
  const { costMicros, impressions, clicks, conversions, conversionsValue } = figures;
  return {
    ...(clicks > 0 && { clicks: String(clicks) }),
    ...(conversionsValue !== 0 && { conversionsValue }),
    ...(conversions !== 0 && { conversions }),
    ...(costMicros !== 0n && { costMicros: String(costMicros) }),
    ...(impressions > 0 && { impressions: String(impressions) }),
  };
}
