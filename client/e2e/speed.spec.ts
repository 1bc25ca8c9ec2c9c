import type { Page, Request, TestInfo } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { seedManyOrders } from './harness/manyOrders.ts';
import { password } from './harness/place.ts';
import { open } from './harness/pages.ts';

const orderCount = 100_000;
const repeats = 5;
/** Of the compressed JavaScript of the first page: what must arrive before anything is seen. */
const mostBytes = 250_000;

function report(info: TestInfo, type: string, description: string): void {
  info.annotations.push({ type, description });
  console.log(`    ${type}: ${description}`);
}

async function measureBody(request: Request): Promise<number> {
  await (await request.response())?.finished();
  return (await request.sizes()).responseBodySize;
}

/** The scripts this visit has asked for when nothing of it is loading any more, compressed, in bytes. */
async function measureScripts(page: Page, path: string): Promise<number> {
  const sizes: Promise<number>[] = [];
  page.on('request', (request) => {
    if (request.resourceType() === 'script') sizes.push(measureBody(request));
  });
  await open(page, path);
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

test('the first page brings at most 250 kB of compressed scripts', async ({
  page,
  signedIn,
}, info) => {
  const visits = { '/sign-in': page, '/orders': await signedIn('admin') };
  for (const [path, visitor] of Object.entries(visits)) {
    const bytes = await measureScripts(visitor, path);
    report(info, `scripts of ${path}`, `${(bytes / 1000).toFixed(1)} kB compressed`);
    expect(bytes, path).toBeGreaterThan(50_000);
    expect(bytes, path).toBeLessThanOrEqual(mostBytes);
  }
});

/** Runs something several times. @returns the median in milliseconds, with all of them */
async function measure(run: (round: number) => Promise<void>): Promise<string> {
  const times: number[] = [];
  for (let round = 0; round < repeats; round += 1) {
    const started = performance.now();
    await run(round);
    times.push(Math.round(performance.now() - started));
  }
  const median = times.toSorted((left, right) => left - right)[Math.floor(repeats / 2)];
  return `${median} ms (${times.join(', ')})`;
}

// Figures, never a limit: how fast a machine is that runs tests says nothing about the code.
test('orders among 100,000: the list, a search, the next page', async ({ page, place }, info) => {
  test.setTimeout(600_000);
  const worker = await seedManyOrders(place.mongodbUri, orderCount);
  await page.goto('/sign-in');
  await page.getByRole('textbox', { name: /e-?mail/i }).fill(worker.email);
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  const order = (number: number) => page.getByRole('link', { name: `#${number}`, exact: true });
  await expect(order(500_000)).toBeVisible();

  const shown = await measure(async () => {
    await page.goto('/orders');
    await order(500_000).click({ trial: true });
  });
  report(info, 'orders, from navigation to a row that can be pressed', shown);

  const search = page.getByRole('searchbox', { name: 'Search orders' });
  const found = await measure(async (round) => {
    const number = 512_345 + round * 10_000;
    await search.fill(String(number));
    await order(number).click({ trial: true });
  });
  report(info, 'search by number, with 250 ms of waiting for the next key', found);

  await page.goto('/orders');
  await order(500_000).click({ trial: true });
  const rows = await page.getByRole('table', { name: 'Orders' }).locator('tbody tr').count();
  const next = page.getByRole('button', { name: 'Next' });
  const turned = await measure(async (round) => {
    await next.click();
    await order(500_000 + rows * (round + 1)).click({ trial: true });
  });
  report(info, 'next page', turned);
});
