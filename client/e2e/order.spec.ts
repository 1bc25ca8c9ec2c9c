import type { Page, Route } from '@playwright/test';
import { expect, type Shop, test } from './fixtures.ts';
import type { Api } from './harness/api.ts';
import { findId, open } from './harness/pages.ts';
import { people } from './harness/place.ts';

type OrderSpec = Parameters<Shop['actions']['createOrder']>[0];

const engraving = { title: 'Engraving', price: 10_000, quantity: 2, taxRate: 0 };
const wrap = { title: 'Gift wrap', price: 5000, quantity: 1, taxRate: 0 };

/** Somebody buys something, and it has become an order here. */
async function placeOrder({ shop, api }: { shop: Shop; api: Api }, spec: Partial<OrderSpec> = {}) {
  const order = await shop.actions.createOrder({ lines: [engraving, wrap], ...spec });
  return { ...order, path: `/orders/${await findId(api, toQuery(order.id))}` };
}

const toQuery = (shopifyOrderId: number) => `/api/orders?shopifyOrderId=${shopifyOrderId}`;
const region = (page: Page, name: string) => page.getByRole('region', { name });
const line = (page: Page, title: string) =>
  page
    .getByRole('table', { name: 'Lines of the order' })
    .getByRole('row')
    .filter({ hasText: title });
const choose = (page: Page, title: string) =>
  page.getByRole('checkbox', { name: `Select ${title}` }).check();

