import type { Page } from '@playwright/test';
import type { Role } from '../../server/src/domain/access.ts';
import { expect, test } from './fixtures.ts';
import type { Api } from './harness/api.ts';
import { findColourViolations, findViolations } from './harness/axe.ts';
import { computeSideways, findCutTexts } from './harness/cutTexts.ts';
import { keepWarehousePages, listPages, open, type PageAddress, settle } from './harness/pages.ts';

const phone = { width: 390, height: 844 };
const screens = { desk: { width: 1280, height: 800 }, phone };

/** Looks at the page on desk and phone, by day and by night. @returns what is wrong, a line each */
async function inspect(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const [screen, viewport] of Object.entries(screens)) {
    await page.setViewportSize(viewport);
    const wrong = [
      ...(await look(page, 'light', findViolations)),
      ...(await findCutTexts(page)),
      ...(await look(page, 'dark', findColourViolations)),
    ];
    const sideways = await computeSideways(page);
    if (sideways > 0) wrong.push(`the page is ${sideways} px wider than the screen`);
    found.push(...wrong.map((text) => `${screen}: ${text}`));
  }
  return found;
}

async function look(
  page: Page,
  colorScheme: 'light' | 'dark',
  find: (page: Page) => Promise<string[]>,
): Promise<string[]> {
  await page.emulateMedia({ colorScheme });
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
  await settle(page);
  return (await find(page)).map((text) => `${colorScheme}: ${text}`);
}

const visits: { role: Role; choose(api: Api): Promise<PageAddress[]> }[] = [
  { role: 'admin', choose: listPages },
  { role: 'warehouse', choose: async (api) => keepWarehousePages(await listPages(api)) },
];

for (const { role, choose } of visits) {
  test(`every page of ${role} can be read and used by everybody`, async ({
    signedIn,
    api,
    watch,
  }) => {
    test.setTimeout(900_000);
    watch.allow(/^404 GET \/nowhere$/);
    const page = await signedIn(role);
    for (const { name, path } of await choose(api)) {
      await test.step(name, async () => {
        await open(page, path);
        expect.soft(await inspect(page), `${name}: ${path}`).toEqual([]);
      });
    }
  });
}

test('pages before sign-in can be read and used by everybody', async ({ page }) => {
  for (const path of ['/sign-in', '/setup', '/welcome']) {
    await open(page, path);
    expect.soft(await inspect(page), path).toEqual([]);
  }
});

test('what opens over a page can be read and used by everybody', async ({ signedIn }) => {
  const page = await signedIn('admin');
  await open(page, '/orders');
  await page.getByRole('button', { name: /account menu/ }).click();
  await expect(page.getByRole('menu')).toBeVisible();
  await settle(page);
  expect.soft(await findViolations(page, true), 'account menu').toEqual([]);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /ago|just now|updated/ }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await settle(page);
  expect.soft(await findViolations(page, true), 'freshness').toEqual([]);
  await page.keyboard.press('Escape');
  await page.setViewportSize(phone);
  await page.getByRole('button', { name: 'Open navigation' }).click();
  await expect(page.getByRole('link', { name: 'Inventory' })).toBeVisible();
  await settle(page);
  expect.soft(await findViolations(page), 'navigation on a phone').toEqual([]);
});
