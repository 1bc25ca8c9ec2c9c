import { createMutationLog, type ActionContext } from './actions/actionContext.ts';
import { createShopActions } from './actions/shopActions.ts';
import { createBulkService, type BulkService } from './bulk/bulkService.ts';
import { createBucket } from './graphql/bucket.ts';
import { createBulkEngine } from './graphql/bulkEngine.ts';
import type { BulkWalk, GraphqlContext, PageNote } from './graphql/graphqlContext.ts';
import { createGraphqlService } from './graphql/graphqlService.ts';
import { createSandboxSchema } from './graphql/schema.ts';
import { createFaultQueue, type FaultScript } from './http/faults.ts';
import { closeServer, createSandboxApp, openServer } from './http/sandboxServer.ts';
import { createTokenStore } from './http/tokens.ts';
import type { SandboxOptions, ShopifySandbox } from './options.ts';
import { openShop } from './openShop.ts';
import { startLife } from './demo/life.ts';
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
};

/**
 * Starts a stateful twin of a Shopify shop on a port: GraphQL, bulk operations, signed webhooks, OAuth and scripted
 * failures, all computed from its own state. Rejects when the port is taken.
 */
export async function startShopifySandbox(options: SandboxOptions = {}): Promise<ShopifySandbox> {
  const settings = { ...defaults, ...options };
  const webhookSecret = options.webhookSecret ?? settings.clientSecret;
  const clock = options.clock ?? ((): Date => new Date());
  const { state, save } = await openShop({ ...settings, clock });
  const random = createRandom((options.seed ?? 1) + 7);
  const subscriptions = createSubscriptionService(state);
  const webhooks = createWebhookService({
    state,
    subscriptions,
    random,
    secret: webhookSecret,
    backoffMs: options.webhookBackoffMs ?? 500,
    timeoutMs: options.webhookTimeoutMs ?? 5000,
  });
  const { log, record } = createMutationLog(state);
  const context: ActionContext = { state, random, record, emit: webhooks.emit };
  const { server, baseUrl } = await openServer({
    port: options.port ?? 0,
    host: options.host ?? '127.0.0.1',
  });
  const plan = options.plan ?? 'standard';
  const schema = createSandboxSchema();
  const createContext = (walk: BulkWalk | null): GraphqlContext => ({
    ...{ state, bulk, subscriptions, plan, baseUrl, walk },
    ...{ pages: [], searches: [] },
  });
  const engine = createBulkEngine(schema, createContext);
  const bulk: BulkService = createBulkService(context, engine, options.bulkStepMs ?? 100);
  const bucket = createBucket(plan, () => performance.now());
  const graphql = createGraphqlService(schema, bucket, () => createContext(null));
  const tokens = createTokenStore(random, () => clock().getTime());
  tokens.add(settings.accessToken);
  const queue = createFaultQueue();
  const listeners: ((page: PageNote) => void)[] = [];
  const onPages = (pages: PageNote[]): void => {
    for (const page of pages) for (const listener of listeners) listener(page);
  };
  const { clientId, clientSecret } = settings;
  const shared = { state, tokens, graphql, onPages, clientId, clientSecret };
  server.on('request', createSandboxApp({ ...shared, bulk, faults: queue }));
  const faults: FaultScript = {
    add: queue.add,
    clear: queue.clear,
    get pending() {
      return queue.pending();
    },
    onPage: (callback) => {
      listeners.push(callback);
    },
    revokeTokens: tokens.revokeAll,
    setFrozen: (frozen) => {
      state.frozen = frozen;
    },
    refuseOldTokens: tokens.refuseOld,
    failBulk: bulk.failNext,
    drainBucket: bucket.drain,
  };
  const actions = createShopActions(context);
  const lives: (() => void)[] = [];
  return {
    ...{ baseUrl, domain: settings.domain, accessToken: settings.accessToken, webhookSecret },
    ...{ clientId, clientSecret, shop: state, faults, webhooks: webhooks.controls },
    ...{ mutations: log, actions, context },
    startLife: ({ everyMs }) => {
      const stop = startLife({ context, actions, everyMs });
      lives.push(stop);
      return stop;
    },
    close: async () => {
      for (const stop of lives) stop();
      webhooks.close();
      await bulk.close();
      await closeServer(server);
      await save();
    },
  };
}
