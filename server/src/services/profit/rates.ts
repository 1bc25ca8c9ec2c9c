import { daysBefore } from '../../domain/localDays.ts';
import type { ExchangeRate } from '../../domain/profit/rates.ts';
import { ProblemError } from '../../lib/errors.ts';
import type { Database } from '../../models/database.ts';
import {
  findExchangeRates,
  removeExchangeRate,
  saveExchangeRate,
} from '../../models/metrics/exchangeRates.ts';
import { markDays } from './markDays.ts';
import { requireCurrency } from './settings.ts';

interface Deps {
  db: Database;
  now(): Date;
}

/** A rate of a day, until the next one; the days it holds for are computed anew. @throws ProblemError 422 */
export async function putRate(deps: Deps, workspaceId: string, rate: ExchangeRate): Promise<void> {
  requireCurrency('currency', rate.currency);
  await saveExchangeRate(deps.db, workspaceId, rate);
  await markRateDays(deps, workspaceId, rate);
}

/** @throws ProblemError 404 */
export async function deleteRate(
  deps: Deps,
  workspaceId: string,
  rate: Pick<ExchangeRate, 'currency' | 'date'>,
): Promise<void> {
  if (!(await removeExchangeRate(deps.db, workspaceId, rate))) {
    throw new ProblemError(404, 'not_found', 'There is nothing here');
  }
  await markRateDays(deps, workspaceId, rate);
}

async function markRateDays(
  deps: Deps,
  workspaceId: string,
  { currency, date }: Pick<ExchangeRate, 'currency' | 'date'>,
): Promise<void> {
  const rates = await findExchangeRates(deps.db, workspaceId);
  const later = rates.filter((one) => one.currency === currency && one.date > date);
  const next = later.map((one) => one.date).toSorted()[0];
  await markDays(deps, workspaceId, { from: date, to: next ? daysBefore(next, 1) : null });
}
