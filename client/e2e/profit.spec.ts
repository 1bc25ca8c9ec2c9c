import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import type { MetricsSummary } from '../src/api/metrics.ts';
import type { OrderProfit } from '../src/api/profit.ts';
import { expect, test } from './fixtures.ts';
import type { Api } from './harness/api.ts';
import { findColourViolations, findViolations } from './harness/axe.ts';
import { computeSideways, findCutTexts } from './harness/cutTexts.ts';
import { findId, open, settle } from './harness/pages.ts';
import { placeOwnOrders } from './harness/ownOrders.ts';
import { removeParcel, strayParcel } from './harness/strayParcel.ts';
import { until } from './harness/until.ts';

const section = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

/** Figures follow orders within seconds: a spec that reads them waits until none is on its way. */
async function findSummary(api: Api): Promise<MetricsSummary> {
  const find = () => api.get<MetricsSummary>('/api/metrics/summary');
  await until('every day is computed', async () => {
    const { pendingDays, total } = await find();
    return pendingDays === 0 && total.orders > 0;
  });
  return find();
}

test('an owner reads the profit, and every number leads to the rows behind it', async ({
  signedIn,
  api,
}) => {
  const { total } = await findSummary(api);
  const page = await signedIn('read');
  await open(page, '/profit');
  await expect(page.getByRole('heading', { level: 1, name: 'Profit' })).toBeVisible();
  for (const name of ['Revenue', 'Profit', 'Margin', 'Ad spend', 'ROAS', 'Orders']) {
    await expect(page.getByRole('link', { name: `${name}: ` })).toBeVisible();
  }
  const steps = page.getByRole('list', { name: 'From revenue to profit' });
  await expect(steps.getByRole('listitem')).toHaveCount(8);
  await expect(page.getByRole('img', { name: /^Profit from / })).toBeVisible();

  // Goods cost what nobody said: the step says so and leads to those orders.
  const goods = steps.getByRole('listitem').filter({ hasText: 'Cost of goods' });
  if (Number(total.estimated.cogs) > 0) await expect(goods).toContainText(/≈ .* estimated/);
  await goods.getByRole('link').click();
  await expect(page).toHaveURL(/\/profit\/orders/);
  await expect(page.getByRole('table', { name: 'Order profit' })).toBeVisible();

  await open(page, '/profit');
  await page.getByRole('button', { name: 'Profit over time: show as table' }).click();
  const days = page.getByRole('table', { name: 'Profit over time' });
  await days.getByRole('link').first().click();
  await expect(page).toHaveURL(/from=\d{4}-\d{2}-\d{2}&to=\d{4}-\d{2}-\d{2}/);
});

test('days and filters are in the address; lists are sorted, narrowed and downloaded', async ({
  signedIn,
  api,
}) => {
  await findSummary(api);
  const page = await signedIn('read');
  await open(page, '/profit');
  await page.getByRole('combobox', { name: 'Days' }).click();
  await page.getByRole('option', { name: 'Last 7 days' }).click();
  await expect(page).toHaveURL(/range=last7/);
  await page.getByText('By refund date').click();
  await expect(page).toHaveURL(/refundsBy=refundDate/);
  await page.getByRole('link', { name: /^Profit: / }).click();
  await expect(page).toHaveURL(/\/profit\/orders\?range=last7&sort=-profit/);
  // The page left has a filter of the same name until the new one is there.
  await expect(page.getByRole('heading', { name: 'Order profit', level: 1 })).toBeVisible();

  await page.getByRole('combobox', { name: 'Days' }).click();
  await page.getByRole('option', { name: 'Last 30 days' }).click();
  await page.getByRole('combobox', { name: 'Payment' }).click();
  await page.getByRole('option', { name: 'COD', exact: true }).click();
  await expect(page).toHaveURL(/paymentMethod=COD/);
  const table = page.getByRole('table', { name: 'Order profit' });
  await expect(table.getByRole('row').nth(1)).toContainText('COD');

  const [orders] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'CSV of these orders' }).click(),
  ]);
  const lines = readFileSync(await orders.path(), 'utf8')
    .trim()
    .split('\n');
  expect(lines.length).toBeGreaterThan(1);
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await expect(page).not.toHaveURL(/paymentMethod/);

  await open(page, '/profit');
  const [days] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'CSV of the days' }).click(),
  ]);
  expect(
    readFileSync(await days.path(), 'utf8')
      .trim()
      .split('\n'),
  ).toHaveLength(31);
});

test('products and campaigns lead to their orders', async ({ signedIn, api }) => {
  await findSummary(api);
  const page = await signedIn('read');
  await open(page, '/profit/products');
  const products = page.getByRole('table', { name: 'Product profit' });
  await products.getByRole('link').first().click();
  await expect(page).toHaveURL(/\/profit\/orders\?productId=\d+/);
  await expect(page.getByText('One product')).toBeVisible();
  await expect(page.getByRole('table', { name: 'Order profit' })).toBeVisible();
  await open(page, '/profit/campaigns');
  await page.getByRole('link', { name: 'Of no campaign' }).click();
  await expect(page).toHaveURL(/campaignId=none/);
});

