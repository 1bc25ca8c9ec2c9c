import type { Locator, Page } from '@playwright/test';
import { createAdAccount } from '../../server/src/connectors/metaAds/sandbox/account.ts';
import {
  type MetaSandbox,
  startMetaSandbox,
} from '../../server/src/connectors/metaAds/sandbox/index.ts';
import { expect, test } from './fixtures.ts';
import { findViolations } from './harness/axe.ts';
import { computeSideways, findCutTexts } from './harness/cutTexts.ts';
import { withAdmin, withEmptyService } from './harness/emptyService.ts';
import { open, settle } from './harness/pages.ts';

const campaign = { id: '9001', name: 'Spring', effectiveStatus: 'ACTIVE' } as const;
const spend = {
  spend: 25_000,
  impressions: 900,
  clicks: 40,
  reach: 700,
  purchases: 2,
  purchaseValue: 99_000,
};

/** An ad account whose one campaign spends the same every day. */
function startAds(id: string, name: string): Promise<MetaSandbox> {
  return startMetaSandbox(
    createAdAccount({ id, name, campaigns: [campaign], history: () => spend }),
  );
}

/** A whole run, from being asked for to its last record: it ends when all of it is processed. */
const wholeRun = { timeout: 60_000 };

const card = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const button = (within: Page | Locator, name: string) =>
  within.getByRole('button', { name, exact: true });
const textbox = (within: Page | Locator, name: string) => within.getByRole('textbox', { name });

test('an ad account is connected, healed, read, taken away and brought back', async ({
  browser,
  place,
}) => {
  test.setTimeout(300_000);
  const [first, second] = await Promise.all([
    startAds('1001', 'Spring ads'),
    startAds('1002', 'Summer ads'),
  ]);
  try {
    await withEmptyService(place, (baseURL) =>
      withAdmin(browser, baseURL, async (page) => {
        await open(page, '/settings/platforms');
        await expect(page.getByText('Nothing is connected yet')).toBeVisible();
        await connectWrongly(page, first);
        await heal(page, first);
        await syncNow(page);
        await changeSchedule(page);
        await disconnectAndBack(page);
        await connectSecond(page, second);
        await lookOnPhone(page);
      }),
    );
  } finally {
    await first.close();
    await second.close();
  }
});

/** Opens the form of Meta Ads and says where the sandbox is. */
async function openForm(page: Page, ads: MetaSandbox): Promise<Locator> {
  await button(page, 'Connect a platform').click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('region', { name: 'Shipping' })).toContainText('Shiprocket');
  await dialog.getByRole('button', { name: /^Meta Ads/ }).click();
  await button(dialog, 'More settings').click();
  await textbox(dialog, 'API address').fill(ads.server.baseUrl);
  return dialog;
}

/** Nothing filled in; an account that is none; then a token that is no longer good. */
async function connectWrongly(page: Page, ads: MetaSandbox): Promise<void> {
  const dialog = await openForm(page, ads);
  await button(dialog, 'Connect and test').click();
  await expect(dialog.getByText('Enter the ad account ID')).toBeVisible();
  await expect(textbox(dialog, 'Ad account ID')).toBeFocused();
  await textbox(dialog, 'Ad account ID').fill('spring');
  const token = textbox(dialog, 'Access token');
  await token.fill('EAAExpired');
  await expect(token).toHaveAttribute('type', 'password');
  await button(dialog, 'Show Access token').click();
  await expect(token).toHaveAttribute('type', 'text');
  await button(dialog, 'Connect and test').click();
  await expect(dialog.getByText('must be the digits of the ad account')).toBeVisible();
  await expect(textbox(dialog, 'Ad account ID')).toHaveAttribute('aria-invalid', 'true');
  expect(await findViolations(page, true)).toEqual([]);
  await textbox(dialog, 'Ad account ID').fill('act_1001');
  await button(dialog, 'Connect and test').click();
  await expect(dialog).toContainText('1 check failed');
  await expect(dialog).toContainText('Access token failed');
  await button(dialog, 'Done').click();
  await expect(card(page, '1001')).toContainText('Meta refuses the access token');
  await expect(page.getByRole('alert').filter({ hasText: 'Meta Ads connection' })).toBeVisible();
}

/** The stored secret is not shown; the one that is typed replaces it. */
async function heal(page: Page, ads: MetaSandbox): Promise<void> {
  await button(card(page, '1001'), 'Change credentials').click();
  const dialog = page.getByRole('dialog');
  await expect(textbox(dialog, 'Access token')).toHaveValue('');
  await textbox(dialog, 'Access token').fill(ads.accessToken);
  await button(dialog, 'Save and test').click();
  await expect(card(page, 'Spring ads')).toContainText('Everything is in order');
  await expect(card(page, 'Spring ads')).toContainText('•••• 6789');
  await button(card(page, 'Spring ads'), 'Test connection').click();
  await expect(card(page, 'Spring ads')).toContainText('Campaign figures can be read');
}

