import { z } from 'zod';
import { defineConnector } from '../kit/defineConnector.ts';
import { checkCustomer, fetchIdentity } from './fetch/account.ts';
import { streams } from './streams.ts';

const customerId = z
  .string()
  .trim()
  .overwrite((text) => text.replaceAll('-', ''))
  .regex(/^\d{1,20}$/, 'must be the digits of the customer ID');

/** Google Ads: what each campaign of an account did on each day, by searchStream. */
export default defineConnector({
  id: 'googleAds',
  name: 'Google Ads',
  category: 'ads',
  settings: z.object({
    customerId: customerId.meta({
      label: 'Customer ID',
      placeholder: '123-456-7890',
      help: 'At the top right of the account with the campaigns, not of its manager',
    }),
    loginCustomerId: customerId.optional().meta({
      label: 'Manager customer ID',
      placeholder: '123-456-7890',
      help: 'Where access goes through a manager account; else empty',
    }),
    apiVersion: z
      .string()
      .regex(/^v\d{1,3}$/, 'must look like v25')
      .default('v25')
      .meta({ label: 'API version', placeholder: 'v25', help: 'Empty: the one we know best' }),
    /** Another address only for sandboxes; configuration decides whether that is allowed. */
    baseUrl: z.url().optional().meta({
      label: 'API address',
      help: 'Only for a sandbox, which gives tokens as well; empty: Google itself',
    }),
  }),
  credentials: z.object({
    developerToken: z.string().min(1).meta({
      label: 'Developer token',
      help: 'In the manager account: Tools, Setup, API Center',
    }),
    clientId: z.string().min(1).meta({
      label: 'OAuth client ID',
      placeholder: '….apps.googleusercontent.com',
    }),
    clientSecret: z.string().min(1).meta({ label: 'OAuth client secret' }),
    refreshToken: z.string().min(1).meta({
      label: 'Refresh token',
      help: 'Of a user who may see the account, with the scope adwords',
    }),
  }),
  streams,
  utmSources: ['google', 'adwords', 'youtube'],
  clickIds: ['gclid', 'gbraid', 'wbraid'],
  campaignIds: ['gad_campaignid'],
  webhooks: null,
  check: checkCustomer,
  identify: fetchIdentity,
});
