import type { DayWindow } from '../../kit/days/windows.ts';

const fields = [
  'account_id',
  'account_currency',
  'campaign_id',
  'campaign_name',
  'spend',
  'impressions',
  'clicks',
  'reach',
  'actions',
  'action_values',
];

/** Said out loud, because the account's own setting would decide otherwise; 7d_view and 28d_view ended in 2026. */
const attributionWindows = ['1d_click', '7d_click', '1d_view'];

/** Without this filter deleted and archived campaigns are left out, and what they spent with them. */
const everyStatus = ['ACTIVE', 'PAUSED', 'ARCHIVED', 'DELETED', 'IN_PROCESS', 'WITH_ISSUES'];

/** What is asked of the insights edge: a row for each campaign and day. */
export function toQuestion(window: DayWindow, campaignId?: string): Record<string, string> {
  const status = { field: 'campaign.effective_status', operator: 'IN', value: everyStatus };
  const one = { field: 'campaign.id', operator: 'IN', value: [campaignId] };
  return {
    level: 'campaign',
    time_increment: '1',
    time_range: JSON.stringify(window),
    fields: fields.join(','),
    action_attribution_windows: JSON.stringify(attributionWindows),
    filtering: JSON.stringify(campaignId === undefined ? [status] : [status, one]),
  };
}
