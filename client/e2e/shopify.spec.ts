import type { Page } from '@playwright/test';
import { expect, type Shop, test } from './fixtures.ts';
import { open } from './harness/pages.ts';
import { waitForQuiet } from './harness/quiet.ts';
import { until } from './harness/until.ts';

const path = '/settings/shopify';
const region = (page: Page, name: string | RegExp) =>
  page.getByRole('region', { name, exact: true });
const confirm = (page: Page, name: string | RegExp) =>
  page.getByRole('dialog').getByRole('button', { name }).click();

/** So slow that a run is seen while it goes on. */
async function withSlowShop(shop: Shop, work: () => Promise<void>): Promise<void> {
  await shop.faults.add({ match: 'graphql', kind: 'slow', delayMs: 500, times: 2000 });
  try {
    await work();
  } finally {
    await shop.faults.clear();
  }
}

test('a full dump says how much it reads, asks, shows its progress in place of the buttons, and ends with a sum', async ({
  signedIn,
  shop,
  api,
}) => {
  await waitForQuiet(api);
  const page = await signedIn('operations');
  await open(page, path);
  const sync = region(page, 'Sync from Shopify');
  await page.getByRole('combobox', { name: 'Period' }).click();
  await page.getByRole('option', { name: 'Custom range' }).click();
  await page.getByLabel('First day').first().fill('2026-03-09');
  await page.getByLabel('Last day').first().fill('2026-03-08');
  await expect(sync).toContainText('The last day is before the first');
  await expect(sync.getByRole('button', { name: 'Start the full dump' })).toBeDisabled();
  await page.getByRole('combobox', { name: 'Period' }).click();
  await page.getByRole('option', { name: 'All time' }).click();
  const products = (await shop.reader.products()).length;
  await expect(sync).toContainText(
    new RegExp(
      `Would read [\\d,]+ orders, ${products} products, [\\d,]+ customers and stock levels`,
    ),
  );
  await withSlowShop(shop, async () => {
    await sync.getByRole('button', { name: /^Read [\d,]+\+? rows$/ }).click();
    await expect(page.getByRole('dialog')).toContainText(/Start a full dump of .+\?/);
    await confirm(page, 'Start the full dump');
    const progress = region(page, 'Full dump: progress');
    await progress.getByRole('button', { name: 'Pause' }).click();
    await expect(progress).toContainText('Paused');
    await expect(page.getByRole('combobox', { name: 'Period' })).toHaveCount(0);
    await progress.getByRole('button', { name: 'Resume' }).click();
    await expect(progress).toContainText('Running');
    await page.reload();
    await expect(progress, 'Whoever comes later sees it too').toBeVisible();
  });
  const progress = region(page, 'Full dump: progress');
  await expect(progress).toContainText('Completed', { timeout: 90_000 });
  const counts = (await progress.locator('dd').allInnerTexts()).map((text) =>
    Number(text.replaceAll(',', '')),
  );
  const fetched = counts.pop();
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(fetched);
  await sync.getByRole('link', { name: 'Open the run' }).click();
  await expect(page).toHaveURL(/\/history\/job_/);
});

test('a rate limit is shown as what it is', async ({ signedIn, shop, api }) => {
  await waitForQuiet(api);
  const page = await signedIn('operations');
  await open(page, path);
  await shop.faults.add({
    match: 'graphql',
    kind: 'status',
    status: 429,
    // Longer than live news of runs may be away on a busy machine.
    headers: { 'Retry-After': '12' },
    containing: 'customers',
    times: 2,
  });
  try {
    await page.getByRole('button', { name: /^Sync [\d,]+ customers$/ }).click();
    await confirm(page, 'Start the sync');
    const progress = region(page, /^Customer sync/);
    await expect(progress).toContainText(/Rate limited, resuming in \d+ s/);
    await expect(progress).not.toContainText('Failed');
    await expect(progress).toContainText('Completed', { timeout: 60_000 });
  } finally {
    await shop.faults.clear();
  }
});

