import type { Locator, Page } from '@playwright/test';
import { expect, type Shop, test } from './fixtures.ts';
import type { Api } from './harness/api.ts';
import { open } from './harness/pages.ts';
import { waitForQuiet } from './harness/quiet.ts';
import { until } from './harness/until.ts';

const region = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const statuses = ['Pending', 'Processing', 'Processed', 'Failed', 'Skipped'];

async function readNumber(place: Locator): Promise<number> {
  const text = await place.innerText();
  return Number(/[\d,]+/.exec(text)?.[0].replaceAll(',', ''));
}

/** An order whose currency is none: stored, and failed. */
async function breakOrder({ shop, api }: { shop: Shop; api: Api }, id: number, name: string) {
  const [order] = await shop.reader.orders();
  const body = await shop.reader.orderBody(order?.id ?? 0);
  const text = JSON.stringify({ ...body, id, name }).replaceAll('"INR"', '"ZZZ"');
  await shop.reader.deliver('orders/create', JSON.parse(text) as Record<string, unknown>);
  await until(`${name} has failed`, async () => {
    const found = await api.get<{ items: { status: string }[] }>(
      `/api/shopify/cache/entries?stream=orders&externalId=${id}`,
    );
    return found.items[0]?.status === 'failed';
  });
  return body;
}

test('tiles add up; a failed entry is found by its error, looked into, retried and healed', async ({
  signedIn,
  shop,
  api,
}) => {
  const id = 5_999_000_000_001;
  const body = await breakOrder({ shop, api }, id, '#BROKEN-1');
  const page = await signedIn('operations');
  // Toasts are alerts too, outside the page's own part.
  const alert = page.getByRole('main').getByRole('alert');
  await open(page, '/cache');
  const tiles = region(page, 'Entries by status');
  const total = await readNumber(tiles.getByRole('button', { name: /^Total/ }));
  const counts = await Promise.all(
    statuses.map((name) => readNumber(tiles.getByRole('button', { name: new RegExp(`^${name}`) }))),
  );
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(total);

  const errors = region(page, 'Failed entries by error');
  const group = errors.getByRole('listitem').filter({ hasText: 'INVALID_PAYLOAD' });
  await group.getByRole('button', { name: /^Show \d/ }).click();
  await expect(page).toHaveURL(/errorCode=INVALID_PAYLOAD/);
  await page.getByRole('searchbox', { name: 'Search entries' }).fill('#BROKEN-1');
  await page.getByRole('link', { name: '#BROKEN-1' }).click();

  await expect(page.getByRole('heading', { level: 1, name: 'Order #BROKEN-1' })).toBeVisible();
  await expect(alert).toContainText('INVALID_PAYLOAD');
  await expect(alert).toContainText('currency');
  await expect(region(page, 'Raw data')).toContainText('"currency": "ZZZ"');
  await expect(region(page, 'Webhook deliveries')).toContainText('orders/create');
  const preview = region(page, 'What would be written now');
  await preview.getByRole('button', { name: 'Show what would be written' }).click();
  await expect(preview).toContainText('Failed');
  await page.getByRole('button', { name: 'Retry this entry' }).click();
  await expect(page.getByText('1 entry will be processed again now')).toBeVisible();
  await expect(alert, 'It fails again').toContainText('INVALID_PAYLOAD');

  const healed = { ...body, id, name: '#BROKEN-1', updated_at: new Date().toISOString() };
  await shop.reader.deliver('orders/updated', healed);
  await expect(page.getByText('Created', { exact: true }).first()).toBeVisible();
  await expect(alert).toHaveCount(0);
  await expect(region(page, 'Versions as they came')).toContainText('orders/updated');
  await page.getByRole('link', { name: 'Open the order' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '#BROKEN-1' })).toBeVisible();
});

