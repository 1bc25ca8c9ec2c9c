import { z } from 'zod';
import { defineConnector } from '../kit/defineConnector.ts';
import { checkAccount, fetchIdentity } from './fetch/check.ts';
import { streams } from './streams.ts';

/** Klaviyo: what each message of a campaign or flow brought, by day, with what text messages cost. */
export default defineConnector({
  id: 'klaviyo',
  name: 'Klaviyo',
  category: 'messaging',
  settings: z.object({
    accountId: z
      .string()
      .trim()
      .regex(/^[A-Za-z0-9]{4,12}$/, 'must be the six letters and digits of the account')
      .meta({
        label: 'Account id',
        placeholder: 'AbC123',
        help: 'The public API key, also called site id: Settings, API keys',
      }),
    metricId: z
      .string()
      .trim()
      .regex(/^[A-Za-z0-9]{4,12}$/)
      .optional()
      .meta({
        label: 'Conversion metric',
        help: 'Id of the metric that counts as an order; empty: “Placed Order” of the shop',
      }),
    revision: z
      .string()
      .regex(/^\d{4}-\d\d-\d\d(\.[a-z]+)?$/)
      .default('2026-07-15')
      .meta({ label: 'API revision', help: 'Empty: the one we know best' }),
    /** Another address only for sandboxes; configuration decides whether that is allowed. */
    baseUrl: z.url().optional().meta({
      label: 'API address',
      help: 'Only for a sandbox; empty: Klaviyo itself',
    }),
  }),
  credentials: z.object({
    apiKey: z.string().trim().min(1).meta({
      label: 'Private API key',
      placeholder: 'pk_…',
      help: 'Read access to accounts, campaigns, flows and metrics: Settings, API keys, Create',
    }),
  }),
  streams,
  utmSources: ['klaviyo'],
  clickIds: ['_kx'],
  webhooks: null,
  check: checkAccount,
  identify: fetchIdentity,
});
