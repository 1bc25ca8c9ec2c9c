import { z } from 'zod';
import { defineConnector } from '../kit/defineConnector.ts';
import { admin } from './adminPages.ts';
import { checkShop, fetchIdentity } from './fetch/check.ts';
import { streams } from './streams.ts';
import { subscriptions } from './fetch/subscriptions.ts';
import { webhooks } from './webhook.ts';

const domain = z
  .string()
  .trim()
  .toLowerCase()
  .regex(
    /^[a-z0-9][a-z0-9_-]{0,99}\.myshopify\.com$/,
    'must be the shop domain that ends in .myshopify.com',
  )
  .meta({
    label: 'Shop domain',
    placeholder: 'your-shop.myshopify.com',
    help: 'The domain that ends in .myshopify.com, also where customers see another one',
  });

/** Shopify: orders, products, customers and inventory by Admin GraphQL, bulk operations and webhooks. */
export default defineConnector({
  id: 'shopify',
  name: 'Shopify',
  category: 'store',
  settings: z.object({
    shopDomain: domain,
    apiVersion: z
      .string()
      .regex(/^(\d{4}-\d\d|unstable)$/)
      .default('2026-07')
      .meta({ label: 'API version', placeholder: '2026-07', help: 'Empty: the one we know best' }),
    /** Another address only for sandboxes; configuration decides whether that is allowed. */
    baseUrl: z.url().optional().meta({
      label: 'API address',
      help: 'Only for a sandbox; empty: the shop itself',
    }),
  }),
  credentials: z.object({
    accessToken: z.string().min(1).meta({
      label: 'Admin API access token',
      placeholder: 'shpat_…',
      help: 'Of a custom app: Settings, Apps and sales channels, Develop apps, API credentials',
    }),
    webhookSecret: z.string().min(1).meta({
      label: 'Webhook signing secret',
      help: 'The API secret key of the same app: Shopify signs webhooks with it',
    }),
    /** Valid beside the current one while Shopify still signs with it (spec 6.2). */
    webhookSecretPrevious: z.string().optional().meta({
      label: 'Previous webhook secret',
      help: 'While a secret is being replaced: both are valid together',
    }),
  }),
  streams,
  historyByHand: true,
  variables: ['SHOPIFY_SHOP_DOMAIN', 'SHOPIFY_ACCESS_TOKEN'],
  webhooks,
  check: checkShop,
  identify: fetchIdentity,
  admin,
  subscriptions,
});
