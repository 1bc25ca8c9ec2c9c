import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { demoSize, startShopifySandbox, type ShopifySandbox } from '../index.ts';
import { saveShopFile } from '../persist/shopFile.ts';
import { assertMoneyAddsUp } from '../state/orderMoney.ts';
import { computeFinancialStatus, computeFulfillmentStatus } from '../state/orderStatus.ts';
import type { OrderState } from '../state/orderTypes.ts';
import { until } from '../../../../../test/database.ts';
import { createClock, startReceiver, subscribe } from '../testTools.ts';
import { liveOnce } from './life.ts';

const clock = createClock('2026-11-20T10:00:00Z');
const small = { products: 40, orders: 120, customers: 60, days: 30 };

const toText = (sandbox: ShopifySandbox): string =>
  JSON.stringify([[...sandbox.shop.products.values()], [...sandbox.shop.orders.values()]]);

async function readShop(seed: number): Promise<string> {
  const sandbox = await startShopifySandbox({ shop: small, seed, clock: clock.now });
  const text = toText(sandbox);
  await sandbox.close();
  return text;
}

test('the same seed gives the same shop, another one another', async () => {
  expect(await readShop(5)).toBe(await readShop(5));
  expect(await readShop(6)).not.toBe(await readShop(5));
});

describe('the whole demo shop', () => {
  let sandbox: ShopifySandbox;
  let orders: OrderState[];

  beforeAll(async () => {
    sandbox = await startShopifySandbox({ shop: demoSize, clock: clock.now });
    orders = [...sandbox.shop.orders.values()];
  });
  afterAll(() => sandbox.close());

  test('has the promised size and its money adds up', () => {
    expect(orders).toHaveLength(3000);
    expect(sandbox.shop.products.size).toBe(200);
    expect(sandbox.shop.customers.size).toBe(1500);
    for (const order of orders) assertMoneyAddsUp(order);
  });

  test('COD and prepaid are about half and half', () => {
    const cod = orders.filter((order) =>
      order.transactions.some((t) => /cod|delivery/i.test(t.gateway)),
    );
    expect(cod.length / orders.length).toBeGreaterThan(0.42);
    expect(cod.length / orders.length).toBeLessThan(0.58);
  });

  const kinds: Record<string, (order: OrderState) => boolean> = {
    cancelled: (order) => order.cancelledAt !== null,
    'cancelled and paid back': (order) =>
      order.cancelledAt !== null && computeFinancialStatus(order) === 'refunded',
    voided: (order) => computeFinancialStatus(order) === 'voided',
    pending: (order) => computeFinancialStatus(order) === 'pending',
    'partially paid': (order) => computeFinancialStatus(order) === 'partially_paid',
    'partially refunded': (order) => computeFinancialStatus(order) === 'partially_refunded',
    'refunded with a difference': (order) => order.refunds.some((refund) => refund.discrepancy),
    'refunded without money': (order) =>
      order.refunds.some((refund) => refund.transactionIds.length === 0),
    'shipping refunded': (order) => order.refunds.some((refund) => refund.shipping.length > 0),
    'partly shipped': (order) => computeFulfillmentStatus(order) === 'partial',
    'two parcels': (order) => order.fulfillments.length > 1,
    'a parcel with two numbers': (order) =>
      order.fulfillments.some((item) => item.trackingNumbers.length > 1),
    delivered: (order) => order.fulfillments.some((item) => item.shipmentStatus === 'delivered'),
    'returned to origin': (order) =>
      order.fulfillments.some((item) => item.shipmentStatus === 'failure'),
    edited: (order) => order.edited,
    'edited out': (order) => order.edited && order.lines.some((line) => line.currentQuantity === 0),
    'several discounts': (order) => order.discountApplications.length > 1,
    'shipping discount': (order) =>
      order.discountApplications.some((item) => item.targetType === 'shipping_line'),
    'tax on top': (order) => !order.taxesIncluded,
    'other currency': (order) => order.presentmentCurrency !== order.currency,
    duties: (order) => order.lines.some((line) => line.duties.length > 0),
    tip: (order) => order.lines.some((line) => line.tip),
    'gift card sold': (order) => order.lines.some((line) => line.giftCard),
    'gift card used': (order) => order.transactions.some((item) => item.gateway === 'gift_card'),
    'custom line': (order) => order.lines.some((line) => line.variantId === null && !line.tip),
    'zero total': (order) => order.originalTotal === 0,
    'point of sale': (order) => order.sourceName === 'pos',
    draft: (order) => order.sourceName === 'shopify_draft_order',
    test: (order) => order.test,
    guest: (order) => order.customerId === null && order.sourceName === 'web',
    'phone only': (order) => order.email === null && order.phone !== null,
    'over 200 lines': (order) => order.lines.length > 200,
    'partial COD': (order) => order.transactions.some((item) => /PPCOD/.test(item.gateway)),
    'bank transfer': (order) => order.transactions.some((item) => /Bank/.test(item.gateway)),
    'captured later': (order) => order.transactions.some((item) => item.kind === 'capture'),
    archived: (order) => order.closedAt !== null && order.cancelledAt === null,
  };

  test.each(Object.entries(kinds))('holds orders of kind: %s', (_name, fits) => {
    expect(orders.some(fits)).toBe(true);
  });

  test('goes on living: every kind of event happens and the money still adds up', () => {
    const before = sandbox.mutations.entries.length;
    const life = { context: sandbox.context, actions: sandbox.actions, everyMs: 1 };
    for (let step = 0; step < 400; step += 1) {
      clock.pass(30);
      liveOnce(life);
    }
    const done = new Set(
      sandbox.mutations.since(before).map((entry) => `${entry.resource} ${entry.action}`),
    );
    expect([...done]).toEqual(
      expect.arrayContaining([
        'order create',
        'order edit',
        'order cancel',
        'fulfillment create',
        'fulfillment update',
        'refund create',
        'inventory set',
        'product update',
      ]),
    );
    for (const order of sandbox.shop.orders.values()) assertMoneyAddsUp(order);
  });
});

