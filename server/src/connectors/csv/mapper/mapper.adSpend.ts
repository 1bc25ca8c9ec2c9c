import type { Issue, ReadResult } from '../../../domain/source.ts';
import { adChannels, type SourceAdDay } from '../../../domain/sourceAds.ts';
import { toResult } from '../../kit/read/result.ts';
import type { ReadContext } from '../../kit/types.ts';
import { readChoice, readNeeded, refuse, toCells } from './cells.ts';
import { readDay } from './moments.ts';
import { readAmount, readCurrency, readNumber, readWhole } from './numbers.ts';

/**
 * What one campaign cost on one day: of a platform we do not read, or a bill such as an SMS provider's. PURE.
 */
export function readAdSpend(
  body: unknown,
  { currency: own, timezone }: ReadContext,
): ReadResult<SourceAdDay> {
  const issues: Issue[] = [];
  const cells = toCells(body, '', issues);
  const campaign = readNeeded(cells, 'campaign');
  const currency = readCurrency(cells, 'currency', own);
  readNeeded(cells, 'date');
  readNeeded(cells, 'spend');
  const channel = readChoice(cells, 'channel', adChannels);
  if (channel === null && issues.every(({ field }) => field !== 'channel')) {
    refuse(cells, 'channel', `is empty: write one of ${adChannels.join(', ')}`);
  }
  return toResult(
    {
      accountId: 'csv',
      campaignId: campaign,
      campaignName: campaign,
      channel: channel ?? 'ads',
      campaignStatus: null,
      date: readDay(cells, 'date') ?? '',
      timezone,
      currency,
      spend: readAmount(cells, 'spend', currency),
      impressions: readWhole(cells, 'impressions') ?? 0,
      clicks: readWhole(cells, 'clicks') ?? 0,
      reach: null,
      delivered: null,
      conversions: readNumber(cells, 'conversions') ?? 0,
      conversionValue: readAmount(cells, 'value', currency) ?? 0,
    },
    issues,
  );
}
