import type { Fault as SuiteFault, Harness } from '../../kit/conformance.ts';
import { signHmacSha256 } from '../../kit/signatures.ts';
import {
  openTestConnection,
  type TestConnection,
  toTestConnection,
} from '../../kit/sandbox/testConnection.ts';
import type { ConnectionContext } from '../../kit/types.ts';
import type { Fault } from './http/faults.ts';
import { type SandboxOptions, type ShopifySandbox, startShopifySandbox } from './index.ts';
import { toRestOrder } from './rest/restOrder.ts';

/** A connection to a sandbox shop. */
export function toConnection(sandbox: ShopifySandbox): ConnectionContext {
  return toTestConnection({
    settings: { shopDomain: sandbox.domain, apiVersion: '2026-07', baseUrl: sandbox.baseUrl },
    credentials: { accessToken: sandbox.accessToken, webhookSecret: sandbox.webhookSecret },
    currency: 'INR',
    timezone: 'Asia/Kolkata',
  });
}

export interface TestShop extends TestConnection {
  sandbox: ShopifySandbox;
}

/** A sandbox shop with a connection to it. */
export async function openTestShop(options: SandboxOptions = {}): Promise<TestShop> {
  const sandbox = await startShopifySandbox({ bulkStepMs: 1, plan: 'plus', ...options });
  return { sandbox, ...openTestConnection(toConnection(sandbox)) };
}

const deniedBody = {
  data: { count: { count: 0, precision: 'EXACT' }, orders: null },
  errors: [{ message: 'Something is wrong', extensions: { code: 'undefinedField' } }],
};

const faults: Record<SuiteFault, Omit<Fault, 'match' | 'times'>> = {
  limited: { kind: 'throttled' },
  broken: { kind: 'status', status: 503 },
  unauthorised: { kind: 'status', status: 401 },
  'errors in 200': { kind: 'status', status: 200, body: deniedBody },
};

/**
 * For the suite every connector passes, which finds it by its name: a shop of two pages and more of everything.
 * @public
 */
export async function startHarness(): Promise<Harness> {
  const size = { products: 70, orders: 130, customers: 280, days: 60 };
  const { sandbox, connection } = await openTestShop({ shop: size });
  const order = [...sandbox.shop.orders.values()][0];
  if (!order) throw new Error('The demo shop has no orders');
  const raw = Buffer.from(JSON.stringify(toRestOrder(sandbox.shop, order)));
  return {
    connection,
    fail(fault, times) {
      if (times === 0) sandbox.faults.clear();
      else sandbox.faults.add({ match: 'graphql', times, ...faults[fault] });
    },
    delivery: {
      raw,
      headers: {
        'x-shopify-topic': 'orders/updated',
        'x-shopify-shop-domain': sandbox.domain,
        'x-shopify-webhook-id': 'b54557e4-bdd9-4b37-8a5f-bf7d70bcd043',
        'x-shopify-hmac-sha256': signHmacSha256(raw, sandbox.webhookSecret),
      },
      secrets: ['a newer secret', sandbox.webhookSecret],
    },
    stop: () => sandbox.close(),
  };
}