test('all failed ones of an error are retried, after a question that names the store and how many', async ({
  signedIn,
  shop,
  api,
}) => {
  await breakOrder({ shop, api }, 5_999_000_000_002, '#BROKEN-2');
  const page = await signedIn('operations');
  await open(page, '/cache');
  const errors = region(page, 'Failed entries by error');
  const group = errors.getByRole('listitem').filter({ hasText: 'INVALID_PAYLOAD' });
  await group.getByRole('button', { name: /^Retry \d/ }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText(/Retry \d+ failed entr(y|ies) of .+\?/);
  await dialog.getByRole('button', { name: /^Retry \d/ }).click();
  await expect(page.getByText(/will be processed again now/)).toBeVisible();
  const reader = await signedIn('read');
  await open(reader, '/cache?status=failed');
  await expect(region(reader, 'Failed entries by error')).toBeVisible();
  await expect(reader.getByRole('button', { name: /Retry/ })).toHaveCount(0);
});

test('an entry that is not there says so; nonsense in the address is no filter', async ({
  signedIn,
  watch,
}) => {
  watch.allow(/^404 GET \/api\/shopify\/(cache\/entries|jobs)\//);
  const page = await signedIn('read');
  await open(page, '/cache/con_nothing%3A1');
  await expect(page.getByRole('heading', { name: 'There is no such entry' })).toBeVisible();
  await open(page, '/history/job_nothing');
  await expect(page.getByRole('heading', { name: 'There is no such run' })).toBeVisible();
  await open(page, '/cache?stream=carts&status=lost&outcome=%00');
  await expect(page.getByRole('table', { name: 'Entries of orders' })).toBeVisible();
  await open(page, '/history?status=lost&startedFrom=2026-02-30&jobType=%3Cb%3E');
  await expect(page.getByRole('table', { name: 'Runs' })).toBeVisible();
});

test('a run is paused, goes on, is cancelled and started again', async ({
  signedIn,
  shop,
  api,
}) => {
  await waitForQuiet(api);
  const page = await signedIn('operations');
  await open(page, '/history');
  await shop.faults.add({ match: 'graphql', kind: 'slow', delayMs: 2500, times: 1000 });
  try {
    const started = await api.post<{ jobId: string }>('/api/shopify/sync/full-dump', { days: 30 });
    await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
    await open(page, `/history/${started.jobId}`);
    const result = region(page, 'Result');
    await result.getByRole('button', { name: 'Pause' }).click();
    await expect(result).toContainText('Paused');
    await result.getByRole('button', { name: 'Resume' }).click();
    await expect(result).toContainText('Running');
    await result.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel the run' }).click();
    await expect(result).toContainText('Cancelled');
    await shop.faults.clear();
    await result.getByRole('button', { name: 'Run again' }).click();
    await expect(page).not.toHaveURL(new RegExp(started.jobId));
    await expect(region(page, 'Result')).toContainText('Completed', { timeout: 60_000 });
  } finally {
    await shop.faults.clear();
  }
  await expectSum(page);
  await expect(region(page, 'Stages')).toContainText('Orders');
  await expect(region(page, 'Records of this run')).toBeVisible();
});

/** created + updated + … = fetched, as it stands on the page. */
async function expectSum(page: Page): Promise<void> {
  const texts = await page.locator('dl[aria-label="Counters"] dd').allInnerTexts();
  const counts = texts.map((text) => Number(text.replaceAll(',', '')));
  const fetched = counts.pop();
  expect(counts.length).toBeGreaterThanOrEqual(5);
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(fetched);
}

test('runs are found by status, type and day; the queue says what comes next', async ({
  signedIn,
}) => {
  const page = await signedIn('read');
  await open(page, '/history');
  const rows = page.getByRole('table', { name: 'Runs' }).getByRole('row');
  await page.getByRole('combobox', { name: 'Type' }).click();
  await page.getByRole('option', { name: 'Full sync' }).click();
  await expect(page).toHaveURL(/jobType=full/);
  await expect(rows.nth(1)).toContainText('Full');
  await page.getByLabel('To', { exact: true }).fill('2020-01-01');
  await expect(page.getByRole('heading', { name: 'No runs match' })).toBeVisible();
  await page.getByRole('button', { name: 'Clear filters' }).first().click();
  await expect(rows.nth(1)).toBeVisible();
  await page.getByRole('tab', { name: 'Queue' }).click();
  await expect(page).toHaveURL(/tab=queue/);
  await expect(region(page, 'Next scheduled runs')).toContainText('Orders');
  await expect(page.getByRole('button', { name: /Pause|Cancel/ })).toHaveCount(0);
});
