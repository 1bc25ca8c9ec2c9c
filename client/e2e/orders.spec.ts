import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { findViolations } from './harness/axe.ts';
import { placeOwnOrders } from './harness/ownOrders.ts';
import { open } from './harness/pages.ts';

const row = (page: Page, number: string | undefined) =>
  page.getByRole('row').filter({ has: page.getByRole('link', { name: `${number}`, exact: true }) });
const rows = (page: Page) => page.getByRole('table', { name: 'Orders' }).locator('tbody tr');
const view = (page: Page, name: RegExp) =>
  page.getByRole('navigation', { name: 'Saved views' }).getByRole('link', { name });

/** Puts a finger on a card until it is selected, then lifts it. */
async function restFinger(page: Page, card: Locator): Promise<void> {
  const box = await card.boundingBox();
  if (!box) throw new Error('The card is not there');
  const touch = await page.context().newCDPSession(page);
  const point = { x: box.x + 60, y: box.y + box.height - 12 };
  await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [point] });
  await expect(page.getByText('1 selected')).toBeVisible();
  await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}

test('payment is told at a glance, and found by number, SKU and filters that the address keeps', async ({
  signedIn,
  api,
  shop,
}) => {
  const sku = 'GLANCE-1';
  const [cod, prepaid, partly, unpaid] = await placeOwnOrders({ api, shop }, sku, [
    { payment: { kind: 'cod' } },
    { payment: { kind: 'prepaid' } },
    { payment: { kind: 'ppcod', upfront: 20_000 } },
    { payment: { kind: 'bank_transfer' }, test: true },
  ]);
  const page = await signedIn('warehouse');
  await open(page, '/orders');
  await page.keyboard.press('/');
  await page.keyboard.type(sku.toLowerCase());
  await expect(rows(page)).toHaveCount(4);
  await expect(row(page, cod?.orderNumber)).toContainText(/COD.*Collect/);
  await expect(row(page, cod?.orderNumber)).toContainText(`1 × Shirt of ${sku}, M`);
  await expect(row(page, prepaid?.orderNumber)).toContainText('Prepaid');
  await expect(row(page, partly?.orderNumber)).toContainText(/Partly prepaid.*Collect/);
  await expect(row(page, unpaid?.orderNumber)).toContainText(/Test.*Unpaid/);

  await page.getByRole('button', { name: 'Filters' }).click();
  await page.getByRole('combobox', { name: 'Payment' }).click();
  await page.getByRole('option', { name: 'COD', exact: true }).click();
  await page.getByRole('combobox', { name: 'Advance' }).click();
  await page.getByRole('option', { name: 'Not partly prepaid' }).click();
  await page.getByRole('combobox', { name: 'Ordered' }).click();
  await page.getByRole('option', { name: 'Today' }).click();
  await expect(rows(page)).toHaveCount(1);
  await page.reload();
  await expect(row(page, cod?.orderNumber)).toBeVisible();
  await expect(rows(page)).toHaveCount(1);
  await page.getByRole('button', { name: /Remove filter Advance/ }).click();
  await expect(rows(page)).toHaveCount(2);
  await page.getByRole('button', { name: 'Clear all' }).click();
  await expect(page).toHaveURL(/\/orders$/);
});

test('an address of wrong words shows the list; a search for nobody says so', async ({
  signedIn,
}) => {
  const page = await signedIn('warehouse');
  await open(page, '/orders?status=gone&sort=name&limit=9&orderedFrom=2026-02-30&view=mine');
  await expect(rows(page).first()).toBeVisible();
  await page.getByRole('searchbox').fill('nobody-is-called-so-77');
  await expect(page.getByText('No order matches')).toBeVisible();
  await expect(page.getByRole('button', { name: /from the shop/ })).toHaveCount(0);
  await page.getByRole('button', { name: 'Clear search and filters' }).click();
  await expect(rows(page).first()).toBeVisible();
});

