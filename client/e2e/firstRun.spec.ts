import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { findFreePort } from '../../scripts/lib/ports.ts';
import { expect, test } from './fixtures.ts';
import { type Place, resultsDir } from './harness/place.ts';
import { createServiceProgram } from './harness/serviceProgram.ts';

/** A service of its own on an empty database: nobody is in it. */
async function withNewService(place: Place, work: (baseURL: string) => Promise<void>) {
  const dataDir = mkdtempSync(join(tmpdir(), 'sluice-first-'));
  const port = await findFreePort(0);
  const baseURL = `http://127.0.0.1:${port}`;
  const database = new URL(place.mongodbUri);
  database.pathname = `/first_${randomBytes(4).toString('hex')}`;
  const env = {
    HOST: '127.0.0.1',
    PORT: String(port),
    PUBLIC_URL: baseURL,
    DATA_DIR: dataDir,
    MONGODB_URI: database.href,
    SLUICE_ENCRYPTION_KEY: randomBytes(32).toString('base64'),
  };
  const service = createServiceProgram(baseURL, env, join(resultsDir, 'first-run.log'));
  try {
    await service.start();
    await work(baseURL);
  } finally {
    await service.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

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
