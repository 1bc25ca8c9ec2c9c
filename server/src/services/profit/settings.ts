import type { ProfitRules } from '../../domain/profit/profitTypes.ts';
import { findWorkspacePlace } from '../../models/access/workspacePlace.ts';
import type { Database } from '../../models/database.ts';
import { findMissingRates } from '../../models/metrics/metricQueries.ts';
import { findProfitSettings, saveProfitSettings } from '../../models/metrics/profitSettings.ts';
import { markAllDays } from './markDays.ts';
import { exponentOf } from '../../domain/money.ts';
import { ProblemError } from '../../lib/errors.ts';

/** While no connection says one: matches the metrics stage. */
const assumedCurrency = 'USD';

/** What everything is reported in. */
export async function findReportingCurrency(db: Database, workspaceId: string): Promise<string> {
  const [{ reportingCurrency }, place] = await Promise.all([
    findProfitSettings(db, workspaceId),
    findWorkspacePlace(db, workspaceId),
  ]);
  return reportingCurrency ?? place.currency ?? assumedCurrency;
}

export interface SettingsView extends ProfitRules {
  reportingCurrency: string;
  chosenCurrency: string | null;
  missingRates: string[];
}

export async function findSettings(db: Database, workspaceId: string): Promise<SettingsView> {
  const [{ rules, reportingCurrency: chosenCurrency }, reportingCurrency, missingRates] =
    await Promise.all([
      findProfitSettings(db, workspaceId),
      findReportingCurrency(db, workspaceId),
      findMissingRates(db, workspaceId),
    ]);
  return { ...rules, reportingCurrency, chosenCurrency, missingRates };
}

export interface SettingsChange extends Partial<ProfitRules> {
  chosenCurrency?: string | null;
}

/** Every day is computed anew with what changed. @throws ProblemError 422 for a currency nobody knows */
export async function changeSettings(
  deps: { db: Database; now(): Date },
  workspaceId: string,
  change: SettingsChange,
): Promise<SettingsView> {
  const { chosenCurrency, ...rules } = change;
  if (chosenCurrency) requireCurrency('chosenCurrency', chosenCurrency);
  await saveProfitSettings(deps.db, workspaceId, {
    ...rules,
    ...(chosenCurrency === undefined ? {} : { reportingCurrency: chosenCurrency }),
  });
  await markAllDays(deps, workspaceId);
  return findSettings(deps.db, workspaceId);
}

/** @throws ProblemError 422 */
export function requireCurrency(field: string, currency: string): void {
  try {
    exponentOf(currency);
  } catch {
    const message = 'is not a currency we know';
    const errors = [{ field, message }];
    throw new ProblemError(422, 'invalid_request', `${field}: ${message}`, { errors });
  }
}
