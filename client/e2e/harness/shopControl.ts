import { createHmac, randomUUID } from 'node:crypto';
import type {
  FaultScript,
  ShopActions,
  ShopifySandbox,
  WebhookControls,
} from '../../../server/src/connectors/shopify/sandbox/index.ts';
import { toRestOrder } from '../../../server/src/connectors/shopify/sandbox/rest/restOrder.ts';
import { toRestProduct } from '../../../server/src/connectors/shopify/sandbox/rest/restProduct.ts';

type Json = Record<string, unknown>;

/** What is in the shop, and what it would say of it. */
export interface ShopReader {
  products(): ReturnType<ShopActions['createProduct']>[];
  orders(): ReturnType<ShopActions['createOrder']>[];
  customers(): ReturnType<ShopActions['createCustomer']>[];
  /** Ids of the places that keep stock. */
  locations(): number[];
  /** A body as the shop's webhooks carry it. */
  orderBody(id: number): Json;
  productBody(id: number): Json;
  /** Sends a body, changed or made up, as a signed webhook. @returns what the service answered. */
  deliver(topic: string, body: Json): Promise<{ status: number; text: string }>;
}

/** The groups of functions specs may call: `shop.actions`, `shop.faults`, `shop.webhooks`, `shop.reader`. */
export interface ShopGroups {
  actions: ShopActions;
  faults: Pick<
    FaultScript,
    'add' | 'clear' | 'revokeTokens' | 'setFrozen' | 'failBulk' | 'drainBucket'
  >;
  webhooks: Pick<WebhookControls, 'flush' | 'pause' | 'resume' | 'setMode' | 'sendTest'>;
  reader: ShopReader;
}

/** @param serviceUrl where signed bodies are sent */
export function openShopGroups(sandbox: ShopifySandbox, serviceUrl: string): ShopGroups {
  const { actions, faults, webhooks } = sandbox;
  return { actions, faults, webhooks, reader: createReader(sandbox, serviceUrl) };
}

function createReader(sandbox: ShopifySandbox, serviceUrl: string): ShopReader {
  const { shop } = sandbox;
  const find = <Thing>(things: Map<number, Thing>, id: number): Thing => {
    const found = things.get(id);
    if (!found) throw new Error(`The shop has no ${id}`);
    return found;
  };
  return {
    products: () => [...shop.products.values()],
    orders: () => [...shop.orders.values()],
    customers: () => [...shop.customers.values()],
    locations: () => [...shop.locations.keys()],
    orderBody: (id) => toRestOrder(shop, find(shop.orders, id)),
    productBody: (id) => ({ ...toRestProduct(shop, find(shop.products, id)) }),
    deliver: (topic, body) => deliver(sandbox, serviceUrl, topic, body),
  };
}

async function deliver(
  { domain, webhookSecret }: ShopifySandbox,
  serviceUrl: string,
  topic: string,
  body: Json,
): Promise<{ status: number; text: string }> {
  const raw = JSON.stringify(body);
  const answer = await fetch(`${serviceUrl}/api/webhooks/shopify/${topic.split('/')[0] ?? ''}`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'X-Shopify-Topic': topic,
      'X-Shopify-Shop-Domain': domain,
      'X-Shopify-Webhook-Id': `by-hand-${randomUUID()}`,
      'X-Shopify-Hmac-Sha256': createHmac('sha256', webhookSecret).update(raw).digest('base64'),
    },
    body: raw,
  });
  return { status: answer.status, text: await answer.text() };
}
