import { z } from 'zod';
import { defineConnector } from '../kit/defineConnector.ts';
import { checkAccount, fetchIdentity } from './fetch/check.ts';
import { streams } from './streams.ts';

/** Shiprocket: parcels of India with their charges, by the list of orders. */
export default defineConnector({
  id: 'shiprocket',
  name: 'Shiprocket',
  category: 'shipping',
  settings: z.object({
    email: z
      .string()
      .trim()
      .toLowerCase()
      .max(254)
      .regex(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, 'must be the e-mail of the API user')
      .meta({
        label: 'E-mail of the API user',
        placeholder: 'api@your-shop.in',
        help: 'Settings, API, Configure: an API user of its own, with another e-mail than your login',
      }),
    channelId: z
      .string()
      .trim()
      .regex(/^\d{1,20}$/, 'must be the number of the channel')
      .optional()
      .meta({
        label: 'Channel ID',
        placeholder: '2252386',
        help: 'Empty: all channels. Of one shop where the account serves several: Channels, Channel ID',
      }),
    /** Another address only for sandboxes; configuration decides whether that is allowed. */
    baseUrl: z.url().optional().meta({
      label: 'API address',
      help: 'Only for a sandbox; empty: Shiprocket itself',
    }),
  }),
  credentials: z.object({
    password: z.string().min(1).meta({
      label: 'Password of the API user',
      help: 'Shiprocket sends it to the e-mail of the account when the API user is made',
    }),
  }),
  streams,
  webhooks: null,
  check: checkAccount,
  identify: fetchIdentity,
});