test('startLife goes on by itself, signed webhooks and all, until it is stopped', async () => {
  const receiver = await startReceiver();
  const sandbox = await startShopifySandbox({ shop: small });
  await subscribe(sandbox, receiver.url, ['ORDERS_UPDATED', 'PRODUCTS_UPDATE']);
  const stop = sandbox.startLife({ everyMs: 1 });
  await until('webhooks arrive', () => receiver.received.length >= 5);
  stop();
  await sandbox.webhooks.flush();
  expect(receiver.received.every((hook) => hook.headers['x-shopify-hmac-sha256'])).toBe(true);
  await sandbox.close();
  await receiver.close();
});

describe('the state file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sandbox-test-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const stateFile = join(folder, 'shop.jsonl');

  test('a restart goes on with the same shop', async () => {
    const first = await startShopifySandbox({ shop: small, stateFile, clock: clock.now });
    const text = toText(first);
    const next = first.shop.nextOrderNumber;
    await first.close();
    const second = await startShopifySandbox({ shop: small, stateFile, clock: clock.now });
    expect(toText(second)).toBe(text);
    expect(second.shop.nextOrderNumber).toBe(next);
    expect(second.shop.ordersOfCustomer.size).toBe(first.shop.ordersOfCustomer.size);
    await second.close();
  });

  test('life goes on after restarts, though its luck repeats', async () => {
    for (let start = 0; start < 3; start += 1) {
      const sandbox = await startShopifySandbox({ shop: small, stateFile, clock: clock.now });
      const life = { context: sandbox.context, actions: sandbox.actions, everyMs: 1 };
      for (let step = 0; step < 60; step += 1) liveOnce(life);
      const phones = [...sandbox.shop.customers.values()].flatMap(({ phone }) => phone ?? []);
      expect(new Set(phones).size).toBe(phones.length);
      await sandbox.close();
    }
  });

  test('after a crash no id or number is given out twice', async () => {
    const first = await startShopifySandbox({ shop: small, stateFile, clock: clock.now });
    await saveShopFile(stateFile, first.shop, { clean: false, seed: 1 });
    const lost = [...first.shop.variants.keys()][0] ?? 0;
    const order = first.actions.createOrder({ lines: [{ variantId: lost, quantity: 1 }] });
    const second = await startShopifySandbox({ shop: small, stateFile, clock: clock.now });
    const other = second.actions.createOrder({ lines: [{ variantId: lost, quantity: 1 }] });
    expect(other.id).toBeGreaterThan(order.id);
    expect(other.number).toBeGreaterThan(order.number);
    await second.close();
    await first.close();
  });
});
