import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { startShopifySandbox, type ShopifySandbox } from '../index.ts';
import { addShirt, ask, startReceiver, subscribe, type HookReceiver } from '../testTools.ts';

let sandbox: ShopifySandbox;
let receiver: HookReceiver;
let variantId: number;

beforeEach(async () => {
  receiver = await startReceiver();
  sandbox = await startShopifySandbox({ webhookBackoffMs: 1, webhookTimeoutMs: 500 });
  variantId = addShirt(sandbox).variants[0]?.id ?? 0;
});
afterEach(async () => {
  await sandbox.close();
  await receiver.close();
});

const place = () => sandbox.actions.createOrder({ lines: [{ variantId, quantity: 1 }] });
const header = (index: number, name: string) => receiver.received[index]?.headers[name];

test('signed over the exact bytes, with the headers of the real shop', async () => {
  await subscribe(sandbox, receiver.url, ['ORDERS_CREATE']);
  const order = place();
  await sandbox.webhooks.flush();
  const [hook] = receiver.received;
  const signature = createHmac('sha256', sandbox.webhookSecret)
    .update(hook?.body ?? '')
    .digest('base64');
  expect(hook?.headers).toMatchObject({
    'x-shopify-hmac-sha256': signature,
    'x-shopify-topic': 'orders/create',
    'x-shopify-shop-domain': 'demo-india.myshopify.com',
    'x-shopify-api-version': '2026-07',
    'user-agent': 'Shopify-Captain-Hook',
    'x-shopify-triggered-at': expect.stringMatching(/T\d\d:\d\d:\d\d\.\d{9}Z$/),
  });
  expect(JSON.parse(hook?.body.toString() ?? '{}').id).toBe(order.id);
});

test('topics of one action share the event id, each has its own webhook id', async () => {
  const topics = ['ORDERS_CREATE', 'ORDERS_UPDATED', 'ORDERS_PAID', 'ORDER_TRANSACTIONS_CREATE'];
  await subscribe(sandbox, receiver.url, [...topics, 'INVENTORY_LEVELS_UPDATE', 'PRODUCTS_UPDATE']);
  place();
  await sandbox.webhooks.flush();
  expect(receiver.topics().toSorted()).toEqual([
    'inventory_levels/update',
    'order_transactions/create',
    'orders/create',
    'orders/paid',
    'orders/updated',
    'products/update',
  ]);
  const events = new Set(receiver.received.map((hook) => hook.headers['x-shopify-event-id']));
  const hooks = new Set(receiver.received.map((hook) => hook.headers['x-shopify-webhook-id']));
  expect([events.size, hooks.size]).toEqual([1, 6]);
});

test('a failure is retried with the same id and body; redirects are failures', async () => {
  await subscribe(sandbox, receiver.url, ['ORDERS_CREATE']);
  receiver.answers.push(500, 302);
  place();
  await sandbox.webhooks.flush();
  expect(receiver.received).toHaveLength(3);
  expect(header(2, 'x-shopify-webhook-id')).toBe(header(0, 'x-shopify-webhook-id'));
  expect(receiver.received[2]?.body).toEqual(receiver.received[0]?.body);
  expect(sandbox.webhooks.deliveries[0]).toMatchObject({ state: 'delivered' });
});

test('after eight failed retries the subscription is gone', async () => {
  await subscribe(sandbox, receiver.url, ['ORDERS_CREATE']);
  receiver.answers.push(...Array.from({ length: 9 }, () => 503));
  place();
  await sandbox.webhooks.flush();
  expect(receiver.received).toHaveLength(9);
  const { body } = await ask(sandbox, '{ webhookSubscriptions(first: 5) { nodes { id } } }');
  expect(body.data.webhookSubscriptions.nodes).toEqual([]);
});

test('an endpoint that does not answer in time counts as failed', async () => {
  const silent = await startReceiver();
  await subscribe(sandbox, receiver.url, ['ORDERS_CREATE']);
  await silent.close();
  await subscribe(sandbox, silent.url, ['ORDERS_UPDATED']);
  place();
  await sandbox.webhooks.flush();
  const states = sandbox.webhooks.deliveries.map((item) => `${item.topic} ${item.state}`);
  expect(states.toSorted()).toEqual(['orders/create delivered', 'orders/updated failed']);
});