test('days of a calendar are days of the workspace', async ({ signedIn, api, shop }) => {
  const sku = 'CALENDAR-1';
  const { workspace } = await api.get<{ workspace: { timezone: string } }>('/api/auth/me');
  const orderedAt = new Date('2026-01-31T18:45:00.000Z');
  const [order] = await placeOwnOrders({ api, shop }, sku, [{}]);
  const at = orderedAt.toISOString();
  const body = await shop.reader.orderBody(Number(order?.shopifyOrderId));
  await shop.reader.deliver('orders/updated', {
    ...body,
    created_at: at,
    processed_at: at,
    updated_at: new Date(Date.now() + 1000).toISOString(),
  });
  await expect
    .poll(async () => (await api.get<{ orderedAt: string }>(`/api/orders/${order?.id}`)).orderedAt)
    .toBe(at);
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: workspace.timezone }).format(orderedAt);
  const page = await signedIn('read');
  await open(page, `/orders?search=${sku}&orderedFrom=${day}&orderedTo=${day}`);
  await expect(rows(page)).toHaveCount(1);
  const before = new Date(orderedAt.getTime() - 86_400_000);
  const other = new Intl.DateTimeFormat('en-CA', { timeZone: workspace.timezone }).format(before);
  await open(page, `/orders?search=${sku}&orderedFrom=${other}&orderedTo=${other}`);
  await expect(page.getByText('No order matches')).toBeVisible();
  await page.getByRole('button', { name: /^Filters/ }).click();
  await page.getByRole('button', { name: 'First and last day' }).click();
  const name = new Intl.DateTimeFormat('en-GB', {
    timeZone: workspace.timezone,
    dateStyle: 'long',
  }).format(orderedAt);
  if (day.slice(0, 7) !== other.slice(0, 7))
    await page.getByRole('button', { name: 'Next month' }).click();
  for (const _end of ['first', 'last']) {
    await page.getByRole('button', { name, exact: true }).click();
  }
  await expect(rows(page)).toHaveCount(1);
});

