import { z } from 'zod';
import { defineConnector } from '../kit/defineConnector.ts';
import { checkShop, fetchIdentity } from './fetch/check.ts';
import { streams } from './streams.ts';

/** Postscript: who may be written to by text message. Campaigns and costs its API does not give (README). */
export default defineConnector({
  id: 'postscript',
  name: 'Postscript',
  category: 'messaging',
  settings: z.object({
    shop: z.string().trim().min(1).max(200).meta({
      label: 'Shop',
      placeholder: 'My Shop',
      help: 'The shop’s name in Postscript, or its id (shop_…)',
    }),
    /** Another address only for sandboxes; configuration decides whether that is allowed. */
    baseUrl: z.url().optional().meta({
      label: 'API address',
      help: 'Only for a sandbox; empty: Postscript itself',
    }),
  }),
  credentials: z.object({
    apiKey: z.string().trim().min(1).meta({
      label: 'Private API key',
      placeholder: 'sk_…',
      help: 'Of the shop: Settings, API. Only higher plans have one',
    }),
  }),
  streams,
  utmSources: ['postscript'],
  webhooks: null,
  check: checkShop,
  identify: fetchIdentity,
});
