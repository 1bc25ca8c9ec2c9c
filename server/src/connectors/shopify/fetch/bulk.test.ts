import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { AccessError } from '../../../lib/errors.ts';
import { collectPages, everything, idsOf } from '../../kit/sandbox/collect.ts';
import type { FetchPage } from '../../kit/types.ts';
import { createPages } from './fetchStream.ts';
import { openTestShop, type TestShop } from '../sandbox/harness.ts';
import { orderSource } from './sources.ts';
import { throughDatabase } from '../testing/collect.ts';

const bulk = createPages(orderSource, 0);
let now = Date.UTC(2026, 10, 1);
let shop: TestShop;
let leftBefore: string[] = [];

const leftovers = (): string[] =>
  readdirSync(tmpdir()).filter((name) => name.startsWith('sluice-bulk-'));

function createOrders(count: number): string[] {
  return Array.from({ length: count }, () => {
    now += 1000;
    const lines = [1, 2, 3].map((index) => ({ title: `Line ${index}`, price: 5000, quantity: 1 }));
    return String(shop.sandbox.actions.createOrder({ lines, payment: { kind: 'cod' } }).id);
  });
}

beforeEach(async () => {
  now = Date.UTC(2026, 10, 1);
  leftBefore = leftovers();
  shop = await openTestShop({ clock: () => new Date(now) });
});
afterEach(async () => {
  await shop.sandbox.close();
  expect(leftovers().filter((name) => !leftBefore.includes(name))).toEqual([]);
});

describe('bulk operations', () => {
  test('give every order whole, in pages, beginning with the operation to come back to', async () => {
    const ids = createOrders(450);
    const pages = await collectPages(bulk, shop.context);
    expect(idsOf(pages).sort()).toEqual(ids.sort());
    expect(pages[0]).toMatchObject({ records: [], checkpoint: { mode: 'bulk', row: 0 } });
    expect(pages.at(-1)).toMatchObject({
      records: [],
      checkpoint: { row: 450, done: true },
      total: 450,
    });
    expect(pages.filter(({ records }) => records.length > 0)).toHaveLength(3);
  });

  test('keep to the range', async () => {
    const ids = createOrders(6);
    const range = { from: new Date(now - 2000), to: new Date(now - 1000) };
    expect(idsOf(await collectPages(bulk, shop.context, range)).sort()).toEqual(
      ids.slice(3, 5).sort(),
    );
  });

  test('no rows at all: an operation without a file', async () => {
    expect(idsOf(await collectPages(bulk, shop.context))).toEqual([]);
  });

  test('a crash at any page comes back to the same operation and row', async () => {
    const ids = createOrders(450);
    const pages = await collectPages(bulk, shop.context);
    for (const [index, page] of pages.entries()) {
      const rest = await collectPages(
        bulk,
        shop.context,
        everything,
        throughDatabase(page.checkpoint),
      );
      const seen = idsOf([...pages.slice(0, index + 1), ...rest]);
      expect(seen.sort()).toEqual([...ids].sort());
    }
    expect(shop.sandbox.shop.bulk.size).toBe(1);
  });

  test('a page given up half way leaves nothing on disk', async () => {
    createOrders(250);
    for await (const page of bulk(shop.context, everything, null))
      if (page.records.length > 0) break;
  });

  test('a broken download is begun again', async () => {
    const ids = createOrders(60);
    for (const kind of ['truncate', 'empty', 'reset'] as const) {
      shop.sandbox.faults.add({ match: 'download', kind });
      expect(idsOf(await collectPages(bulk, shop.context)).sort()).toEqual([...ids].sort());
    }
  });

  test('an expired result: the operation is run once more', async () => {
    const ids = createOrders(5);
    const checkpoints: Record<string, unknown>[] = [];
    for await (const page of bulk(shop.context, everything, null)) {
      checkpoints.push(page.checkpoint);
      if (page.records.length === 0) break;
    }
    const first = throughDatabase(checkpoints[0] ?? {});
    await collectPages(bulk, shop.context, everything, first);
    now += 8 * 86_400_000;
    expect(idsOf(await collectPages(bulk, shop.context, everything, first)).sort()).toEqual(
      ids.sort(),
    );
    expect(shop.notices.join()).toContain('beginning anew');
    expect(shop.sandbox.shop.bulk.size).toBe(2);
  });

  test('edge case 83: no operation to be had, pages do it', async () => {
    const ids = createOrders(5);
    const body = {
      data: {
        bulkOperationRunQuery: {
          bulkOperation: null,
          userErrors: [{ field: null, message: 'in progress', code: 'OPERATION_IN_PROGRESS' }],
        },
      },
    };
    shop.sandbox.faults.add({ match: 'bulk', kind: 'status', status: 200, body });
    const pages = await collectPages(bulk, shop.context);
    expect(idsOf(pages)).toEqual(ids);
    expect(pages[0]?.checkpoint).toMatchObject({ mode: 'paged' });
    expect(shop.notices.join()).toContain('OPERATION_IN_PROGRESS');
  });

  test('a failed operation: pages do it; a refused one: the scope is missing', async () => {
    const ids = createOrders(5);
    shop.sandbox.faults.failBulk('INTERNAL_SERVER_ERROR');
    expect(idsOf(await collectPages(bulk, shop.context))).toEqual(ids);
    shop.sandbox.faults.failBulk('ACCESS_DENIED');
    await expect(collectPages(bulk, shop.context)).rejects.toBeInstanceOf(AccessError);
  });

  test('large ranges go by bulk, small ones by pages', async () => {
    createOrders(12);
    const modes = async (threshold: number): Promise<unknown> =>
      ((await collectPages(createPages(orderSource, threshold), shop.context)).at(-1) as FetchPage)
        .checkpoint['mode'];
    expect(await modes(12)).toBe('bulk');
    expect(await modes(13)).toBe('paged');
  });

  test('an abort while Shopify works ends the wait', async () => {
    createOrders(3);
    const controller = new AbortController();
    const work = async (): Promise<void> => {
      for await (const page of bulk(
        { ...shop.context, signal: controller.signal },
        everything,
        null,
      )) {
        if (page.checkpoint['row'] === 0) controller.abort(new Error('paused'));
      }
    };
    await expect(work()).rejects.toThrow('paused');
  });
});
