import { exponentOf, parseMoney } from '../../domain/money.ts';
import { ProblemError } from '../../lib/errors.ts';
import { createId } from '../../lib/ids.ts';
import type { Database } from '../../models/database.ts';
import { findCostsBetween } from '../../models/metrics/dayReads.ts';
import {
  findManualCost,
  findManualCosts,
  type ManualCost,
  removeManualCost,
  saveManualCost,
} from '../../models/metrics/manualCosts.ts';
import { markDays } from './markDays.ts';
import { requireCurrency } from './settings.ts';

interface Deps {
  db: Database;
  now(): Date;
}

export type CostInput = Omit<ManualCost, '_id' | 'workspaceId' | 'amount' | 'createdAt'> & {
  /** Decimal text in the currency. */
  amount: string;
};

/** A cost of no order, whoever wrote it. */
export type CostView = Omit<ManualCost, 'workspaceId' | 'createdAt'> & {
  source: 'person' | 'import';
};

/** Costs people wrote and costs out of files, the newest first. */
export async function findCosts({ db }: Deps, workspaceId: string): Promise<CostView[]> {
  const always = { from: '0000-01-01', to: '9999-12-31' };
  const [manual, imported] = await Promise.all([
    findManualCosts(db, workspaceId),
    findCostsBetween(db, workspaceId, always),
  ]);
  const views: CostView[] = [
    ...manual.map((cost) => ({ ...cost, source: 'person' as const })),
    ...imported.map((cost) => ({ ...cost, every: 'once' as const, source: 'import' as const })),
  ];
  return views.toSorted((left, right) => (left.from < right.from ? 1 : -1));
}

/** @throws ProblemError 422 */
export async function createCost(
  deps: Deps,
  workspaceId: string,
  input: CostInput,
): Promise<CostView> {
  return saveCost(deps, null, {
    ...input,
    _id: createId('cost'),
    workspaceId,
    amount: toAmount(input),
    createdAt: deps.now(),
  });
}

/** Puts all fields of a cost in the place of what they were. @throws ProblemError 404, 422 */
export async function replaceCost(
  deps: Deps,
  workspaceId: string,
  id: string,
  input: CostInput,
): Promise<CostView> {
  const before = await requireCost(deps, workspaceId, id);
  return saveCost(deps, before, { ...before, ...input, amount: toAmount(input) });
}

/** @throws ProblemError 404 */
export async function deleteCost(deps: Deps, workspaceId: string, id: string): Promise<void> {
  const before = await requireCost(deps, workspaceId, id);
  await removeManualCost(deps.db, workspaceId, id);
  await markDays(deps, workspaceId, before);
}

async function saveCost(
  deps: Deps,
  before: ManualCost | null,
  cost: ManualCost,
): Promise<CostView> {
  await saveManualCost(deps.db, cost);
  await markDays(deps, cost.workspaceId, cost);
  if (before) await markDays(deps, cost.workspaceId, before);
  return { ...cost, source: 'person' };
}

async function requireCost({ db }: Deps, workspaceId: string, id: string): Promise<ManualCost> {
  const cost = await findManualCost(db, workspaceId, id);
  if (cost) return cost;
  throw new ProblemError(404, 'not_found', 'There is nothing here');
}

/** Decimal text to minor units. @throws ProblemError 422 */
export function toAmount(input: { amount: string; currency: string }, field = 'amount'): number {
  requireCurrency('currency', input.currency);
  const parsed = parseMoney(input.amount, input.currency);
  if (parsed.ok) return parsed.minor;
  const decimals = exponentOf(input.currency);
  const message = `must be an amount with at most ${decimals} decimals`;
  const errors = [{ field, message }];
  throw new ProblemError(422, 'invalid_request', `${field}: ${message}`, { errors });
}
