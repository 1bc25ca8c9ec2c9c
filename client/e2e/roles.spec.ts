import type { Page } from '@playwright/test';
import type { Role } from '../../server/src/domain/access.ts';
import { expect, test } from './fixtures.ts';
import { findId, open } from './harness/pages.ts';

const records = ['Orders', 'Catalog', 'Inventory'];
const profit = [
  'Dashboard',
  'Order profit',
  'Product profit',
  'Campaigns',
  'Unmatched',
  'Other costs',
  'Rules and rates',
];
const sync = ['Raw cache', 'Sync history', 'Platforms', 'Shopify'];
const readers = [...records, 'Customers', ...profit, ...sync];
const places: Record<Role, string[]> = {
  warehouse: records,
  read: readers,
  operations: readers,
  admin: [...readers, 'People', 'API keys', 'Workspace'],
};
const administration = ['/settings/people', '/settings/keys', '/settings/workspace'];
const settings = ['/settings/platforms', '/settings/shopify'];
const forReaders = ['/customers', '/cache', '/history', ...settings, '/profit', '/profit/costs'];

/** Addresses that lead somebody of this role away to the orders. */
const closed: Record<Role, string[]> = {
  warehouse: [...forReaders, ...administration, '/cache/con_1:1', '/history/job_1', '/customers/1'],
  read: administration,
  operations: administration,
  admin: [],
};

for (const role of ['warehouse', 'read', 'operations', 'admin'] as const) {
  test(`${role} is shown the places of the role, and led away from others`, async ({
    signedIn,
  }) => {
    const page = await signedIn(role);
    await open(page, '/orders');
    const links = page.getByRole('navigation', { name: 'Main' }).getByRole('link');
    await expect(links).toHaveText(places[role]);
    for (const path of closed[role]) {
      await page.goto(path);
      await expect(page, path).toHaveURL(/\/orders$/);
    }
  });
}

/** Calls as the page's own scripts would, with the person's session. */
function ask(page: Page, method: string, path: string): Promise<number> {
  return page.evaluate(
    async ([verb, address]) => {
      const body = verb === 'GET' ? {} : { body: '{}' };
      const headers = { 'Content-Type': 'application/json' };
      return (await fetch(address, { method: verb, headers, ...body })).status;
    },
    [method, path] as const,
  );
}

const refused: Record<'warehouse' | 'read' | 'operations', [string, string][]> = {
  warehouse: [
    ['GET', '/api/customers'],
    ['GET', '/api/connections'],
    ['GET', '/api/shopify/jobs'],
    ['GET', '/api/shopify/cache/entries'],
    ['GET', '/api/shopify/webhooks'],
    ['GET', '/api/metrics/summary'],
    ['GET', '/api/profit/orders'],
    ['GET', '/api/campaigns'],
    ['GET', '/api/costs'],
    ['GET', '/api/users'],
    ['GET', '/api/keys'],
    ['POST', '/api/shopify/cache/retry-failed'],
    ['POST', '/api/shopify/jobs/start'],
    ['POST', '/api/orders/recover'],
  ],
  read: [
    ['GET', '/api/users'],
    ['POST', '/api/orders/moves'],
    ['POST', '/api/costs'],
    ['PATCH', '/api/profit/settings'],
    ['POST', '/api/shopify/sync/full-dump'],
    ['POST', '/api/shopify/cache/retry-failed'],
    ['POST', '/api/shopify/jobs/scheduler/stop'],
  ],
  operations: [
    ['GET', '/api/users'],
    ['POST', '/api/users'],
    ['GET', '/api/keys'],
    ['POST', '/api/connections'],
    ['PATCH', '/api/workspace'],
  ],
};

for (const role of ['warehouse', 'read', 'operations'] as const) {
  test(`the API refuses ${role} what the pages leave out`, async ({ signedIn, watch }) => {
    watch.allow(/^403 /);
    const page = await signedIn(role);
    await open(page, '/orders');
    for (const [method, path] of refused[role]) {
      expect.soft(await ask(page, method, path), `${method} ${path}`).toBe(403);
    }
  });
}

test('the warehouse sees no cost, no profit and no button it may not press', async ({
  signedIn,
  api,
}) => {
  const page = await signedIn('warehouse');
  const order = await findId(api, '/api/orders?status=pending');
  const product = await findId(api, '/api/products?status=active');
  for (const path of [
    '/orders',
    `/orders/${order}`,
    '/catalog',
    `/catalog/${product}`,
    '/inventory',
  ]) {
    await open(page, path);
    const main = page.getByRole('main');
    await expect(main, path).not.toContainText(/\b(cost|profit|margin|cogs)\b/i);
    await expect(main.getByRole('button', { name: /sync|recover|retry|dump/i }), path).toHaveCount(
      0,
    );
  }
});

test('somebody who only reads is shown no way to change an order', async ({ signedIn, api }) => {
  const page = await signedIn('read');
  await open(page, `/orders/${await findId(api, '/api/orders?status=pending')}`);
  const main = page.getByRole('main');
  await expect(
    main.getByRole('button', { name: /^(mark|move|allocate|pick|ship)\b/i }),
  ).toHaveCount(0);
});
