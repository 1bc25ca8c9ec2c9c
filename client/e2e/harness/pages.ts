import { expect, type Page } from '@playwright/test';
import type { Api } from './api.ts';
import { until } from './until.ts';

/** One page as people reach it. */
export interface PageAddress {
  name: string;
  path: string;
}

interface Listed {
  items: { id: string }[];
}

/** The first record of a list of the API, as soon as there is one. */
export async function findId(api: Api, path: string): Promise<string> {
  let id: string | undefined;
  await until(`${path} has an item`, async () => {
    id = (await api.get<Listed>(path)).items[0]?.id;
    return id !== undefined;
  });
  return id ?? '';
}

/** Every page of somebody with the admin's role, each over a record that is there. */
export async function listPages(api: Api): Promise<PageAddress[]> {
  const first = (path: string) => findId(api, `${path}&limit=1`);
  const order = await first('/api/orders?paymentMethod=COD');
  const conflict = await first('/api/orders?conflict=true');
  const product = await first('/api/products?status=active');
  const customer = await first('/api/customers?');
  const processed = await first('/api/shopify/cache/entries?stream=orders&status=processed');
  const failed = await first('/api/shopify/cache/entries?stream=orders&status=failed');
  const run = await first('/api/shopify/jobs?');
  return [
    { name: 'orders', path: '/orders' },
    { name: 'orders of which none matches', path: '/orders?search=nobody-is-called-so' },
    { name: 'order', path: `/orders/${order}` },
    { name: 'order in conflict', path: `/orders/${conflict}` },
    { name: 'pick list', path: `/orders/pick-list?ids=${order}` },
    { name: 'catalog', path: '/catalog' },
    { name: 'product', path: `/catalog/${product}` },
    { name: 'inventory', path: '/inventory' },
    { name: 'customers', path: '/customers' },
    { name: 'customer', path: `/customers/${customer}` },
    { name: 'raw cache', path: '/cache' },
    { name: 'failed entries', path: '/cache?stream=orders&status=failed' },
    { name: 'processed entry', path: `/cache/${processed}` },
    { name: 'failed entry', path: `/cache/${failed}` },
    { name: 'sync history', path: '/history' },
    { name: 'run', path: `/history/${run}` },
    { name: 'platforms', path: '/settings/platforms' },
    { name: 'Shopify', path: '/settings/shopify' },
    { name: 'people', path: '/settings/people' },
    { name: 'API keys', path: '/settings/keys' },
    { name: 'workspace', path: '/settings/workspace' },
    { name: 'account', path: '/account' },
    { name: 'an address without a page', path: '/nowhere' },
  ];
}

const ofWarehouse = ['/orders', '/catalog', '/inventory', '/account'];

/** Those a warehouse may see. */
export function keepWarehousePages(pages: PageAddress[]): PageAddress[] {
  return pages.filter(({ path }) => ofWarehouse.some((start) => path.startsWith(start)));
}

/** Goes there and waits until nothing is loading. */
export async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await settle(page);
}

/** The head is there, no part of the page waits for its first answer, and nothing is on its way to another colour or place. */
export async function settle(page: Page): Promise<void> {
  await expect(page.getByRole('heading').first()).toBeVisible();
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
  await expect.poll(() => page.evaluate<boolean>(atRest)).toBe(true);
}

/**
 * As text: this file is read without a page's own words as well. Spinners never end and count as rest. What opens begins to move
 * a few frames after it is there.
 */
const atRest = `(async () => {
  const isStill = () => document.getAnimations().every(({ playState, effect }) =>
    playState !== 'running' || effect?.getComputedTiming().endTime === Infinity);
  for (let frame = 0; frame < 4; frame += 1) {
    if (!isStill()) return false;
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
  return isStill();
})()`;
