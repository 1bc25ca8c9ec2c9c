import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { PlatformRow } from '../../../domain/reconcile.ts';
import { AccessError } from '../../../lib/errors.ts';
import { openTestShop, type TestShop } from '../sandbox/harness.ts';
import { createCensus } from './census.ts';

const start = Date.now() - 3_600_000;
let now = start;
let shop: TestShop;

beforeEach(async () => {
  now = start;
  shop = await openTestShop({ clock: () => new Date(now) });
});
afterEach(() => shop.sandbox.close());

function createOrders(count: number, seconds = 1): string[] {
  return Array.from({ length: count }, () => {
    now += seconds * 1000;
    const order = shop.sandbox.actions.createOrder({
      lines: [{ title: 'Shirt', price: 10_050, quantity: 2 }],
      payment: { kind: 'cod' },
    });
    return String(order.id);
  });
}

async function list(from: number, to: number, census = createCensus()): Promise<PlatformRow[][]> {
  const pages: PlatformRow[][] = [];
  const range = { from: new Date(from), to: new Date(to) };
  for await (const page of census(shop.context, range)) pages.push(page);
  return pages;
}

test('lists id, date, updated_at and total of every order of a range, by date (spec 7.9)', async () => {
  const ids = createOrders(300);
  now += 60_000;
  shop.sandbox.actions.updateOrder(Number(ids[4]), { note: 'later' });
  const pages = await list(start, now);
  expect(pages.map((page) => page.length)).toEqual([250, 50]);
  const rows = pages.flat();
  expect(rows.map(({ externalId }) => externalId)).toEqual(ids);
  const second = (ms: number) => new Date(Math.floor(ms / 1000) * 1000);
  expect(rows[4]).toEqual({
    externalId: ids[4],
    at: second(start + 5000),
    updatedAt: second(now),
    amount: 20_100,
  });
});

test('both ends belong to the range, and the date is not updated_at', async () => {
  const ids = createOrders(5, 10);
  now += 60_000;
  for (const id of ids) shop.sandbox.actions.updateOrder(Number(id), { note: 'touched' });
  const rows = (await list(start + 20_000, start + 40_000)).flat();
  expect(rows.map(({ externalId }) => externalId)).toEqual(ids.slice(1, 4));
  expect((await list(now, now)).flat()).toEqual([]);
});

test('edge cases 79, 80: begun anew before pages get too deep, nothing is left out, not even in one second', async () => {
  const spread = createOrders(300);
  const atOnce = createOrders(300, 0);
  const rows = (await list(start, now, createCensus(250))).flat();
  const ids = new Set(rows.map(({ externalId }) => externalId));
  expect([...ids].sort()).toEqual([...spread, ...atOnce].sort());
});

test('edge case 30: without read_all_orders old days are refused, not shown as empty', async () => {
  const ids = createOrders(1);
  shop.sandbox.shop.scopes.delete('read_all_orders');
  expect((await list(start, now)).flat().map(({ externalId }) => externalId)).toEqual(ids);
  const ninetyDays = 90 * 24 * 60 * 60_000;
  await expect(list(start - ninetyDays, now)).rejects.toThrow(AccessError);
});