test('the preview of a product sync writes nothing and counts every product', async ({
  signedIn,
  shop,
}) => {
  const page = await signedIn('operations');
  await open(page, path);
  await page.getByRole('button', { name: 'Preview', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText(/A sync would change|would change nothing/);
  const choices = dialog.getByRole('group', { name: 'What would happen' }).getByRole('button');
  const texts = await choices.allInnerTexts();
  expect(texts.map((text) => text.split(' ')[0])).toEqual([
    'Create',
    'Update',
    'Link',
    'Unchanged',
  ]);
  const sum = texts.reduce((total, text) => total + Number(text.replace(/\D/g, '')), 0);
  expect(sum).toBe((await shop.reader.products()).length);
  await choices.filter({ hasText: 'Link' }).click();
  await expect(choices.filter({ hasText: 'Link' })).toHaveAttribute('aria-pressed', 'true');
});

test('what waits while the processor is paused is processed at a press; each tile adds up', async ({
  signedIn,
  shop,
  api,
}) => {
  await waitForQuiet(api);
  const page = await signedIn('operations');
  await open(page, path);
  const processing = region(page, 'Processing');
  try {
    await processing.getByRole('button', { name: 'Pause the processor' }).click();
    await confirm(page, 'Pause the processor');
    await expect(processing).toContainText('Paused');
    const [order] = await shop.reader.orders();
    const body = await shop.reader.orderBody(order?.id ?? 0);
    const fresh = { ...body, note: 'Pressed by hand', updated_at: new Date().toISOString() };
    await shop.reader.deliver('orders/updated', fresh);
    await expect(processing).toContainText(/[1-9]\d* entr(y waits|ies wait)/);
    await expect(
      processing.getByRole('button', { name: /^Process [1-9]\d* pending$/ }),
    ).toBeDisabled();
    await expectTilesAddUp(page);
    await processing.getByRole('button', { name: 'Resume the processor' }).click();
    await expect(processing).toContainText('Nothing waits', { timeout: 30_000 });
  } finally {
    await api.post('/api/shopify/cache/processor/resume', {});
  }
});

async function expectTilesAddUp(page: Page): Promise<void> {
  const tiles = region(page, 'Raw cache');
  for (const stream of ['Orders', 'Products', 'Customers', 'Inventory', 'Events']) {
    const tile = tiles.getByRole('group', { name: stream });
    const numbers = (await tile.locator('.number').allInnerTexts()).map((text) =>
      Number(text.replaceAll(',', '')),
    );
    const total = numbers.shift();
    expect(numbers.length, stream).toBeGreaterThanOrEqual(3);
    expect(
      numbers.reduce((sum, count) => sum + count, 0),
      stream,
    ).toBe(total);
  }
}

test('failed entries are retried by their error, with how many', async ({
  signedIn,
  shop,
  api,
}) => {
  const [order] = await shop.reader.orders();
  const body = await shop.reader.orderBody(order?.id ?? 0);
  const text = JSON.stringify({ ...body, id: 5_999_000_000_077, name: '#WRONG-77' });
  const broken = JSON.parse(text.replaceAll('"INR"', '"ZZZ"')) as Record<string, unknown>;
  await shop.reader.deliver('orders/create', broken);
  await until('it has failed', async () => {
    const query = 'stream=orders&externalId=5999000000077&status=failed';
    const found = await api.get<{ items: object[] }>(`/api/shopify/cache/entries?${query}`);
    return found.items.length === 1;
  });
  const page = await signedIn('operations');
  await open(page, path);
  const errors = region(page, 'Processing').getByRole('listitem');
  const group = errors.filter({ hasText: 'INVALID_PAYLOAD' });
  await expect(group).toContainText('Orders');
  await group.getByRole('button', { name: /^Retry \d+ failed$/ }).click();
  await expect(page.getByRole('dialog')).toContainText('INVALID_PAYLOAD');
  await confirm(page, /^Retry \d+ failed$/);
  await expect(page.getByText(/will be processed again now/)).toBeVisible();
});

test('a schedule is changed, stopped and started; nonsense is refused beside its field', async ({
  signedIn,
  api,
}) => {
  const page = await signedIn('admin');
  await open(page, path);
  const scheduler = region(page, 'Scheduler');
  const change = scheduler.getByRole('button', { name: 'Change the schedule of customers' });
  await change.click();
  const dialog = page.getByRole('dialog');
  const interval = dialog.getByRole('textbox', { name: /^Interval/ });
  const before = await interval.inputValue();
  await interval.fill('0');
  await dialog.getByRole('button', { name: 'Save the schedule' }).click();
  await expect(dialog).toContainText('Enter a whole number from 1 to 10,080');
  await expect(interval, 'What was typed stays').toHaveValue('0');
  await dialog.getByRole('button', { name: 'Every 15 minutes' }).click();
  await dialog.getByRole('button', { name: 'Save the schedule' }).click();
  await expect(scheduler).toContainText('Every 15 minutes, reads');
  await change.click();
  await interval.fill(before);
  await dialog.getByRole('button', { name: 'Save the schedule' }).click();
  await expect(scheduler).not.toContainText('Every 15 minutes');
  try {
    await scheduler.getByRole('button', { name: 'Stop the scheduler' }).click();
    await confirm(page, 'Stop the scheduler');
    await expect(scheduler.getByText('Stopped', { exact: true }).first()).toBeVisible();
    await scheduler.getByRole('button', { name: 'Start the scheduler' }).click();
    await expect(scheduler.getByText('Running', { exact: true })).toBeVisible();
  } finally {
    await api.post('/api/shopify/jobs/scheduler/start', {});
  }
});

test('deliveries show what came of them and are replayed; URLs are there to copy; a wrong signature shows', async ({
  signedIn,
  shop,
  place,
}) => {
  const [order] = await shop.reader.orders();
  const body = await shop.reader.orderBody(order?.id ?? 0);
  const fresh = { ...body, note: 'Delivered', updated_at: new Date().toISOString() };
  await shop.reader.deliver('orders/updated', fresh);
  const page = await signedIn('operations');
  await open(page, path);
  const rows = page.getByRole('table', { name: 'Deliveries' }).getByRole('row');
  await page.getByRole('combobox', { name: 'Topic' }).click();
  await page.getByRole('option', { name: 'orders/updated' }).click();
  await expect(page).toHaveURL(/topic=orders%2Fupdated/);
  const row = rows.filter({ hasText: 'orders/updated' }).first();
  await expect(row).toContainText(/Stored.*ms/);
  await expect(row.getByRole('link', { name: 'Order' })).toHaveAttribute('href', /\/orders\//);
  await row.getByRole('button', { name: /^Replay/ }).click();
  await expect(page.getByText(/Is processed again|Waits to be processed/)).toBeVisible();

  const webhooks = region(page, 'Webhooks');
  await expect(webhooks).toContainText('topics are registered');
  await expect(webhooks).toContainText(`${place.baseUrl}/api/webhooks/shopify/orders`);
  await webhooks.getByRole('button', { name: '9 topics of orders' }).click();
  await expect(webhooks.getByRole('table', { name: 'Topics of Orders' })).toContainText(
    'orders/cancelled',
  );

  const refused = await fetch(`${place.baseUrl}/api/webhooks/shopify/orders`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'X-Shopify-Topic': 'orders/updated',
      'X-Shopify-Shop-Domain': 'demo-india.myshopify.com',
      'X-Shopify-Webhook-Id': 'forged',
      'X-Shopify-Hmac-Sha256': 'AAAA',
    },
    body: JSON.stringify(fresh),
  });
  expect(refused.status).toBe(401);
  await page.reload();
  await expect(page.getByText('Webhooks fail authentication')).toBeVisible();
});

test('an order that no webhook told of is found by a reconcile, and healed', async ({
  signedIn,
  shop,
  api,
}) => {
  test.setTimeout(240_000);
  await waitForQuiet(api);
  const page = await signedIn('operations');
  await shop.webhooks.pause();
  try {
    const [product] = await shop.reader.products();
    const variantId = product?.variants[0]?.id ?? 0;
    await shop.actions.createOrder({ lines: [{ variantId, quantity: 1 }] });
    await open(page, path);
    const tools = region(page, 'Maintenance');
    await tools.getByRole('button', { name: 'Compare the last 30 days' }).click();
    await expect(tools).toContainText(/[1-9]\d* orders? differs? in 30 days/, { timeout: 90_000 });
    await tools
      .getByRole('button', { name: /^Show the differences/ })
      .first()
      .click();
    await expect(page.getByRole('dialog')).toContainText('Not in the raw cache');
    await page.keyboard.press('Escape');
    await tools.getByRole('button', { name: /^Heal \d+ orders?$/ }).click();
    await confirm(page, /^Heal/);
    await expect(page.getByText(/fetched again/)).toBeVisible();
    await expect(tools).toContainText('compare again to see what is left');
  } finally {
    await shop.webhooks.resume();
  }
});

test('replay and backfill show the differences first, and apply what was shown', async ({
  signedIn,
  api,
}) => {
  test.setTimeout(240_000);
  await waitForQuiet(api);
  const page = await signedIn('operations');
  await open(page, `${path}?tool=replay`);
  const tools = region(page, 'Maintenance');
  await tools.getByRole('combobox', { name: 'Stream' }).click();
  await page.getByRole('option', { name: 'Customers' }).click();
  await tools.getByRole('button', { name: 'Preview the differences' }).click();
  const replay = tools.getByRole('button', { name: /^Replay [\d,]+ entries$/ });
  await replay.click({ timeout: 60_000 });
  await confirm(page, /^Replay [\d,]+ entries$/);
  await expect(region(page, 'Replay: progress')).toContainText('Completed', { timeout: 90_000 });

  await tools.getByRole('tab', { name: 'Backfill' }).click();
  await expect(page).toHaveURL(/tool=backfill/);
  await expect(tools.getByRole('button', { name: 'Preview the differences' })).toBeDisabled();
  await tools.getByRole('combobox', { name: 'Fields' }).click();
  await page.getByRole('option', { name: 'Payment method' }).click();
  await page.keyboard.press('Escape');
  await tools.getByRole('button', { name: 'Preview the differences' }).click();
  await expect(tools).toContainText('Nothing would change', { timeout: 90_000 });
});

test('a reader sees how everything is, without a button that changes anything', async ({
  signedIn,
}) => {
  const page = await signedIn('read');
  await open(page, path);
  await expect(region(page, 'Connection')).toContainText('•••• ');
  await expect(region(page, 'Scheduler')).toContainText('Orders');
  const forbidden =
    /Sync|Read |Process|Retry|Pause|Resume|Trigger|Change|Stop|Start|Register|Replay|Test|Rename|Disconnect|Compare|Add/;
  await expect(page.getByRole('main').getByRole('button', { name: forbidden })).toHaveCount(0);
});

test('operations runs syncs and leaves credentials and schedules to admins', async ({
  signedIn,
}) => {
  const page = await signedIn('operations');
  await open(page, path);
  await expect(page.getByRole('button', { name: 'Test connection' })).toBeVisible();
  const forbidden = /Change|Rename|Disconnect|Add another store|Stop the scheduler/;
  await expect(page.getByRole('main').getByRole('button', { name: forbidden })).toHaveCount(0);
});
