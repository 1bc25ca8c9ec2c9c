import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import addFormatsModule from 'ajv-formats';
import { startShopifySandbox, type ShopifySandbox } from '../index.ts';
import { address, addShirt, startReceiver, type HookReceiver } from '../testTools.ts';

const folder = new URL('../../../../../../../shared/webhook-schemas/', import.meta.url);
const addFormats = addFormatsModule as unknown as (ajv: Ajv2020) => void;

/**
 * Where the schemas, inferred from a handful of samples, are narrower than the documented API. Each is one reason for
 * several paths; anything else that does not validate fails the test.
 */
const exceptions: { reason: string; fits: (error: ErrorObject, topic: string) => boolean }[] = [
  {
    reason:
      'empty in every sample, filled by the documented API (refunds, duties, allocations, properties)',
    fits: (error) => error.keyword === 'false schema',
  },
  {
    reason: 'people may be unknown: guests, POS, phone-only customers (facts 8, 10)',
    fits: (error) =>
      error.data === null &&
      /(customer|billing_address|shipping_address|destination|email|contact_email|default_address|phone|note|company|address2|name)$/.test(
        error.instancePath,
      ),
  },
  {
    reason:
      'a customer without addresses has no default_address; POS and guest orders have no person',
    fits: (error) => error.params.missingProperty === 'default_address',
  },
  {
    reason: 'custom lines, tips and POS: no SKU, no variant, no vendor',
    fits: (error) =>
      error.data === null &&
      /(line_items|line_item)(\/\d+)?\/(sku|vendor|variant_id|product_id|fulfillment_status)$/.test(
        error.instancePath,
      ),
  },
  {
    reason: 'tax rates are fractions; the sample in a fulfilment had a whole number',
    fits: (error) => error.instancePath.endsWith('/rate'),
  },
  {
    reason: 'a fulfilment without tracking has none',
    fits: (error) =>
      error.data === null && /tracking_(company|number|url)$/.test(error.instancePath),
  },
  {
    reason: 'manual gateways have no authorization and no payment details (facts 13 lists neither)',
    fits: (error) =>
      error.params.missingProperty === 'payment_details' ||
      (error.data === null && error.instancePath.endsWith('/authorization')),
  },
  {
    reason: 'items without SKU or cost',
    fits: (error, topic) =>
      error.data === null &&
      topic.startsWith('inventory_items') &&
      /^\/(sku|cost)$/.test(error.instancePath),
  },
  {
    reason: 'a product without pictures has no image',
    fits: (error) => error.data === null && error.instancePath === '/image',
  },
  {
    reason: 'online payments have no device',
    fits: (error) => error.data === null && error.instancePath === '/device_id',
  },
];

const validators = new Map(
  readdirSync(folder).map((name) => {
    const ajv = new Ajv2020({ allErrors: true, strict: false, verbose: true });
    addFormats(ajv);
    const schema = JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
    return [name.replace(/\.json$/, ''), ajv.compile(schema)];
  }),
);

function findProblems(topic: string, body: unknown): string[] {
  const validate = validators.get(topic.replace('/', '.'));
  if (!validate) return [`no schema for ${topic}`];
  if (validate(body)) return [];
  return (validate.errors ?? [])
    .filter((error) => !['anyOf', 'oneOf'].includes(error.keyword))
    .filter((error) => !exceptions.some((exception) => exception.fits(error, topic)))
    .map(
      (error) => `${topic}${error.instancePath}: ${error.message} ${JSON.stringify(error.params)}`,
    );
}

describe('webhook bodies conform to the schemas of their topics', () => {
  let sandbox: ShopifySandbox;
  let receiver: HookReceiver;

  beforeAll(async () => {
    receiver = await startReceiver();
    sandbox = await startShopifySandbox({});
    for (const topic of validators.keys())
      sandbox.webhooks.configure(topic.replace('.', '/'), receiver.url);
    playEverything(sandbox);
    await sandbox.webhooks.flush();
  });
  afterAll(async () => {
    await sandbox.close();
    await receiver.close();
  });

  test('every body validates, apart from the listed exceptions', () => {
    const problems = receiver.received.flatMap((hook) =>
      findProblems(String(hook.headers['x-shopify-topic']), JSON.parse(hook.body.toString())),
    );
    expect([...new Set(problems)]).toEqual([]);
  });

  test('every topic the twin knows was sent at least once', () => {
    const silent = ['app.scopes_update', 'customers.merge', 'bulk_operations.finish'];
    const sent = new Set(receiver.topics().map((topic) => topic.replace('/', '.')));
    const missing = [...validators.keys()].filter((topic) => !sent.has(topic));
    expect(missing.toSorted()).toEqual(silent.toSorted());
  });

  test('each exception is still needed', () => {
    const used = new Set<string>();
    for (const hook of receiver.received) {
      const topic = String(hook.headers['x-shopify-topic']);
      const validate = validators.get(topic.replace('/', '.'));
      if (!validate || validate(JSON.parse(hook.body.toString()))) continue;
      for (const error of validate.errors ?? [])
        for (const exception of exceptions)
          if (exception.fits(error, topic)) used.add(exception.reason);
    }
    expect(exceptions.map((item) => item.reason).filter((reason) => !used.has(reason))).toEqual([]);
  });
});