/** Ninety days at first; then it says when it may be asked for again. */
async function syncNow(page: Page): Promise<void> {
  const spring = card(page, 'Spring ads');
  await button(spring, 'Sync now').click();
  await expect(spring.getByText('Ended')).toBeVisible(wholeRun);
  await button(spring, 'Put the result away').click();
  await expect(spring).toContainText(/9\d rows fetched/);
  await expect(button(spring, 'Sync now')).toBeDisabled();
  await expect(spring).toContainText(/Next sync available in 1[45] minutes/);
  await expect(spring.getByRole('link', { name: 'All runs' })).toHaveAttribute(
    'href',
    /\/history\?connectionId=con_/,
  );
}

async function changeSchedule(page: Page): Promise<void> {
  const spring = card(page, 'Spring ads');
  const often = spring.getByRole('combobox', { name: /^How often daily campaign figures/ });
  await expect(often).toHaveValue('Every hour');
  await often.click();
  await page.getByRole('option', { name: 'By hand only' }).click();
  await expect(spring).toContainText('Not planned');
  await expect(often).toHaveValue('By hand only');
  await button(spring, 'Load history').click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('Nothing is deleted');
  await button(dialog, 'Load the period').click();
  await expect(spring.getByText('Ended')).toBeVisible(wholeRun);
  await button(spring, 'Put the result away').click();
}

async function disconnectAndBack(page: Page): Promise<void> {
  const spring = card(page, 'Spring ads');
  await button(spring, 'Disconnect').click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('stops syncing 1001');
  await expect(dialog).toContainText('removes its webhooks');
  await expect(dialog).toContainText('is kept');
  await button(dialog, 'Disconnect Spring ads').click();
  await expect(spring).toContainText('Disconnected: Disconnected by a person');
  await expect(button(spring, 'Load history')).toBeDisabled();
  await button(spring, 'Reconnect').click();
  await expect(spring).toContainText('Connected: The last sync went well');
  await expect(button(spring, 'Load history')).toBeEnabled();
}

/** Whose checks pass is read at once, without anybody asking. */
async function connectSecond(page: Page, ads: MetaSandbox): Promise<void> {
  const dialog = await openForm(page, ads);
  await textbox(dialog, 'Ad account ID').fill('1002');
  await textbox(dialog, 'Access token').fill(ads.accessToken);
  await button(dialog, 'Connect and test').click();
  await expect(dialog).toContainText('Everything is in order');
  await expect(dialog).toContainText('is being read now');
  await button(dialog, 'Done').click();
  await expect(card(page, 'Summer ads')).toContainText(
    'Connected: The last sync went well',
    wholeRun,
  );
  await page.reload();
  await expect(card(page, 'Summer ads')).toContainText(/9\d rows fetched/);
  await page.getByRole('button', { name: /Data last updated/ }).click();
  await button(page, 'Refresh data').click();
  await expect(page.getByText('1 of 1 complete')).toBeVisible(wholeRun);
  await expect(page.getByText(/^Spring ads: Next sync available in \d+ minutes/)).toBeVisible();
  await page.keyboard.press('Escape');
}

const looks = [
  { size: { width: 1280, height: 800 }, colorScheme: 'light' },
  { size: { width: 1280, height: 800 }, colorScheme: 'dark' },
  { size: { width: 390, height: 844 }, colorScheme: 'dark' },
  { size: { width: 390, height: 844 }, colorScheme: 'light' },
] as const;

async function lookOnPhone(page: Page): Promise<void> {
  for (const { size, colorScheme } of looks) {
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme });
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
    await settle(page);
    expect(await findViolations(page), `${size.width} ${colorScheme}`).toEqual([]);
    expect(await computeSideways(page), `${size.width}`).toBeLessThanOrEqual(0);
    expect(await findCutTexts(page), `${size.width}`).toEqual([]);
  }
}

test('a reader sees every account and can change nothing', async ({ signedIn, place }) => {
  const page = await signedIn('read');
  await open(page, `/settings/platforms?connectionId=${place.connectionId}`);
  const [shop] = await page.getByRole('region').filter({ hasText: 'Currency and zone' }).all();
  if (!shop) throw new Error('No account is shown');
  await expect(shop).toContainText(/Connected|Syncing/);
  for (const name of ['Sync now', 'Test connection', 'Disconnect', 'Rename', 'Load history']) {
    await expect(button(page, name)).toHaveCount(0);
  }
  await expect(button(page, 'Connect a platform')).toHaveCount(0);
});
