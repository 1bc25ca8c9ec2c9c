import { Schema } from 'mongoose';
import type { ExchangeRate } from '../../domain/profit/rates.ts';
import type { Database } from '../database.ts';
import { defineModel, requireTenant } from '../define.ts';

/** A dated rate of a workspace (spec 9.6). */
interface RateRecord extends ExchangeRate {
  /** `<workspace>:<currency>:<date>`. */
  _id: string;
  workspaceId: string;
}

const schema = new Schema<RateRecord>(
  { _id: String, workspaceId: String, currency: String, date: String, rate: String },
  { versionKey: false },
);
const rates = defineModel<RateRecord>('exchange_rates', schema, [
  { key: { workspaceId: 1, currency: 1, date: -1 } },
]);

/** By currency, the newest first. */
export async function findExchangeRates(
  db: Database,
  workspaceId: string,
): Promise<ExchangeRate[]> {
  const rows = await rates
    .collection(db)
    .find({ workspaceId: requireTenant(workspaceId) })
    .sort({ currency: 1, date: -1 })
    .toArray();
  return rows.map(({ currency, date, rate }) => ({ currency, date, rate }));
}

export async function saveExchangeRate(
  db: Database,
  workspaceId: string,
  { currency, date, rate }: ExchangeRate,
): Promise<void> {
  const tenant = requireTenant(workspaceId);
  await rates
    .collection(db)
    .updateOne(
      { _id: `${tenant}:${currency}:${date}` },
      { $set: { workspaceId: tenant, currency, date, rate } },
      { upsert: true },
    );
}

/** @returns false where there was none. */
export async function removeExchangeRate(
  db: Database,
  workspaceId: string,
  { currency, date }: Pick<ExchangeRate, 'currency' | 'date'>,
): Promise<boolean> {
  const tenant = requireTenant(workspaceId);
  const result = await rates
    .collection(db)
    .deleteOne({ _id: `${tenant}:${currency}:${date}`, workspaceId: tenant });
  return result.deletedCount === 1;
}
