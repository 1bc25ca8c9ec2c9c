/** Pictures of every page for the documents, out of a demo shop that is the same each time: `npm run screenshots`. */
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { createApi } from '../client/e2e/harness/api.ts';
import { findId, open } from '../client/e2e/harness/pages.ts';
import { people, password, type Place } from '../client/e2e/harness/place.ts';
import { openSite } from '../client/e2e/harness/site.ts';
import type { Role } from '../server/src/domain/access.ts';
import { createApiClient } from './lib/apiClient.ts';
import { resolveBrowser } from './lib/browser.ts';
import { introduceAccounts } from './lib/demoAccounts.ts';
import { openDemoAccounts } from './lib/demoWorld.ts';
import type { ConnectedAccount } from './lib/sandboxShop.ts';

const root = join(import.meta.dirname, '..');
const folder = join(root, 'docs', 'images');
const shopSize = { products: 60, orders: 600, customers: 300, days: 45 };
const desk = { width: 1280, height: 800 };
const phone = { width: 390, height: 844 };

interface Picture {
  name: string;
  path: string;
  role?: Role;
  dark?: true;
  phone?: true;
}

async function listPictures(place: Place): Promise<Picture[]> {
  const api = createApi(place);
  const order = await findId(api, '/api/orders?conflict=true');
  const product = await findId(api, '/api/products?search=kurta');
  const customer = await findId(api, '/api/customers?sort=-totalSpent');
  const failed = await findId(api, '/api/shopify/cache/entries?stream=orders&status=failed');
  const run = await findId(api, '/api/shopify/jobs?jobType=full');
  return [
    { name: 'orders', path: '/orders' },
    { name: 'orders-dark', path: '/orders', dark: true },
    { name: 'orders-phone', path: '/orders', role: 'warehouse', phone: true },
    { name: 'order', path: `/orders/${order}` },
    { name: 'catalog', path: '/catalog' },
    { name: 'product', path: `/catalog/${product}` },
    { name: 'inventory', path: '/inventory' },
    { name: 'customer', path: `/customers/${customer}` },
    { name: 'cache', path: '/cache' },
    { name: 'cache-entry', path: `/cache/${failed}` },
    { name: 'history', path: '/history' },
    { name: 'run', path: `/history/${run}` },
    { name: 'shopify', path: '/settings/shopify' },
    { name: 'shopify-dark', path: '/settings/shopify', dark: true },
    { name: 'people', path: '/settings/people' },
    { name: 'platforms', path: '/settings/platforms' },
    { name: 'profit', path: '/profit' },
    { name: 'profit-dark', path: '/profit', dark: true },
    { name: 'profit-orders', path: '/profit/orders' },
    { name: 'campaigns', path: '/profit/campaigns' },
    { name: 'unmatched', path: '/profit/unmatched' },
  ];
}

/** The platforms around the shop are read, and every figure is computed. */
async function connectAccounts(place: Place, accounts: ConnectedAccount[]): Promise<void> {
  const api = createApiClient(place.baseUrl, place.apiKey);
  await introduceAccounts(api, accounts);
  for (let ready = false; !ready; ) {
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const { items } = await api.call<{ items: { lastSyncAt: string | null }[] }>(
      'GET',
      '/api/connections?limit=200',
    );
    const { pendingDays } = await api.call<{ pendingDays: number }>('GET', '/api/metrics/summary');
    ready = pendingDays === 0 && items.every(({ lastSyncAt }) => lastSyncAt !== null);
  }
}

async function openPage(browser: Browser, place: Place, picture: Picture): Promise<Page> {
  const context = await browser.newContext({
    baseURL: place.baseUrl,
    viewport: picture.phone ? phone : desk,
    colorScheme: picture.dark ? 'dark' : 'light',
    locale: 'en-GB',
    reducedMotion: 'reduce',
  });
  await context.route('https://cdn.shopify.com/**', (route) =>
    route.fulfill({ body: drawProduct(route.request().url()), contentType: 'image/svg+xml' }),
  );
  const { email } = people[picture.role ?? 'admin'];
  await context.request.post('/api/auth/login', { data: { email, password } });
  return context.newPage();
}

/** The sandbox's pictures are nowhere: a plain one of a colour of its own stands for each. */
function drawProduct(url: string): string {
  const hue = Buffer.from(url).reduce((sum, byte) => sum + byte, 0) % 360;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 80"><rect width="60" height="80" fill="hsl(${hue} 45% 82%)"/><path d="M18 20l12-6 12 6 8 10-7 5-3-4v33H20V31l-3 4-7-5z" fill="hsl(${hue} 45% 48%)"/></svg>`;
}

async function takePictures(place: Place, executablePath: string): Promise<void> {
  const args = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--hide-scrollbars'];
  const browser = await chromium.launch({ executablePath, args });
  try {
    for (const picture of await listPictures(place)) {
      const page = await openPage(browser, place, picture);
      await open(page, picture.path);
      await page.waitForLoadState('networkidle', { timeout: 3000 }).catch(() => undefined);
      await page.screenshot({ path: join(folder, `${picture.name}.png`), animations: 'disabled' });
      await page.context().close();
      console.log(`docs/images/${picture.name}.png  ${picture.path}`);
    }
  } finally {
    await browser.close();
  }
}

const built = spawnSync(process.execPath, [join(root, 'scripts/build.mjs')], { stdio: 'inherit' });
if (built.status !== 0) process.exit(1);
mkdirSync(folder, { recursive: true });
const browserPath = await resolveBrowser((line) => console.log(line));
const site = await openSite(shopSize);
const around = await openDemoAccounts(site.shop, null);
try {
  await connectAccounts(site.place, around.accounts);
  await takePictures(site.place, browserPath);
} finally {
  await site.close();
  await around.close();
}
process.exit(0);
