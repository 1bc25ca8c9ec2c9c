import { apiKeyRoutes } from './access/apiKeys.ts';
import { authRoutes } from './access/auth.ts';
import { catalogRoutes } from './records/catalog.ts';
import { connectionRunRoutes } from './connectionRuns.ts';
import { connectionRoutes } from './connections.ts';
import { customerRoutes } from './records/customers.ts';
import { createDocumentRoutes } from './http/documents.ts';
import { eventRoutes } from './events.ts';
import { freshnessRoutes } from './freshness.ts';
import { healthRoutes } from './health.ts';
import { importRoutes } from './imports.ts';
import { inviteRoutes } from './access/invites.ts';
import { inventoryRoutes } from './records/inventory.ts';
import { campaignRoutes } from './profit/campaigns.ts';
import { costRoutes } from './profit/costs.ts';
import { metricsRoutes } from './profit/metrics.ts';
import { profitRoutes } from './profit/profit.ts';
import { profitSettingRoutes } from './profit/settings.ts';
import { unmatchedRoutes } from './profit/unmatched.ts';
import { queueRoutes } from './queue.ts';
import { orderRoutes } from './records/orders.ts';
import type { Route } from './http/route.ts';
import { cacheRoutes } from './shopify/cache.ts';
import { jobRoutes } from './shopify/jobs.ts';
import { processorRoutes } from './shopify/processor.ts';
import { reconcileRoutes } from './shopify/reconcile.ts';
import { schedulerRoutes } from './shopify/scheduler.ts';
import { syncRoutes } from './shopify/sync.ts';
import { setupRoutes } from './access/setup.ts';
import { shopifyWebhookRoutes } from './shopify/webhooks.ts';
import { userRoutes } from './access/users.ts';
import { webhookRoutes } from './webhooks.ts';
import { workspaceRoutes } from './access/workspace.ts';

const apiRoutes: Route[] = [
  ...healthRoutes,
  ...authRoutes,
  ...setupRoutes,
  ...userRoutes,
  ...inviteRoutes,
  ...apiKeyRoutes,
  ...workspaceRoutes,
  ...connectionRoutes,
  ...connectionRunRoutes,
  ...importRoutes,
  ...webhookRoutes,
  ...syncRoutes,
  ...cacheRoutes,
  ...processorRoutes,
  ...reconcileRoutes,
  ...schedulerRoutes,
  ...jobRoutes,
  ...queueRoutes,
  ...shopifyWebhookRoutes,
  ...orderRoutes,
  ...catalogRoutes,
  ...customerRoutes,
  ...inventoryRoutes,
  ...profitRoutes,
  ...metricsRoutes,
  ...campaignRoutes,
  ...costRoutes,
  ...unmatchedRoutes,
  ...profitSettingRoutes,
  ...freshnessRoutes,
  ...eventRoutes,
];

/** Every route there is: what is not in here is not served (deny by default, S50). */
export const routes: readonly Route[] = [...apiRoutes, ...createDocumentRoutes(apiRoutes)];
