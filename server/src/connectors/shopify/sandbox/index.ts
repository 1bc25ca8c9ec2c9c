import { createMutationLog, type ActionContext } from './actions/actionContext.ts';
import { createShopActions } from './actions/shopActions.ts';
import { createApi } from './api.ts';
import { startLife } from './demo/life.ts';
import { createFaultScript } from './http/faultScript.ts';
import { closeServer, createSandboxApp, openServer } from './http/sandboxServer.ts';
import { createTokenStore } from './http/tokens.ts';
import { openShop } from './openShop.ts';
import type { SandboxOptions, ShopifySandbox } from './options.ts';
import { createRandom } from './state/random.ts';
import { createSubscriptionService } from './webhooks/subscriptions.ts';
import { createWebhookService } from './webhooks/webhookService.ts';

export { demoSize } from './options.ts';
export type { DemoSize, SandboxOptions, ShopifySandbox } from './options.ts';
export type { ShopState } from './state/shopState.ts';
export type { ShopActions } from './actions/shopActions.ts';
export type { MutationEntry, MutationLog } from './actions/actionContext.ts';
export type { Fault, FaultScript } from './http/faults.ts';
export type { Delivery, DeliveryMode, WebhookControls } from './webhooks/deliveryTypes.ts';

const defaults = {
  domain: 'demo-india.myshopify.com',
  accessToken: 'shpat_sandbox0000000000000000000000000',
  clientId: 'sandbox-client',
  clientSecret: 'shpss_sandbox-client-secret',
  plan: 'standard',
  bulkStepMs: 100,
  webhookBackoffMs: 500,
  webhookTimeoutMs: 5000,
  seed: 1,
  port: 0,
  host: '127.0.0.1',
  clock: (): Date => new Date(),
} as const;

/**
 * Starts a stateful twin of a Shopify shop on a port: GraphQL, bulk operations, signed webhooks, OAuth and scripted
 * failures, all computed from its own state. Rejects when the port is taken.
 */
export async function startShopifySandbox(options: SandboxOptions = {}): Promise<ShopifySandbox> {
  const settings = { ...defaults, ...options };
  const { domain, accessToken, clientId, clientSecret, clock } = settings;
  const webhookSecret = options.webhookSecret ?? clientSecret;
  const { server, baseUrl } = await openServer(settings);
  const { state, save } = await openShop(settings).catch(async (error: unknown) => {
    await closeServer(server);
    throw error;
  });
  const random = createRandom(settings.seed + 7);
  const subscriptions = createSubscriptionService(state);
  const webhooks = createWebhookService({
    state,
    subscriptions,
    random,
    secret: webhookSecret,
    backoffMs: settings.webhookBackoffMs,
    timeoutMs: settings.webhookTimeoutMs,
  });
  const { log, record } = createMutationLog(state);
  const context: ActionContext = { state, random, record, emit: webhooks.emit };
  const { plan, bulkStepMs } = settings;
  const api = createApi({ context, subscriptions, plan, baseUrl, bulkStepMs });
  const tokens = createTokenStore(random, () => clock().getTime());
  tokens.add(accessToken);
  const faults = createFaultScript(state, { ...api, tokens });
  const { onPages, queue } = faults;
  const shared = { ...api, state, tokens, clientId, clientSecret };
  server.on('request', createSandboxApp({ ...shared, onPages, faults: queue }));
  const actions = createShopActions(context);
  const lives: (() => void)[] = [];
  return {
    baseUrl,
    domain,
    accessToken,
    webhookSecret,
    clientId,
    clientSecret,
    shop: state,
    faults: faults.script,
    webhooks: webhooks.controls,
    mutations: log,
    actions,
    context,
    startLife: ({ everyMs }) => {
      const stop = startLife({ context, actions, everyMs });
      lives.push(stop);
      return stop;
    },
    close: async () => {
      for (const stop of lives) stop();
      webhooks.close();
      await api.bulk.close();
      await closeServer(server);
      await save();
    },
  };
}