describe('the network', () => {
  beforeEach(() => subscribe(sandbox, receiver.url, ['ORDERS_CREATE']));
  const placeMany = async (): Promise<string[]> => {
    const names = Array.from({ length: 40 }, () => place().name);
    await sandbox.webhooks.flush();
    return names;
  };
  const names = (): string[] =>
    receiver.received.map((hook) => JSON.parse(hook.body.toString()).name as string);

  test('drops', async () => {
    sandbox.webhooks.setMode({ drop: 0.5 });
    await placeMany();
    expect(receiver.received.length).toBeLessThan(35);
    const dropped = sandbox.webhooks.deliveries.filter((item) => item.state === 'dropped');
    expect(dropped.length + receiver.received.length).toBe(40);
  });

  test('duplicates with the same webhook id', async () => {
    sandbox.webhooks.setMode({ duplicate: 1 });
    await placeMany();
    expect(receiver.received).toHaveLength(80);
    expect(new Set(receiver.received.map((h) => h.headers['x-shopify-webhook-id'])).size).toBe(40);
  });

  test('reorders, delays and loses nothing', async () => {
    sandbox.webhooks.setMode({ reorder: 1, delayMs: 60_000 });
    const placed = await placeMany();
    expect(names()).not.toEqual(placed);
    expect(names().toSorted()).toEqual(placed.toSorted());
  });

  test('waits while paused, and sends an old one again', async () => {
    sandbox.webhooks.pause();
    place();
    await sandbox.webhooks.flush();
    expect(receiver.received).toHaveLength(0);
    sandbox.webhooks.resume();
    await sandbox.webhooks.flush();
    expect(receiver.received).toHaveLength(1);
    const [delivery] = sandbox.webhooks.deliveries;
    if (delivery) sandbox.webhooks.resend(delivery);
    await sandbox.webhooks.flush();
    expect(receiver.received).toHaveLength(2);
  });

  test('a test notification has its header and an id beyond 2^53', async () => {
    place();
    await sandbox.webhooks.flush();
    sandbox.webhooks.sendTest('orders/create');
    await sandbox.webhooks.flush();
    const last = receiver.received.at(-1);
    expect(last?.headers['x-shopify-test']).toBe('true');
    expect(last?.body.toString()).toMatch(/^\{"id":820982911946154508,/);
  });

  test('a new secret signs what comes after', async () => {
    sandbox.webhooks.setSecret('other');
    place();
    await sandbox.webhooks.flush();
    const [hook] = receiver.received;
    const signature = createHmac('sha256', 'other')
      .update(hook?.body ?? '')
      .digest('base64');
    expect(hook?.headers['x-shopify-hmac-sha256']).toBe(signature);
  });
});

describe('subscriptions', () => {
  const create = `mutation($uri: String!, $fields: [String!], $name: String) {
    webhookSubscriptionCreate(topic: ORDERS_CREATE, webhookSubscription: {uri: $uri, includeFields: $fields, name: $name}) {
      webhookSubscription { id uri endpoint { __typename } } userErrors { field message } } }`;
  const messages = async (uri: string) => {
    const { body } = await ask(sandbox, create, { uri });
    return body.data.webhookSubscriptionCreate.userErrors.map(
      (e: { message: string }) => e.message,
    );
  };

  test('addresses are checked as the real shop does, loopback apart', async () => {
    expect(await messages('http://example.com/x')).toEqual([
      'Address protocol http:// is not supported',
    ]);
    expect(await messages('https://a.myshopify.com/x')).toEqual([
      'Address cannot be a Shopify or an internal domain',
    ]);
    expect(await messages('')).toEqual(["Address can't be blank"]);
    expect(await messages(receiver.url)).toEqual([]);
    expect(await messages(receiver.url)).toEqual(['Address for this topic has already been taken']);
  });

  test('includeFields cut the body, the name is a header, update and delete work', async () => {
    const { body } = await ask(sandbox, create, {
      uri: receiver.url,
      fields: ['id', 'name'],
      name: 'short',
    });
    const { id } = body.data.webhookSubscriptionCreate.webhookSubscription;
    place();
    await sandbox.webhooks.flush();
    expect(Object.keys(JSON.parse(receiver.received[0]?.body.toString() ?? '{}'))).toEqual([
      'id',
      'name',
    ]);
    expect(header(0, 'x-shopify-name')).toBe('short');
    const update = `mutation($id: ID!, $uri: String!) { webhookSubscriptionUpdate(id: $id, webhookSubscription: {uri: $uri}) {
      webhookSubscription { uri } userErrors { message } } }`;
    const moved = await ask(sandbox, update, { id, uri: `${receiver.url}/2` });
    expect(moved.body.data.webhookSubscriptionUpdate.webhookSubscription.uri).toBe(
      `${receiver.url}/2`,
    );
    const remove =
      'mutation($id: ID!) { webhookSubscriptionDelete(id: $id) { deletedWebhookSubscriptionId userErrors { message } } }';
    const gone = await ask(sandbox, remove, { id });
    expect(gone.body.data.webhookSubscriptionDelete.deletedWebhookSubscriptionId).toBe(id);
    const again = await ask(sandbox, remove, { id });
    expect(again.body.data.webhookSubscriptionDelete.userErrors).toHaveLength(1);
  });

  test('privacy topics come from the app configuration only, and survive failures', async () => {
    sandbox.webhooks.configure('customers/redact', receiver.url);
    const customer = sandbox.actions.createCustomer({ email: 'a@example.com' });
    receiver.answers.push(...Array.from({ length: 9 }, () => 500));
    sandbox.actions.redactCustomer(customer.id);
    await sandbox.webhooks.flush();
    expect(customer.email).toBeNull();
    const other = sandbox.actions.createCustomer({ email: 'b@example.com' });
    sandbox.actions.redactCustomer(other.id);
    await sandbox.webhooks.flush();
    expect(JSON.parse(receiver.received.at(-1)?.body.toString() ?? '{}')).toMatchObject({
      shop_domain: 'demo-india.myshopify.com',
      customer: { id: other.id, email: 'b@example.com' },
    });
    const { body } = await ask(sandbox, '{ webhookSubscriptions(first: 5) { nodes { id } } }');
    expect(body.data.webhookSubscriptions.nodes).toEqual([]);
  });
});