test('the warehouse picks, ships and sees who did what', async ({ signedIn, shop, api }) => {
  const order = await placeOrder({ shop, api }, { payment: { kind: 'cod' } });
  const page = await signedIn('warehouse');
  await open(page, order.path);
  await expect(page.getByRole('heading', { level: 1, name: order.name })).toBeVisible();
  await expect(page.getByText('Collect ₹250.00')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Recover order' })).toHaveCount(0);
  await expect(region(page, 'Raw data')).toHaveCount(0);

  await page.getByRole('checkbox', { name: 'Select all on this page' }).check();
  await page.getByRole('button', { name: 'Mark 2 picked' }).click();
  await expect(page.getByText('Picked', { exact: true })).toHaveCount(2);

  await choose(page, 'Engraving');
  await page.getByRole('button', { name: 'Mark 1 shipped…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'AWB number' }).fill('9'.repeat(101));
  await dialog.getByRole('button', { name: 'Mark 1 line shipped' }).click();
  await expect(dialog.getByText('At most 100 characters')).toBeVisible();
  await dialog.getByRole('textbox', { name: 'AWB number' }).fill('AWB-4711');
  await dialog.getByRole('combobox', { name: 'Courier' }).fill('Blue Dart');
  await dialog.getByRole('combobox', { name: 'Courier' }).press('Enter');
  await expect(line(page, 'Engraving')).toContainText('Shipped');
  await expect(line(page, 'Engraving')).toContainText('AWB-4711');
  await expect(line(page, 'Gift wrap')).toContainText('Picked');

  const timeline = region(page, 'Timeline');
  await expect(timeline.getByText(`by ${people.warehouse.name}`).first()).toBeVisible();
  await expect(timeline.getByText(/Engraving: picked → shipped/)).toBeVisible();
});

test('a line that moved meanwhile is refused beside itself, and nothing is moved', async ({
  signedIn,
  shop,
  api,
  watch,
}) => {
  watch.allow(/^409 PATCH \/api\/orders\//);
  const order = await placeOrder({ shop, api });
  const page = await signedIn('warehouse');
  await open(page, order.path);
  await page.getByRole('checkbox', { name: 'Select all on this page' }).check();
  const shipped = { shopifyLineId: String(order.lines[0]?.id), lineStatus: 'shipped' };
  const moveFirst = async (route: Route) => {
    await api.patch(`/api${order.path}/lines`, { lines: [shipped] });
    await route.continue();
  };
  await page.route('**/lines', moveFirst, { times: 1 });
  await page.getByRole('button', { name: 'Mark 2 picked' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'No line was moved' })).toBeVisible();
  await expect(line(page, 'Engraving')).toContainText('The line is shipped already');
  await expect(line(page, 'Gift wrap')).toContainText('Pending');
});

test('the money adds up as ordered and as it stands', async ({ signedIn, shop, api }) => {
  const order = await placeOrder(
    { shop, api },
    {
      payment: { kind: 'prepaid' },
      shipping: [{ title: 'Standard', price: 4900, taxRate: 0 }],
      discounts: [{ kind: 'code', code: 'FLAT50', amount: 5000 }],
      note: 'Ring twice',
      tags: ['urgent'],
    },
  );
  const page = await signedIn('read');
  await open(page, order.path);
  const row = (name: string) =>
    page
      .getByRole('table', { name: 'Amounts of the order' })
      .getByRole('row', { name: new RegExp(`^${name} `) })
      .getByRole('cell');
  await expect(row('Items')).toHaveText(['₹250.00']);
  await expect(row('Discounts')).toHaveText(['-₹50.00']);
  await expect(row('Subtotal')).toHaveText(['₹200.00']);
  await expect(row('Shipping')).toHaveText(['₹49.00']);
  await expect(row('Total')).toHaveText(['₹249.00']);
  for (const text of ['FLAT50', 'urgent', 'Ring twice']) {
    await expect(region(page, 'Details').getByText(text)).toBeVisible();
  }
  await expect(page.getByRole('checkbox')).toHaveCount(0);

  const lines = [{ lineId: order.lines[0]?.id ?? 0, quantity: 2 }];
  await shop.actions.refund(order.id, { lines });
  await expect(row('Items')).toHaveText(['₹250.00', '₹50.00']);
  await expect(row('Discounts')).toHaveText(['-₹50.00', '-₹10.00']);
  await expect(row('Subtotal')).toHaveText(['₹200.00', '₹40.00']);
  await expect(row('Total')).toHaveText(['₹249.00', '₹89.00']);
  await expect(line(page, 'Engraving')).toContainText('2 ordered');
});

test('an order is fetched anew by hand when its news was lost', async ({ signedIn, shop, api }) => {
  const order = await placeOrder({ shop, api }, { note: 'Before' });
  const page = await signedIn('operations');
  await open(page, order.path);
  await shop.webhooks.pause();
  try {
    await shop.actions.updateOrder(order.id, { note: 'After' });
    await expect(page.getByText('Before')).toBeVisible();
    await page.getByRole('button', { name: 'Recover order' }).click();
    await expect(page.getByText('a newer version is stored')).toBeVisible();
    await expect(region(page, 'Details').getByText('After')).toBeVisible();
    await page.getByRole('button', { name: 'Recover order' }).click();
    await expect(page.getByText('nothing about it is new')).toBeVisible();
  } finally {
    await shop.webhooks.resume();
  }
  await expect(region(page, 'Timeline').getByText('On demand')).toBeVisible();
  await page.getByRole('button', { name: 'Show raw data' }).click();
  await expect(page.getByLabel('Raw data of the order')).toContainText('After');
});

test('a conflict says what contradicts and is accepted with a note', async ({
  signedIn,
  shop,
  api,
}) => {
  const order = await placeOrder({ shop, api });
  const lines = order.lines.map(({ id }) => ({
    shopifyLineId: String(id),
    lineStatus: 'shipped',
  }));
  await api.patch(`/api${order.path}/lines`, { lines });
  const page = await signedIn('warehouse');
  await open(page, order.path);
  await shop.actions.cancel(order.id, { reason: 'customer' });
  const banner = page.getByRole('alert').filter({ hasText: 'contradict each other' });
  await expect(banner).toContainText('2 lines had already left');
  await banner.getByRole('button', { name: 'Accept this conflict…' }).click();
  const dialog = page.getByRole('dialog');
  const note = dialog.getByRole('textbox', { name: 'Note' });
  await note.fill('x'.repeat(501));
  await dialog.getByRole('button', { name: 'Accept', exact: true }).click();
  await expect(dialog.getByText('At most 500 characters')).toBeVisible();
  await note.fill('The courier turns back');
  await dialog.getByRole('button', { name: 'Accept', exact: true }).click();
  await expect(banner).toHaveCount(0);
  await expect(region(page, 'Timeline').getByText(/The courier turns back/)).toBeVisible();
});

test('Esc leads back to the list as it was; an address of no order says so', async ({
  signedIn,
  shop,
  api,
  watch,
}) => {
  watch.allow(/^404 GET \/api\/orders\/no-such-order/);
  const order = await placeOrder({ shop, api });
  const page = await signedIn('read');
  const list = `/orders?search=${order.name.replace('#', '')}`;
  await open(page, list);
  await page.getByRole('link', { name: order.name }).click();
  await expect(page.getByRole('heading', { level: 1, name: order.name })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(new RegExp(`${list.replace('?', '\\?')}$`));
  await open(page, '/orders/no-such-order');
  await expect(page.getByRole('heading', { name: 'There is no such order' })).toBeVisible();
});
