import type { Page } from '@playwright/test';
import {
  type ShopifySandbox,
  startShopifySandbox,
} from '../../server/src/connectors/shopify/sandbox/index.ts';
import { expect, test } from './fixtures.ts';
import { withAdmin, withEmptyService } from './harness/emptyService.ts';
import { settle } from './harness/pages.ts';

const size = { products: 3, orders: 8, customers: 5, days: 5 };
const region = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const textbox = (page: Page, name: string | RegExp) => page.getByRole('textbox', { name });

/** Fills the form that is open as for this shop. */
async function fill(page: Page, shop: ShopifySandbox, change: { domain?: string; token?: string }) {
  await textbox(page, 'Shop domain').fill(change.domain ?? shop.domain);
  await textbox(page, 'Admin API access token').fill(change.token ?? shop.accessToken);
  await textbox(page, 'Webhook signing secret').fill(shop.webhookSecret);
  await page.getByRole('button', { name: 'More settings' }).click();
  await textbox(page, 'API address').fill(shop.baseUrl);
}

test('a store is connected: what is wrong is named, then tested, renamed, disconnected, and one more is added', async ({
  browser,
  place,
}) => {
  test.setTimeout(300_000);
  const first = await startShopifySandbox({ domain: 'first-shop.myshopify.com', shop: size });
  const second = await startShopifySandbox({ domain: 'second-shop.myshopify.com', shop: size });
  try {
    await withEmptyService(place, (baseURL) =>
      withAdmin(browser, baseURL, async (page) => {
        await page.goto('/settings/shopify');
        await connectFirst(page, first);
        await healCredentials(page, first);
        await rename(page, 'Cotton Works');
        await disconnectAndBack(page, 'Cotton Works');
        await addSecond(page, second);
      }),
    );
  } finally {
    await first.close();
    await second.close();
  }
});

/** Nothing filled in; a domain that is none; then a token that Shopify refuses. */
async function connectFirst(page: Page, shop: ShopifySandbox): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Where to find these values' })).toBeVisible();
  const connect = page.getByRole('button', { name: 'Connect and test' });
  await connect.click();
  await expect(page.getByText('Enter the shop domain')).toBeVisible();
  await expect(textbox(page, 'Shop domain')).toBeFocused();
  await fill(page, shop, { domain: 'shop.example.com', token: 'shpat_wrong_token_0000' });
  await connect.click();
  await expect(page.getByText('must be the shop domain that ends in')).toBeVisible();
  await textbox(page, 'Shop domain').fill('https://admin.shopify.com/store/first-shop');
  await connect.click();
  await expect(region(page, 'Connection')).toContainText('1 check failed');
  await expect(region(page, 'Connection')).toContainText('Access token failed');
  await expect(page).toHaveURL(/connectionId=/);
  await expect(page.getByText('is here yet')).toBeVisible();
}

/** The stored secrets are not shown; the one that is typed replaces its own. */
async function healCredentials(page: Page, shop: ShopifySandbox): Promise<void> {
  await page.getByRole('button', { name: 'Change credentials' }).click();
  const dialog = page.getByRole('dialog');
  const secret = dialog.getByRole('textbox', { name: 'Webhook signing secret' });
  await expect(secret).toHaveValue('');
  await expect(secret).toHaveAttribute('placeholder', /^Ends in cret/);
  await dialog.getByRole('textbox', { name: 'Admin API access token' }).fill(shop.accessToken);
  await dialog.getByRole('button', { name: 'Save and test' }).click();
  await expect(region(page, 'Connection')).toContainText('Everything is in order');
  await expect(region(page, 'Connection')).toContainText('•••• 0000');
}

async function rename(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Rename', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Name' }).fill('');
  await dialog.getByRole('button', { name: 'Rename' }).click();
  await expect(dialog.getByText('Enter a name')).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Name' }).fill(name);
  await dialog.getByRole('button', { name: 'Rename' }).click();
  await expect(region(page, 'Connection')).toContainText(name);
}

async function disconnectAndBack(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Disconnect', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('first-shop.myshopify.com');
  await expect(dialog).toContainText('is kept');
  await expect(dialog).toContainText('removes its webhooks');
  await dialog.getByRole('button', { name: `Disconnect ${name}` }).click();
  await expect(page.getByText('Disconnected', { exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Sync now' })).toBeDisabled();
  await page.getByRole('button', { name: 'Reconnect' }).click();
  await expect(page.getByRole('button', { name: 'Sync now' })).toBeEnabled();
}

/** Each store by itself; the chooser leads from one to the other, and the address says which. */
async function addSecond(page: Page, shop: ShopifySandbox): Promise<void> {
  await page.getByRole('button', { name: 'Add another store' }).click();
  await fill(page, shop, {});
  await page.getByRole('button', { name: 'Connect and test' }).click();
  await expect(region(page, 'Connection')).toContainText('second-shop.myshopify.com');
  await page.getByRole('combobox', { name: 'Store' }).click();
  await page.getByRole('option', { name: 'Cotton Works' }).click();
  await expect(region(page, 'Connection')).toContainText('first-shop.myshopify.com');
  await page.goto('/settings/shopify?connectionId=con_nothing');
  await settle(page);
  await expect(page.getByText('This store is not connected here')).toBeVisible();
}
