import type { Browser, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { withEmptyService } from './harness/emptyService.ts';
import type { Place } from './harness/place.ts';

/** Nobody is in it. */
const withNewService = (place: Place, work: (baseURL: string) => Promise<void>) =>
  withEmptyService(place, work, {});

async function withPage(browser: Browser, baseURL: string, work: (page: Page) => Promise<void>) {
  const context = await browser.newContext({ baseURL });
  try {
    await work(await context.newPage());
  } finally {
    await context.close();
  }
}

test('whoever comes first makes the workspace and its admin, once', async ({ browser, place }) => {
  test.setTimeout(120_000);
  await withNewService(place, async (baseURL) => {
    await withPage(browser, baseURL, async (page) => {
      await page.goto('/orders');
      await expect(page, 'Nobody is here yet').toHaveURL(/\/setup$/);
      await page.goto('/sign-in');
      await expect(page, 'Signing in is of no use').toHaveURL(/\/setup$/);
      const create = page.getByRole('button', { name: 'Create the workspace' });
      await create.click();
      await expect(page.getByText('Enter your name')).toBeVisible();
      await page.getByRole('textbox', { name: 'Workspace' }).fill('Cotton Works');
      await page.getByRole('textbox', { name: 'Your name' }).fill('Asha Rao');
      await page.getByRole('textbox', { name: 'E-mail' }).fill('asha@shop.test');
      await page.getByRole('textbox', { name: 'Password' }).fill('too short');
      await expect(page.getByText('1 more character')).toBeVisible();
      await create.click();
      await expect(page.getByText('needs at least 10 characters')).toBeVisible();
      await page.getByRole('textbox', { name: 'Password' }).fill('the first password here');
      await expect(page.getByText('Strong')).toBeVisible();
      await create.click();
      await expect(page, 'Connecting a shop comes next').toHaveURL(/\/settings\/shopify/);
      await page.goto('/cache');
      await expect(page.getByRole('heading', { name: 'No shop is connected' })).toBeVisible();
      await page.goto('/history');
      await expect(page.getByRole('heading', { name: 'No sync has run yet' })).toBeVisible();
    });
    await withPage(browser, baseURL, async (page) => {
      await page.goto('/setup');
      await page.getByRole('link', { name: 'Go to sign-in' }).click();
      await page.getByRole('textbox', { name: 'E-mail' }).fill('asha@shop.test');
      await page.getByRole('textbox', { name: 'Password' }).fill('the first password here');
      await page.getByRole('button', { name: 'Sign in' }).click();
      await expect(page.getByRole('heading', { level: 1, name: 'Orders' })).toBeVisible();
    });
  });
});
