import { z } from 'zod';
import { defineConnector } from '../kit/defineConnector.ts';
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
  );

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
      .default('2026-07'),
    /** Another address only for sandboxes; configuration decides whether that is allowed. */
    baseUrl: z.url().optional(),
  }),
  credentials: z.object({
    accessToken: z.string().min(1),
    webhookSecret: z.string().min(1),
    /** Valid beside the current one while Shopify still signs with it (spec 6.2). */
    webhookSecretPrevious: z.string().optional(),
  }),
  streams,
  webhooks,
  check: checkShop,
  identify: fetchIdentity,
  subscriptions,
});
