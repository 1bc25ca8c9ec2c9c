import type { DayWindow } from '../../kit/days/windows.ts';

const columns = [
  'segments.date',
  'customer.id',
  'customer.currency_code',
  'customer.time_zone',
  'campaign.id',
  'campaign.name',
  'campaign.status',
  'metrics.cost_micros',
  'metrics.impressions',
  'metrics.clicks',
  'metrics.conversions',
  'metrics.conversions_value',
];

/**
 * From `campaign`, because Performance Max has no ad groups; no condition on the status, so that removed campaigns keep
 * what they cost.
 */
export function toCampaignQuery({ since, until }: DayWindow, campaignId?: string): string {
  const one = campaignId === undefined ? '' : ` AND campaign.id = ${campaignId}`;
  return (
    `SELECT ${columns.join(', ')} FROM campaign ` +
    `WHERE segments.date BETWEEN '${since}' AND '${until}'${one} ORDER BY segments.date`
  );
}

export const customerQuery =
  'SELECT customer.id, customer.descriptive_name, customer.currency_code, customer.time_zone, ' +
  'customer.manager, customer.status FROM customer LIMIT 1';