test('the warehouse sees nothing of it', async ({ signedIn, watch }) => {
  watch.allow(/^403 GET \/api\/(metrics|profit|costs)/);
  const page = await signedIn('warehouse');
  await open(page, '/orders');
  const links = page.getByRole('navigation', { name: 'Main' }).getByRole('link');
  await expect(links.filter({ hasText: /profit|costs|campaigns/i })).toHaveCount(0);
  const places = ['', '/orders', '/products', '/campaigns', '/unmatched', '/costs', '/settings'];
  for (const place of places) {
    await page.goto(`/profit${place}`);
    await expect(page, place).toHaveURL(/\/orders$/);
  }
  for (const path of ['/api/metrics/summary', '/api/profit/orders', '/api/costs']) {
    const status = await page.evaluate(async (address) => (await fetch(address)).status, path);
    expect(status, path).toBe(403);
  }
});

test('an order says what it earned, and a SKU what it costs from which day on', async ({
  signedIn,
  api,
  shop,
}) => {
  const [order] = await placeOwnOrders({ api, shop }, 'EARN-SKU', [{}]);
  const id = order?.id ?? '';
  await until('its profit is computed', async () =>
    api.get(`/api/orders/${id}/profit`).then(
      () => true,
      () => false,
    ),
  );
  const page = await signedIn('operations');
  await open(page, `/orders/${id}`);
  const profit = page.getByRole('table', { name: 'Profit of the order' });
  await expect(profit.getByRole('row').filter({ hasText: 'Cost of goods' })).toContainText(
    '≈ 100% estimated',
  );

  const sku = (await api.get<{ items: { productId: string }[] }>('/api/skus?code=EARN-SKU'))
    .items[0];
  await open(page, `/catalog/${sku?.productId}`);
  await page.getByRole('button', { name: 'Costs of EARN-SKU' }).click();
  const form = page.getByRole('form', { name: 'Set the cost of EARN-SKU' });
  await form.getByLabel('Cost, INR').fill('two hundred');
  await form.getByRole('button', { name: 'Set the cost' }).click();
  await expect(form.getByText('An amount such as 312.50')).toBeVisible();
  await form.getByLabel('Cost, INR').fill('200');
  await form.getByRole('button', { name: 'Set the cost' }).click();
  await expect(page.getByRole('table', { name: 'Costs of EARN-SKU' })).toContainText('₹200.00');

  await page.goto(`/orders/${id}`);
  const goods = profit.getByRole('row').filter({ hasText: 'Cost of goods' });
  await expect(goods).toContainText('-₹200.00');
  await expect(goods).not.toContainText('estimated');
});

