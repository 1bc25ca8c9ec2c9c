import type { ActionContext, MutationLog } from './actions/actionContext.ts';
import type { ShopActions } from './actions/shopActions.ts';
import type { FaultScript } from './http/faults.ts';
import type { Plan } from './graphql/resolvers/shopFields.ts';
import type { ShopState } from './state/shopState.ts';
import type { WebhookControls } from './webhooks/deliveryTypes.ts';

/** How big the demo shop is and over how many days its orders lie. */
export interface DemoSize {
  products: number;
  orders: number;
  customers: number;
  days: number;
}

export const demoSize: DemoSize = { products: 200, orders: 3000, customers: 1500, days: 120 };

export interface SandboxOptions {
  /** 0 = any free port. */
  port?: number;
  host?: string;
  domain?: string;
  accessToken?: string;
  /** The app's client secret signs webhooks; given apart for tests of rotation. */
  webhookSecret?: string;
  clientId?: string;
  clientSecret?: string;
  seed?: number;
  /** Default: empty (locations only). */
  shop?: 'empty' | DemoSize;
  /** Version of webhook bodies and of endpoints without one. */
  apiVersion?: string;
  plan?: Plan;
  /** Keeps the shop over restarts; null or left out = in memory only. */
  stateFile?: string | null;
  clock?: () => Date;
  /** Wait before the first webhook retry; doubles (eight times). Default 500. */
  webhookBackoffMs?: number;
  /** The real shop gives five seconds. */
  webhookTimeoutMs?: number;
  /** How long a bulk operation stays CREATED, and RUNNING after its last row. Default 100. */
  bulkStepMs?: number;
}

export interface ShopifySandbox {
  baseUrl: string;
  domain: string;
  accessToken: string;
  webhookSecret: string;
  clientId: string;
  clientSecret: string;
  shop: ShopState;
  faults: FaultScript;
  webhooks: WebhookControls;
  mutations: MutationLog;
  actions: ShopActions;
  /** For code that extends the shop's life (demo). */
  context: ActionContext;
  /** New orders, payments, shipments, refunds, edits and stock changes at an interval; call the result to stop. */
  startLife: (options: { everyMs: number }) => () => void;
  close: () => Promise<void>;
}
