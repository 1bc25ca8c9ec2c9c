import type { Issue, ReadResult } from '../../../domain/source.ts';
import { adChannels } from '../../../domain/sourceAds.ts';
import {
  costCategories,
  type SourceCost,
  type SourceSkuCost,
} from '../../../domain/sourceCosts.ts';
import { toResult } from '../../kit/read/result.ts';
import type { ReadContext } from '../../kit/types.ts';
import { glanceCost, glanceSkuCost } from '../glance.ts';
import { type Cells, readChoice, readNeeded, refuse, toCells } from './cells.ts';
import { readDay } from './moments.ts';
import { readAmount, readCurrency } from './numbers.ts';

const dayMs = 86_400_000;
const mostDays = 3660;

/** A cost of no order and no campaign, spread over its days (spec 9.6). PURE. */
export function readCost(body: unknown, { currency: own }: ReadContext): ReadResult<SourceCost> {
  const issues: Issue[] = [];
  const cells = toCells(body, '', issues);
  const label = readNeeded(cells, 'label');
  readNeeded(cells, 'from');
  readNeeded(cells, 'amount');
  const currency = readCurrency(cells, 'currency', own);
  const from = readDay(cells, 'from') ?? '';
  const to = readDay(cells, 'to') ?? from;
  checkSpan(cells, from, to);
  const cost = {
    label,
    category: readChoice(cells, 'category', costCategories) ?? ('other' as const),
    channel: readChoice(cells, 'channel', adChannels),
    amount: readAmount(cells, 'amount', currency) ?? 0,
    currency,
    from,
    to,
  };
  if (issues.length > 0) return { ok: false, issues };
  return toResult({ externalId: glanceCost(body).externalId, ...cost }, issues);
}

function checkSpan(cells: Cells, from: string, to: string): void {
  if (from === '' || to === '') return;
  if (to < from) refuse(cells, 'to', 'is before from');
  const days = (Date.parse(to) - Date.parse(from)) / dayMs + 1;
  if (days > mostDays) refuse(cells, 'to', `is more than ${mostDays} days after from`);
}

/** What a SKU costs from a day on (spec 9.1). PURE. */
export function readSkuCost(
  body: unknown,
  { currency: own }: ReadContext,
): ReadResult<SourceSkuCost> {
  const issues: Issue[] = [];
  const cells = toCells(body, '', issues);
  const skuCode = readNeeded(cells, 'sku');
  readNeeded(cells, 'cost');
  readNeeded(cells, 'valid_from');
  const currency = readCurrency(cells, 'currency', own);
  const cost = readAmount(cells, 'cost', currency) ?? 0;
  const validFrom = readDay(cells, 'valid_from') ?? '';
  if (issues.length > 0) return { ok: false, issues };
  const { externalId } = glanceSkuCost(body);
  return toResult({ externalId, skuCode, cost, currency, validFrom }, issues);
}
