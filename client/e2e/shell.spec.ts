import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { password, people } from './harness/place.ts';

async function signIn(page: Page, email: string, secret: string): Promise<void> {
  await page.getByRole('textbox', { name: /e-?mail/i }).fill(email);
  await page.getByRole('textbox', { name: 'Password' }).fill(secret);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });

test('somebody signs in by the form, comes to the page that was asked for, and signs out', async ({
  page,
  watch,
}) => {
  watch.allow(/^401 POST \/api\/auth\/login$/);
  await page.goto('/inventory');
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  await signIn(page, people.admin.email, 'not the password');
  await expect(page.getByRole('alert')).toBeVisible();
  await signIn(page, people.admin.email, password);
  await expect(heading(page, 'Inventory')).toBeVisible();

  await page.getByRole('button', { name: /account menu/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
  await page.goto('/orders');
  await expect(page).toHaveURL(/\/sign-in/);
});

test('every place of the navigation is reached by keyboard alone', async ({ signedIn }) => {
  const page = await signedIn('admin');
  await page.goto('/orders');
  await expect(heading(page, 'Orders')).toBeVisible();
  const links = page.getByRole('navigation', { name: 'Main' }).getByRole('link');
  const names = await links.allTextContents();
  expect(names.length).toBeGreaterThan(8);
  // Every place is a page of its own: the more there are, the longer it takes.
  test.setTimeout(names.length * 15_000);
  await links.first().focus();
  for (const [index, name] of names.entries()) {
    if (index > 0) await page.keyboard.press('Tab');
    await expect(links.nth(index)).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(links.nth(index)).toHaveAttribute('aria-current', 'page');
    await expect(page.getByRole('heading', { level: 1 }), `The page of ${name}`).toBeVisible();
    await expect(links.nth(index)).toBeFocused();
  }
});

test('the first stop of the keyboard leads past the navigation', async ({ signedIn }) => {
  const page = await signedIn('read');
  await page.goto('/orders');
  await expect(heading(page, 'Orders')).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
});

test('light and dark are chosen once and stay', async ({ signedIn }) => {
  const page = await signedIn('admin');
  await page.goto('/orders');
  const root = page.locator('html');
  await expect(root).toHaveAttribute('data-mantine-color-scheme', 'light');
  await page.getByRole('button', { name: 'Switch to dark' }).click();
  await expect(root).toHaveAttribute('data-mantine-color-scheme', 'dark');
  await page.reload();
  await expect(root).toHaveAttribute('data-mantine-color-scheme', 'dark');
  await page.getByRole('button', { name: 'Switch to light' }).click();
  await expect(root).toHaveAttribute('data-mantine-color-scheme', 'light');
});

test('an address without a page says so', async ({ signedIn }) => {
  const page = await signedIn('admin');
  await page.goto('/nowhere');
  await expect(page.getByText('There is no such page')).toBeVisible();
  await page.getByRole('link', { name: 'Go to the orders' }).click();
  await expect(heading(page, 'Orders')).toBeVisible();
});

test('a lost service shows, and heals by itself', async ({ signedIn, service, watch }) => {
  watch.allow(/^net::ERR_(CONNECTION_REFUSED|EMPTY_RESPONSE|CONNECTION_RESET|INCOMPLETE_CHUNKED)/);
  const page = await signedIn('admin');
  await page.goto('/orders');
  const state = page.getByRole('status').filter({ hasText: /^(Live|Reconnecting)$/ });
  await expect(state).toHaveText('Live');
  await service.stop();
  try {
    await expect(state).toHaveText('Reconnecting');
  } finally {
    await service.start();
  }
  await expect(state).toHaveText('Live', { timeout: 40_000 });
});
