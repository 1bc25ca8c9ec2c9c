import { z } from 'zod';
import { defineConnector } from '../kit/defineConnector.ts';
import { checkAccount, fetchIdentity } from './fetch/account.ts';
import { streams } from './streams.ts';

/** Meta Ads: what each campaign of an ad account did on each day, by the Marketing API's insights. */
export default defineConnector({
  id: 'metaAds',
  name: 'Meta Ads',
  category: 'ads',
  settings: z.object({
    adAccountId: z
      .string()
      .trim()
      .overwrite((text) => text.replace(/^act_/i, ''))
      .regex(/^\d{1,20}$/, 'must be the digits of the ad account')
      .meta({
        label: 'Ad account ID',
        placeholder: '212551616838260',
        help: 'In Ads Manager behind the account’s name; with or without act_',
      }),
    apiVersion: z
      .string()
      .regex(/^v\d{1,3}\.\d$/, 'must look like v25.0')
      .default('v25.0')
      .meta({ label: 'API version', placeholder: 'v25.0', help: 'Empty: the one we know best' }),
    /** Another address only for sandboxes; configuration decides whether that is allowed. */
    baseUrl: z.url().optional().meta({
      label: 'API address',
      help: 'Only for a sandbox; empty: Meta itself',
    }),
  }),
  credentials: z.object({
    accessToken: z.string().min(1).meta({
      label: 'Access token',
      placeholder: 'EAA…',
      help: 'Of a system user with ads_read on the account: Business settings, Users, System users',
    }),
  }),
  streams,
  utmSources: ['facebook', 'fb', 'instagram', 'ig', 'meta'],
  clickIds: ['fbclid'],
  webhooks: null,
  check: checkAccount,
  identify: fetchIdentity,
});