/** Everything that can happen in the shop, once. */
function playEverything({ actions, shop }: ShopifySandbox): void {
  const shirt = addShirt({ actions, shop } as ShopifySandbox);
  const plain = actions.createProduct({ title: 'Incense', variants: [{ price: 24_900 }] });
  const [first, second] = shirt.variants;
  const customer = actions.createCustomer({
    email: 'asha@example.com',
    phone: '+919812345678',
    firstName: 'Asha',
    lastName: 'Rao',
    addresses: [address],
  });
  const phoneOnly = actions.createCustomer({
    phone: '+919800000001',
    firstName: 'Dev',
    lastName: 'Das',
  });
  const gone = actions.createCustomer({
    email: 'gone@example.com',
    firstName: 'Uma',
    lastName: 'Bose',
  });
  const line = { variantId: first?.id ?? 0, quantity: 2 };
  const shipping = [{ title: 'Standard', price: 4900, taxRate: 0.18 }];
  const paid = actions.createOrder({
    lines: [
      line,
      {
        title: 'Wrap',
        price: 5e3,
        quantity: 1,
      },
    ],
    customerId: customer.id,
    shipping,
    shippingAddress: address,
    tip: 1e3,
    discounts: [
      {
        kind: 'code',
        code: 'TEN',
        percent: 10,
      },
    ],
    noteAttributes: [
      {
        name: 'gift',
        value: 'yes',
      },
    ],
  });
  const cod = actions.createOrder({
    lines: [
      {
        ...line,
        properties: [
          {
            name: 'Note',
            value: 'Hi',
          },
        ],
      },
    ],
    payment: { kind: 'cod' },
    customerId: phoneOnly.id,
    shippingAddress: address,
    shipping,
  });
  actions.createOrder({
    lines: [line],
    sourceName: 'pos',
    payment: { kind: 'prepaid', gateway: 'cash' },
  });
  actions.createOrder({
    lines: [{ ...line, duty: 900 }],
    presentment: { currency: 'USD', rateMicros: 11_973 },
  });
  const held = actions.createOrder({
    lines: [line],
    payment: { kind: 'authorised' },
    email: 'g@example.com',
  });
  actions.capture(held.id);
  actions.markPaid(cod.id);
  const [paidLine, wrapLine] = paid.lines;
  const lineId = paidLine?.id ?? 0;
  actions.fulfill(paid.id, {
    lines: [
      {
        lineId,
        quantity: 1,
      },
    ],
    trackingNumbers: ['AWB1'],
    trackingUrls: ['https://t.example.com/1'],
    company: 'Delhivery',
  });
  actions.fulfill(paid.id);
  actions.updateShipment({ orderId: paid.id }, { status: 'delivered', trackingNumbers: ['AWB2'] });
  actions.refund(paid.id, {
    lines: [{ lineId, quantity: 1, restockType: 'return' }],
    shipping: true,
    amount: 5000,
  });
  actions.refund(paid.id, { lines: [{ lineId: wrapLine?.id ?? 0, quantity: 1 }], note: 'Lost' });
  actions.editOrder(cod.id, {
    add: [{ variantId: second?.id ?? 0, quantity: 1 }],
    quantities: { [cod.lines[0]?.id ?? 0]: 1 },
  });
  actions.cancel(cod.id, { reason: 'customer' });
  actions.archive(paid.id);
  actions.updateProduct(shirt.id, {
    title: 'Shirt',
    variants: { [first?.id ?? 0]: { sku: 'NEW', cost: 100 } },
  });
  const [locationId = 0] = [...shop.locations.keys()];
  actions.setInventory({ itemId: first?.item.id ?? 0, locationId, available: -3 });
  actions.disconnectInventory({ itemId: second?.item.id ?? 0, locationId });
  actions.removeVariant(second?.id ?? 0);
  actions.deleteProduct(plain.id);
  actions.updateCustomer(customer.id, { note: 'VIP', tags: ['VIP'] });
  actions.deleteCustomer(gone.id);
  actions.requestCustomerData(customer.id);
  actions.redactCustomer(customer.id);
  actions.deleteOrder(held.id);
  actions.updateShop({ name: 'Neem' });
  actions.uninstallApp();
  actions.redactShop();
}
