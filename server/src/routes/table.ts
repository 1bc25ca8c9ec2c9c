import { apiKeyRoutes } from './apiKeys.ts';
import { authRoutes } from './auth.ts';
import { catalogRoutes } from './catalog.ts';
import { connectionRoutes } from './connections.ts';
import { customerRoutes } from './customers.ts';
import { createDocumentRoutes } from './documents.ts';
import { eventRoutes } from './events.ts';
import { healthRoutes } from './health.ts';
import { inventoryRoutes } from './inventory.ts';
import { orderRoutes } from './orders.ts';
import type { Route } from './route.ts';
import { cacheRoutes } from './shopify/cache.ts';
import { jobRoutes } from './shopify/jobs.ts';
import { schedulerRoutes } from './shopify/scheduler.ts';
import { syncRoutes } from './shopify/sync.ts';
import { shopifyWebhookRoutes } from './shopify/webhooks.ts';
import { userRoutes } from './users.ts';
import { webhookRoutes } from './webhooks.ts';

const apiRoutes: Route[] = [
  ...healthRoutes,
  ...authRoutes,
  ...userRoutes,
  ...apiKeyRoutes,
  ...connectionRoutes,
  ...webhookRoutes,
  ...syncRoutes,
  ...cacheRoutes,
  ...schedulerRoutes,
  ...jobRoutes,
  ...shopifyWebhookRoutes,
  ...orderRoutes,
  ...catalogRoutes,
  ...customerRoutes,
  ...inventoryRoutes,
  ...eventRoutes,
];

/** Every route there is: what is not in here is not served (deny by default, S50). */
export const routes: readonly Route[] = [...apiRoutes, ...createDocumentRoutes(apiRoutes)];
