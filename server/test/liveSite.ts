import { createHmac } from 'node:crypto';
import {
  type ShopifySandbox,
  startShopifySandbox,
} from '../src/connectors/shopify/sandbox/index.ts';
import { toRestCustomer } from '../src/connectors/shopify/sandbox/rest/restCustomer.ts';
import { toRestLevel } from '../src/connectors/shopify/sandbox/rest/restInventory.ts';
import { toRestOrder } from '../src/connectors/shopify/sandbox/rest/restOrder.ts';
import { toRestProduct } from '../src/connectors/shopify/sandbox/rest/restProduct.ts';
import { addShirt, address } from '../src/connectors/shopify/sandbox/testTools.ts';
import { Secret } from '../src/lib/sealed.ts';
import { closeServer, listen, portOf, type ServerTimes } from '../src/routes/http/httpServer.ts';
import { seedWorkspace } from '../src/services/bootstrap.ts';
import { dropTestDatabase } from './database.ts';
import { openTenant, openTestWeb, type TestWeb } from './web.ts';

export type Json = Record<string, unknown>;

/** The real application on a port, connected to a sandbox shop; nothing works in the background. */
export interface LiveSite {
  web: TestWeb;
  url: string;
  port: number;
  sandbox: ShopifySandbox;
  connectionId: string;
  keys: Awaited<ReturnType<typeof openTenant>>['keys'];
  /** Bodies as Shopify's webhooks carry them, of one shop that fits together. */
  bodies: { order: Json; product: Json; customer: Json; inventory: Json };
  close(): Promise<void>;
}

export async function openLiveSite(
  options: { web?: Parameters<typeof openTestWeb>; times?: ServerTimes } = {},
): Promise<LiveSite> {
  const sandbox = await startShopifySandbox();
  const web = await openTestWeb(...(options.web ?? []));
  const connection = await seedWorkspace(web.deps, {
    admin: null,
    apiKey: null,
    shopify: {
      shopDomain: sandbox.domain,
      accessToken: new Secret(sandbox.accessToken),
      webhookSecret: new Secret(sandbox.webhookSecret),
      apiVersion: '2026-07',
      apiBaseUrl: sandbox.baseUrl,
    },
  });
  const { keys } = await openTenant(web, 'ws_main');
  const server = await listen(web.app, { host: '127.0.0.1', port: 0 }, options.times);
  const port = portOf(server);
  return {
    web,
    url: `http://127.0.0.1:${port}`,
    port,
    sandbox,
    connectionId: connection?._id ?? '',
    keys,
    bodies: makeBodies(sandbox),
    async close() {
      server.closeAllConnections();
      await closeServer(server, 0);
      await sandbox.close();
      await dropTestDatabase(web.db);
    },
  };
}

/** A buyer whose every personal value can be searched for. */
export const canary = {
  email: 'canary.buyer@example.com',
  phone: '+919812345670',
  firstName: 'Canarina',
  lastName: 'Finchwood',
  street: '77 Canary Wharf Lane',
};

function makeBodies(sandbox: ShopifySandbox): LiveSite['bodies'] {
  const { shop, actions } = sandbox;
  const { email, phone, firstName, lastName, street } = canary;
  const product = addShirt(sandbox);
  const customer = actions.createCustomer({ email, phone, firstName, lastName });
  const variantId = product.variants[0]?.id ?? 0;
  const home = { ...address, firstName, lastName, phone, address1: street };
  const order = actions.createOrder({
    lines: [{ variantId, quantity: 2 }],
    customerId: customer.id,
    email,
    phone,
    shippingAddress: home,
    payment: { kind: 'cod' },
    shipping: [{ title: 'Standard', price: 4900 }],
  });
  const [level] = shop.levels.values();
  if (!level) throw new Error('The sandbox shop has no stock');
  return {
    order: toRestOrder(shop, order),
    product: { ...toRestProduct(shop, product) },
    customer: { ...toRestCustomer(shop.info, customer) },
    inventory: { ...toRestLevel(shop, level) },
  };
}

let sent = 0;

/** A delivery signed over its exact bytes. */
export async function deliver(
  site: LiveSite,
  topic: string,
  body: string | Uint8Array,
  headers: Record<string, string> = {},
): Promise<{ status: number; stored: string; deliveryId: string }> {
  const raw = Buffer.from(body);
  const deliveryId = `wh-${(sent += 1)}`;
  const answer = await fetch(`${site.url}/api/webhooks/shopify/orders`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'X-Shopify-Topic': topic,
      'X-Shopify-Shop-Domain': site.sandbox.domain,
      'X-Shopify-Webhook-Id': deliveryId,
      'X-Shopify-Hmac-Sha256': createHmac('sha256', site.sandbox.webhookSecret)
        .update(raw)
        .digest('base64'),
      ...headers,
    },
    body: raw,
  });
  const { status: stored } = (await answer.json()) as { status: string };
  return { status: answer.status, stored, deliveryId };
}