test('a parcel of no order is linked by hand, and taken away again', async ({
  signedIn,
  api,
  place,
  watch,
}) => {
  watch.allow(/^422 POST \/api\/shipments\//);
  const { items } = await api.get<{ items: OrderProfit[] }>('/api/profit/orders?limit=1');
  const orderNumber = items[0]?.orderNumber ?? '';
  await strayParcel(place, 'STRAY-1');
  const page = await signedIn('operations');
  try {
    await open(page, '/profit/unmatched');
    await expect(page.getByText('1 shipping cost could not be matched to orders')).toBeVisible();
    await page.getByRole('button', { name: 'Link parcel STRAY-1 to an order' }).click();
    const form = page.getByRole('form', { name: 'Link to an order' });
    const field = form.getByRole('textbox', { name: 'Order number' });
    await field.fill('#999999999');
    await form.getByRole('button', { name: 'Link to the order' }).click();
    await expect(field).toHaveAccessibleDescription(/no order of ours/);
    await field.fill(orderNumber);
    await form.getByRole('button', { name: 'Link to the order' }).click();
    await expect(page.getByText(`Parcel STRAY-1 is linked to ${orderNumber}`)).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Every parcel has its order' })).toBeVisible();
    await page.getByRole('button', { name: 'Unlink parcel STRAY-1' }).click();
    await page.getByRole('button', { name: 'Link parcel STRAY-1 to an order' }).click();
    await field.fill(orderNumber);
    await form.getByRole('button', { name: 'Link to the order' }).click();
    await page.getByRole('link', { name: orderNumber }).click();
    const parcel = page.getByRole('group', { name: 'Parcel STRAY-1' });
    await expect(parcel).toContainText('linked by hand');
    await expect(parcel).toContainText('₹105.00');
    await parcel.getByRole('button', { name: 'Unlink parcel STRAY-1' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Unlink' }).click();
    await expect(parcel).toBeHidden();
  } finally {
    await removeParcel(place, 'STRAY-1');
  }
});

test('a cost that is added changes its day within seconds, and is deleted again', async ({
  signedIn,
  api,
}) => {
  await findSummary(api);
  const owner = await signedIn('read');
  await open(owner, '/profit?range=today');
  const others = owner
    .getByRole('list', { name: 'From revenue to profit' })
    .getByRole('listitem')
    .filter({ hasText: 'Other costs' });
  await expect(others).toContainText('₹0.00');

  const page = await signedIn('operations');
  await open(page, '/profit/costs');
  await page.getByRole('button', { name: 'Add a cost' }).click();
  const form = page.getByRole('form', { name: 'Cost' });
  await form.getByRole('button', { name: 'Add the cost' }).click();
  await expect(form.getByText('Enter what it is for')).toBeVisible();
  await form.getByRole('textbox', { name: 'What for' }).fill('Photographer of the day');
  await form.getByRole('textbox', { name: 'Amount' }).fill('123.45');
  await form.getByRole('combobox', { name: 'How often' }).click();
  await page.getByRole('option', { name: /^Once/ }).click();
  await form.getByLabel('Last day').fill(await form.getByLabel('First day').inputValue());
  await form.getByRole('button', { name: 'Add the cost' }).click();
  const row = page.getByRole('row').filter({ hasText: 'Photographer of the day' });
  await expect(row).toContainText('₹123.45');
  await expect(others).toContainText('-₹123.45');

  await page.getByRole('button', { name: 'Delete Photographer of the day' }).click();
  await page.getByRole('button', { name: 'Delete the cost' }).click();
  await expect(row).toHaveCount(0);
  await expect(others).toContainText('₹0.00');
});

test('rules and rates are changed where they are said', async ({ signedIn, api }) => {
  const page = await signedIn('admin');
  await open(page, '/profit/settings');
  const rates = section(page, 'Exchange rates');
  await rates.getByRole('textbox', { name: 'Currency' }).fill('usd');
  await rates.getByRole('textbox', { name: 'Worth in INR' }).fill('83.25');
  await rates.getByRole('button', { name: 'Save the rate' }).click();
  const row = rates.getByRole('row').filter({ hasText: 'USD' });
  await expect(row).toContainText('83.25');
  await rates.getByRole('button', { name: /^Delete the rate USD/ }).click();
  await page.getByRole('button', { name: 'Delete the rate', exact: true }).click();
  await expect(row).toHaveCount(0);

  const goods = section(page, 'Cost of goods');
  const share = goods.getByRole('textbox', { name: 'Share of the price, in percent' });
  await share.fill('140');
  await goods.getByRole('button', { name: 'Save the share' }).click();
  await expect(share).toHaveAccessibleDescription(/between 0 and 100/);
  await share.fill('37.5');
  await goods.getByRole('button', { name: 'Save the share' }).click();
  await expect(goods.getByText('37.5%')).toBeVisible();
  await api.patch('/api/profit/settings', { defaultCogsBp: 4000 });
  await page.getByRole('button', { name: 'Recalculate' }).click();
  await expect(page.getByText(/days? waits? to be computed/)).toBeVisible();

  const reader = await signedIn('read');
  await open(reader, '/profit/settings');
  await expect(reader.getByRole('button', { name: /save|delete|recalculate|add/i })).toHaveCount(0);
});

const looks = [
  { viewport: { width: 1280, height: 800 }, colorScheme: 'light' },
  { viewport: { width: 1280, height: 800 }, colorScheme: 'dark' },
  { viewport: { width: 390, height: 844 }, colorScheme: 'light' },
  { viewport: { width: 390, height: 844 }, colorScheme: 'dark' },
] as const;

test('every page of profit can be read and used by everybody', async ({ signedIn, api, place }) => {
  test.setTimeout(600_000);
  await findSummary(api);
  await strayParcel(place, 'STRAY-2');
  const cost = { label: 'Helpdesk', category: 'tools', amount: '1499.00', currency: 'INR' };
  const { id } = await api.post<{ id: string }>('/api/costs', {
    ...cost,
    from: '2020-01-01',
    to: '2020-01-31',
  });
  const order = await findId(api, '/api/orders?paymentMethod=COD');
  const product = await findId(api, '/api/products?status=active');
  const page = await signedIn('admin');
  try {
    for (const path of [
      `/orders/${order}`,
      `/catalog/${product}`,
      '/profit',
      '/profit/orders',
      '/profit/products',
      '/profit/campaigns',
      '/profit/unmatched',
      '/profit/costs',
      '/profit/settings',
    ]) {
      await open(page, path);
      for (const { viewport, colorScheme } of looks) {
        await page.setViewportSize(viewport);
        await page.emulateMedia({ colorScheme });
        await settle(page);
        // By night the same page differs by its colours alone.
        const wrong =
          colorScheme === 'dark'
            ? await findColourViolations(page)
            : [...(await findViolations(page)), ...(await findCutTexts(page))];
        expect.soft(wrong, `${path} ${viewport.width} ${colorScheme}`).toEqual([]);
        expect.soft(await computeSideways(page), `${path} ${viewport.width}`).toBe(0);
      }
    }
  } finally {
    await removeParcel(place, 'STRAY-2');
    await api.delete(`/api/costs/${encodeURIComponent(id)}`);
  }
});
