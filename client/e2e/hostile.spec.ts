import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { type HostileShop, poison, poisonShop } from './harness/hostileShop.ts';
import { findId, open, settle } from './harness/pages.ts';
import type { Api } from './harness/api.ts';

/** Elements that only a text taken for markup can bring. */
const brought = [
  'img[src="x"]',
  'img[src*="canary"]',
  'svg[onload]',
  '[onerror]',
  'iframe',
  'script:not([src])',
  'a[href^="javascript:"]',
  'a[href^="data:"]',
].join(',');

const shownOfOrder = 'title,custom line,street,flat,city,note,discount,order tag,awb,courier'.split(
  ',',
);

/** The text stands there as it was sent, and nothing of it has become part of the page. */
async function expectTexts(page: Page, fields: string[]): Promise<void> {
  for (const field of fields) {
    await expect.soft(page.getByText(poison(field)).first(), `${field}, verbatim`).toBeAttached();
  }
  await expect(page.locator(brought)).toHaveCount(0);
}

/** Where the hostile records are shown, with the fields one must be able to read there. */
async function listPlaces(api: Api, shop: HostileShop): Promise<[string, string[]][]> {
  const entry = (stream: string, id: number) =>
    findId(api, `/api/shopify/cache/entries?stream=${stream}&search=${id}`);
  const order = await findId(api, `/api/orders?shopifyOrderId=${shop.orderId}`);
  const product = await findId(api, '/api/products?search=title');
  const customer = await findId(api, '/api/customers?search=hostile.customer');
  return [
    ['/orders', []],
    [`/orders/${order}`, shownOfOrder],
    [`/orders/pick-list?ids=${order}`, ['title']],
    ['/catalog?search=title', ['title']],
    [`/catalog/${product}`, ['title', 'vendor', 'product tag', 'colour', 'sku']],
    ['/inventory?search=hostile', []],
    ['/customers?search=hostile.customer', []],
    [`/customers/${customer}`, ['customer tag', 'street']],
    ['/cache?stream=orders', []],
    [`/cache/${await entry('orders', shop.orderId)}`, []],
    [`/cache/${await entry('products', shop.productId)}`, []],
    [`/cache/${await entry('customers', shop.customerId)}`, []],
    ['/cache?stream=orders&status=failed', []],
    [`/cache/${await entry('orders', shop.lostOrderId)}`, ['lost sku']],
    ['/history', []],
    ['/settings/shopify', []],
    ['/settings/people', ['person']],
    ['/settings/keys', ['key']],
    ['/settings/workspace', []],
  ];
}

test('texts of others stay texts on every page', async ({ signedIn, shop, api, place }) => {
  test.setTimeout(300_000);
  const path = `/api/connections/${place.connectionId}`;
  const { name } = await api.get<{ name: string }>(path);
  const person = { email: 'hostile.person@sluice.test', name: poison('person'), role: 'read' };
  await api.post('/api/users', person);
  await api.post('/api/keys', { name: poison('key'), role: 'read' });
  await api.patch(path, { name: poison('store') });
  await shop.actions.updateShop({ name: poison('shop') });
  try {
    const places = await listPlaces(api, await poisonShop(shop));
    const page = await signedIn('admin');
    for (const [address, fields] of places) {
      await test.step(address, async () => {
        await open(page, address);
        await expectTexts(page, fields);
        await page.setViewportSize({ width: 390, height: 844 });
        await settle(page);
        await expectTexts(page, fields);
        await page.setViewportSize({ width: 1280, height: 800 });
      });
    }
  } finally {
    await api.patch(path, { name });
    await shop.actions.updateShop({ name });
  }
});