test('orders are picked by keyboard, shipped with scanned numbers, and found by them', async ({
  signedIn,
  api,
  shop,
}) => {
  const sku = 'SCAN-1';
  const orders = await placeOwnOrders({ api, shop }, sku, [{}, {}]);
  const page = await signedIn('warehouse');
  await open(page, `/orders?view=to-pick&search=${sku}&sort=orderedAt`);
  await expect(rows(page)).toHaveCount(2);
  await page.keyboard.press('j');
  await expect(page.getByRole('link', { name: orders[0]?.orderNumber ?? '' })).toBeFocused();
  for (const key of ['x', 'ArrowDown', 'x']) await page.keyboard.press(key);
  await expect(page.getByText('2 selected')).toBeVisible();
  await page.getByRole('button', { name: 'Mark picked' }).click();
  await expect(page.getByText('2 pending lines of 2 orders will be picked.')).toBeVisible();
  expect(await findViolations(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await expect(page.getByText('No order matches in “To pick”')).toBeVisible();

  await open(page, `/orders?view=to-ship&search=${sku}&sort=orderedAt`);
  await page.getByRole('checkbox', { name: 'Select all on this page' }).check();
  await page.getByRole('button', { name: 'Mark shipped' }).click();
  await page.getByRole('combobox', { name: 'Courier' }).fill('Delhivery');
  const numbers = page.getByRole('textbox', { name: /^AWB of/ });
  await numbers.first().focus();
  await page.keyboard.type('SCANNED-1\nSCANNED-1');
  await expect(page.getByText('Given to another order as well')).toHaveCount(2);
  await numbers.last().fill('SCANNED-2');
  await page.getByRole('button', { name: 'Mark shipped: 2 lines of 2 orders' }).click();
  await expect(page.getByText('2 orders marked shipped.')).toBeVisible();
  await open(page, '/orders');
  await page.getByRole('searchbox').fill('scanned-2');
  await expect(row(page, orders[1]?.orderNumber)).toContainText(
    /1 of 1 shipped.*Delhivery SCANNED-2/,
  );
  await expect(rows(page)).toHaveCount(1);
});

test('what a bulk move could not do is named, and stays selected', async ({
  signedIn,
  api,
  shop,
}) => {
  const sku = 'REFUSED-1';
  const [first, second] = await placeOwnOrders({ api, shop }, sku, [{}, {}]);
  const page = await signedIn('operations');
  await open(page, `/orders?search=${sku}`);
  await page.getByRole('checkbox', { name: 'Select all on this page' }).check();
  await page.getByRole('button', { name: 'Mark packed' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('2 pending lines of 2 orders')).toBeVisible();
  await api.post('/api/orders/moves', { orderIds: [first?.id], lineStatus: 'cancelled' });
  await dialog.getByRole('button', { name: /^Mark packed: 2 lines/ }).click();
  await expect(dialog.getByText('1 order marked packed, 1 refused.')).toBeVisible();
  await expect(dialog.getByRole('row').filter({ hasText: `${first?.orderNumber}` })).toContainText(
    'packed',
  );
  expect(await findViolations(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await expect(page.getByText('1 selected')).toBeVisible();
  await expect(row(page, first?.orderNumber)).toContainText('Cancelled');
  await expect(row(page, second?.orderNumber)).toContainText('1 of 1 packed');

  await page.getByRole('button', { name: 'Mark picked' }).click();
  await expect(dialog.getByText(`${first?.orderNumber} is cancelled`)).toBeVisible();
  await expect(dialog.getByRole('button', { name: /^Mark picked: 0 lines/ })).toBeDisabled();
});

test('rows keep their places while somebody selects, and news waits', async ({
  signedIn,
  api,
  shop,
}) => {
  const sku = 'HELD-1';
  const [first, second] = await placeOwnOrders({ api, shop }, sku, [{}, {}]);
  const page = await signedIn('warehouse');
  await open(page, `/orders?view=to-pick&search=${sku}`);
  await expect(rows(page)).toHaveCount(2);
  await page.getByRole('checkbox', { name: `Select order ${first?.orderNumber}` }).check();
  await api.post('/api/orders/moves', { orderIds: [second?.id], lineStatus: 'picked' });
  const [product] = (await shop.reader.products()).filter(
    ({ variants }) => variants[0]?.sku === sku,
  );
  await shop.actions.createOrder({
    lines: [{ variantId: product?.variants[0]?.id ?? 0, quantity: 1 }],
  });
  const news = page.getByRole('button', { name: /1 new order, 1 moved on/ });
  await expect(news).toBeVisible({ timeout: 20_000 });
  await expect(rows(page)).toHaveCount(2);
  await expect(rows(page).first()).toContainText('No longer in this view');
  await expect(page.getByText('1 selected')).toBeVisible();
  await news.click();
  await expect(row(page, second?.orderNumber)).toHaveCount(0);
  await expect(rows(page)).toHaveCount(2);
  await expect(row(page, first?.orderNumber).getByRole('checkbox')).toBeChecked();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('searchbox')).toBeVisible();
});

test('a pick list adds products up over orders and stands alone on paper', async ({
  signedIn,
  api,
  shop,
}) => {
  const sku = 'PAPER-1';
  const [first, second] = await placeOwnOrders({ api, shop }, sku, [{}, { note: 'Ring twice' }]);
  const page = await signedIn('warehouse');
  await open(page, `/orders?search=${sku}`);
  await page.getByRole('checkbox', { name: 'Select all on this page' }).check();
  await page.getByRole('link', { name: 'Print pick list of 2' }).click();
  const sheet = page.getByRole('article', { name: 'Pick list' });
  await expect(sheet).toContainText('2 units');
  const product = sheet.getByRole('row').filter({ hasText: sku }).first();
  await expect(product).toContainText(`${first?.orderNumber}, ${second?.orderNumber}`);
  await expect(sheet).toContainText('Note: Ring twice');
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeHidden();
  await expect(page.getByRole('button', { name: 'Print 2 orders' })).toBeHidden();
  await expect(sheet).toBeVisible();
  await page.emulateMedia({ media: 'screen' });

  await api.post('/api/orders/moves', { orderIds: [first?.id], lineStatus: 'picked' });
  await page.getByRole('button', { name: 'Read again' }).click();
  await expect(sheet).toContainText('1 unit');
  await expect(
    page.getByText(`left out, with nothing to pick: ${first?.orderNumber}`),
  ).toBeVisible();
  await page.getByRole('switch', { name: 'Also what is picked already' }).check({ force: true });
  await expect(sheet).toContainText('2 units');
});

test('an order that waits for its product is shown to all, retried by operators, and heals by itself', async ({
  signedIn,
  shop,
}) => {
  const sku = 'WAITS-1';
  const page = await signedIn('operations');
  const picker = await signedIn('warehouse');
  await shop.makeUnreachable();
  await shop.webhooks.pause();
  try {
    const product = await shop.actions.createProduct({
      title: 'Late shirt',
      variants: [{ sku, price: 50_000, stock: [5] }],
    });
    const lines = [{ variantId: product.variants[0]?.id ?? 0, quantity: 1 }];
    const { id, name } = await shop.actions.createOrder({ lines });
    await open(page, '/orders');
    await shop.reader.deliver('orders/create', await shop.reader.orderBody(id));
    await expect(view(page, /Needs SKU [1-9]/)).toBeVisible({ timeout: 20_000 });
    await view(page, /Needs SKU/).click();
    const waiting = page.getByRole('row').filter({ hasText: name });
    await expect(waiting).toContainText(sku);
    const raw = waiting.getByRole('link', { name: `Raw data of ${name}` });
    await expect(raw).toHaveAttribute('href', /^\/cache\//);
    await waiting.getByRole('button', { name: `Retry ${name}` }).click();
    await expect(page.getByText('1 order will be tried again now')).toBeVisible();
    expect(await findViolations(page)).toEqual([]);

    await open(picker, '/orders?view=needs-sku');
    await expect(picker.getByRole('row').filter({ hasText: name })).toContainText(sku);
    await expect(picker.getByRole('link', { name: /Raw data/ })).toHaveCount(0);
    await expect(picker.getByRole('button', { name: /Retry/ })).toHaveCount(0);
  } finally {
    await shop.faults.clear();
    await shop.webhooks.resume();
  }
  await open(picker, `/orders?search=${sku}`);
  await expect(rows(picker)).toHaveCount(1, { timeout: 30_000 });
});

test('on a phone orders are cards: held for a moment one is selected, pressed it opens', async ({
  signedIn,
  api,
  shop,
}) => {
  const sku = 'PHONE-1';
  const [first] = await placeOwnOrders({ api, shop }, sku, [{ payment: { kind: 'cod' } }]);
  const page = await signedIn('warehouse', {
    viewport: { width: 390, height: 844 },
    hasTouch: true,
  });
  await open(page, `/orders?search=${sku}`);
  const card = page.getByRole('listitem').filter({ hasText: `${first?.orderNumber}` });
  await expect(card).toContainText('Collect');
  await restFinger(page, card);
  await expect(card.getByRole('checkbox')).toBeChecked();
  await card.tap();
  await expect(card.getByRole('checkbox')).toHaveCount(0);
  await page.getByRole('button', { name: 'Select orders' }).tap();
  await card.tap();
  await expect(page.getByText('1 selected')).toBeVisible();
  expect(await findViolations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Mark', exact: true }).tap();
  await page.getByRole('menuitem', { name: 'Mark picked' }).tap();
  await page.getByRole('button', { name: 'Mark picked: 1 line of 1 order' }).tap();
  await expect(card).toContainText('1 of 1');
  await page.getByRole('button', { name: 'Filters' }).tap();
  await page.getByRole('combobox', { name: 'Line status' }).tap();
  await page.getByRole('option', { name: 'Picked' }).tap();
  await page.getByRole('button', { name: 'Show orders' }).tap();
  await page.getByRole('button', { name: 'Done selecting' }).tap();
  await card.tap();
  await expect(page).toHaveURL(/\/orders\/con_/);
});

test('what the filters show is taken away as a file', async ({ signedIn, api, shop }) => {
  const sku = 'EXPORT-1';
  const orders = await placeOwnOrders({ api, shop }, sku, [{}, {}, {}]);
  const page = await signedIn('warehouse');
  await open(page, `/orders?search=${sku}`);
  await page.getByRole('checkbox', { name: `Select order ${orders[0]?.orderNumber}` }).check();
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Export 1', exact: true }).click();
  const chosen = await readFile(await (await download).path(), 'utf8');
  expect(chosen).toContain(orders[0]?.orderNumber);
  expect(chosen).not.toContain(orders[1]?.orderNumber);
  await page.keyboard.press('Escape');
  const all = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Export 3 orders' }).click();
  const found = await readFile(await (await all).path(), 'utf8');
  expect(found.trim().split('\n')).toHaveLength(4);
});
