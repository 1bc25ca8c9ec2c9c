import { z } from 'zod';
import { parseMoney } from '../../domain/money.ts';
import { isTimeZone } from '../../domain/timeZone.ts';
import { defineConnector } from '../kit/defineConnector.ts';
import { toAccountName, toIdentity } from './account.ts';
import { streams } from './streams.ts';

const name = z.string().trim().min(1).max(60).meta({
  label: 'Name',
  placeholder: 'Spreadsheets',
  help: 'What the files are of: one connection keeps all kinds of them',
});

const currency = z
  .string()
  .trim()
  .toUpperCase()
  .refine((code) => parseMoney('0', code).ok, 'must be a currency like INR')
  .optional()
  .meta({ label: 'Currency', placeholder: 'INR', help: 'Of amounts whose row names none' });

const timezone = z
  .string()
  .trim()
  .refine(isTimeZone, 'must be a time zone like Asia/Kolkata')
  .optional()
  .meta({
    label: 'Time zone',
    placeholder: 'Asia/Kolkata',
    help: 'Where the days of the files begin',
  });

/** CSV files: orders, ad spend, costs and SKU costs that no platform's API tells. Nothing is fetched. */
export default defineConnector({
  id: 'csv',
  name: 'CSV files',
  category: 'file',
  settings: z.object({ name, currency, timezone }),
  credentials: z.object({}),
  streams,
  webhooks: null,
  accountOf: toAccountName,
  check: async () => [
    { check: 'ready', ok: true, message: 'Ready: files are imported by hand or through the API' },
  ],
  identify: async ({ connection }) => toIdentity(connection),
});
