import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { open } from './harness/pages.ts';
import { password, people } from './harness/place.ts';

const newPassword = 'a password of today';
const dialog = (page: Page) => page.getByRole('dialog');
const passwordField = (page: Page) => page.getByRole('textbox', { name: 'Password' });

async function signIn(page: Page, email: string, secret: string): Promise<void> {
  await page.getByRole('textbox', { name: 'E-mail' }).fill(email);
  await passwordField(page).fill(secret);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** The row of a list that names something. */
const row = (page: Page, text: string) => page.getByRole('row').filter({ hasText: text });

async function choose(page: Page, name: string, action: string): Promise<void> {
  await page.getByRole('button', { name: `Actions for ${name}` }).click();
  await page.getByRole('menuitem', { name: action }).click();
}

/** Invites somebody by the form. @returns the link */
async function invite(page: Page, name: string, email: string): Promise<string> {
  await page.getByRole('button', { name: 'Invite a person' }).click();
  await dialog(page).getByRole('textbox', { name: 'Name' }).fill(name);
  await dialog(page).getByRole('textbox', { name: 'E-mail' }).fill(email);
  await dialog(page).getByRole('radio', { name: 'Warehouse' }).check();
  await dialog(page).getByRole('button', { name: 'Make the invitation' }).click();
  return takeLink(page);
}

async function takeLink(page: Page): Promise<string> {
  const link = await dialog(page).getByRole('textbox', { name: 'Link', exact: true }).inputValue();
  await dialog(page).getByRole('button', { name: 'Done' }).click();
  await expect(dialog(page)).toHaveCount(0);
  return link;
}

/** Somebody tries passwords of an account. */
async function guess(email: string, times: number, baseURL: string): Promise<void> {
  const tries = Array.from({ length: times }, () =>
    fetch(`${baseURL}/api/auth/login`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Origin: baseURL },
      body: JSON.stringify({ email, password: 'wrong wrong' }),
    }),
  );
  const answers = await Promise.all(tries);
  expect(answers.map(({ status }) => status)).toEqual(tries.map(() => 401));
}

test('signing in says what is wrong beside its field, and how long to wait after too many tries', async ({
  page,
  baseURL,
  watch,
}) => {
  watch.allow(/^(401|422|429) POST \/api\/auth\/login$/);
  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByText('Enter your e-mail')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'E-mail' })).toBeFocused();
  await signIn(page, 'nobody', 'x');
  await expect(page.getByText(/invalid email/i)).toBeVisible();
  await guess('guessed@sluice.test', 10, baseURL ?? '');
  await signIn(page, 'guessed@sluice.test', 'wrong wrong');
  await expect(page.getByText(/Too many attempts/)).toBeVisible();
  await expect(page.getByRole('button', { name: /^Wait \d+ (min|s)/ })).toBeDisabled();
});

const elsewhere = [
  'https://evil.example/',
  '//evil.example',
  String.raw`/\evil.example`,
  'javascript:alert(1)',
];

test('whoever signs in lands in Sluice, whatever the address asks for', async ({
  page,
  baseURL,
  watch,
}) => {
  watch.allow(/^401 GET \/api\/auth\/me$/);
  const toSignIn = (next: string) => `/sign-in?next=${encodeURIComponent(next)}`;
  await page.goto(toSignIn(elsewhere[0] ?? ''));
  await signIn(page, people.read.email, password);
  await expect(page).toHaveURL(/\/orders$/);
  for (const next of elsewhere) {
    await page.goto(toSignIn(next));
    await expect(
      page.getByRole('navigation', { name: 'Main' }).or(page.getByText('There is no such page')),
    ).not.toHaveCount(0);
    expect(new URL(page.url()).origin, next).toBe(baseURL);
  }
  await page.goto(toSignIn('/history?tab=queue'));
  await expect(page).toHaveURL(/\/history\?tab=queue$/);
});

test('somebody invited chooses a password; the link works once and leaves the address at once', async ({
  signedIn,
  page,
  watch,
}) => {
  watch.allow(/^409 POST \/api\/users$/);
  watch.allow(/^422 POST \/api\/auth\/invite\/accept$/);
  watch.allow(/^404 POST \/api\/auth\/invite$/);
  watch.allow(/^401 GET \/api\/auth\/me$/);
  const admin = await signedIn('admin');
  await open(admin, '/settings/people');
  const link = await invite(admin, 'Ivo Invited', 'ivo@sluice.test');
  await expect(row(admin, 'Ivo Invited')).toContainText('Invited');
  await expect(row(admin, 'Ivo Invited')).toContainText('Link works until');

  await page.goto(link);
  await expect(page.getByText('For Ivo Invited (ivo@sluice.test)')).toBeVisible();
  expect(page.url()).toMatch(/\/welcome$/);
  await passwordField(page).fill('password123');
  await expect(page.getByText('tried first')).toBeVisible();
  await page.getByRole('button', { name: 'Set the password and sign in' }).click();
  await expect(passwordField(page)).toHaveAttribute('aria-invalid', 'true');
  await passwordField(page).fill(newPassword);
  await page.getByRole('button', { name: 'Set the password and sign in' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Orders' })).toBeVisible();

  await page.goto('/account');
  await page.goto(link);
  await expect(
    page.getByRole('heading', { name: 'This link does not work any more' }),
  ).toBeVisible();
  await page.goto('/account');
  await page.goto('/welcome');
  await expect(page.getByRole('heading', { name: 'This page needs your link' })).toBeVisible();

  await admin.getByRole('button', { name: 'Invite a person' }).click();
  await dialog(admin).getByRole('textbox', { name: 'Name' }).fill('Twice');
  await dialog(admin).getByRole('textbox', { name: 'E-mail' }).fill('ivo@sluice.test');
  await dialog(admin).getByRole('button', { name: 'Make the invitation' }).click();
  await expect(dialog(admin).getByText(/already/)).toBeVisible();
});

test('a role is changed, a person disabled and enabled, a password reset; the last admin stays', async ({
  signedIn,
  page,
  watch,
}) => {
  watch.allow(/^401 (GET|POST) \/api\//);
  watch.allow(/^409 PATCH \/api\/users\//);
  const admin = await signedIn('admin');
  await open(admin, '/settings/people');
  const first = await invite(admin, 'Rosa Roles', 'rosa@sluice.test');
  await page.goto(first);
  await passwordField(page).fill(newPassword);
  await page.getByRole('button', { name: 'Set the password and sign in' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Orders' })).toBeVisible();

  await choose(admin, 'Rosa Roles', 'Change the role');
  await dialog(admin).getByRole('radio', { name: 'Read only' }).check();
  await dialog(admin).getByRole('button', { name: 'Change the role' }).click();
  await expect(row(admin, 'Rosa Roles')).toContainText('Read only');
  await page.goto('/orders');
  await expect(page, 'Her session has ended').toHaveURL(/\/sign-in/);

  await choose(admin, 'Rosa Roles', 'Disable');
  await expect(dialog(admin)).toContainText('all their sessions end at once');
  await dialog(admin).getByRole('button', { name: 'Disable' }).click();
  await expect(row(admin, 'Rosa Roles')).toContainText('Disabled');
  await signIn(page, 'rosa@sluice.test', newPassword);
  await expect(page.getByRole('alert')).toContainText('E-mail or password is wrong');

  await choose(admin, 'Rosa Roles', 'Enable');
  await expect(row(admin, 'Rosa Roles')).toContainText('Active');
  await choose(admin, 'Rosa Roles', 'Link to reset the password');
  await page.goto(await takeLink(admin));
  await passwordField(page).fill('another one of today');
  await page.getByRole('button', { name: 'Set the password and sign in' }).click();
  await expect(page.getByRole('navigation', { name: 'Main' })).toContainText('Sync history');

  await choose(admin, people.admin.name, 'Disable');
  await dialog(admin).getByRole('button', { name: 'Disable' }).click();
  await expect(admin.getByText(/last admin/)).toBeVisible();
  await expect(row(admin, people.admin.email)).toContainText('Active');
});

test('a key is shown once, reaches what was chosen, and ends when it is revoked', async ({
  signedIn,
  baseURL,
}) => {
  const admin = await signedIn('admin');
  await open(admin, '/settings/keys');
  await admin.getByRole('button', { name: 'Make a key' }).click();
  await dialog(admin).getByRole('radio', { name: 'Chosen parts only' }).check();
  await dialog(admin).getByRole('textbox', { name: 'Name' }).fill('Bookkeeping');
  await dialog(admin).getByRole('button', { name: 'Make the key' }).click();
  await expect(dialog(admin).getByText('Choose at least one part')).toBeVisible();
  await dialog(admin).getByRole('radiogroup', { name: 'Orders' }).getByText('Read').click();
  await dialog(admin).getByRole('button', { name: 'Make the key' }).click();
  const key = await dialog(admin)
    .getByRole('textbox', { name: 'API key', exact: true })
    .inputValue();
  await dialog(admin).getByRole('button', { name: 'I have copied it' }).click();
  await expect(row(admin, 'Bookkeeping')).toContainText('Orders: read');
  await expect(admin.getByText(key)).toHaveCount(0);

  const ask = async (path: string) =>
    (await fetch(`${baseURL}${path}`, { headers: { Authorization: `Bearer ${key}` } })).status;
  expect([await ask('/api/orders'), await ask('/api/customers')]).toEqual([200, 403]);
  await row(admin, 'Bookkeeping').getByRole('button', { name: 'Revoke' }).click();
  await dialog(admin).getByRole('button', { name: 'Revoke the key' }).click();
  await expect(row(admin, 'Bookkeeping')).toContainText('Revoked');
  expect(await ask('/api/orders')).toBe(401);
});

test('the workspace gets a name and a time zone, and pages show times in it', async ({
  signedIn,
  api,
}) => {
  const { name } = await api.get<{ name: string }>('/api/workspace');
  const admin = await signedIn('admin');
  await open(admin, '/settings/workspace');
  try {
    await changeWorkspace(admin);
    await open(admin, '/history');
    await expect(admin.getByText('Asia/Kathmandu')).toBeVisible();
    await admin.getByRole('button', { name: /account menu/ }).click();
    await expect(admin.getByText('Cotton Works')).toBeVisible();
  } finally {
    await api.patch('/api/workspace', { name, timezone: null });
  }
});

async function changeWorkspace(admin: Page): Promise<void> {
  const zone = admin.getByRole('combobox', { name: 'Time zone' });
  await expect(zone).toHaveValue(/^Automatic: /);
  await admin.getByRole('textbox', { name: 'Name' }).fill('');
  await admin.getByRole('button', { name: 'Save' }).click();
  await expect(admin.getByText('Enter a name')).toBeVisible();
  await admin.getByRole('textbox', { name: 'Name' }).fill('Cotton Works');
  await zone.fill('Kathmandu');
  await admin.getByRole('option', { name: 'Asia/Kathmandu' }).click();
  await expect(admin.getByText(/GMT\+5:45 there/)).toBeVisible();
  await admin.getByRole('button', { name: 'Save' }).click();
  await expect(admin.getByText('Saved')).toBeVisible();
}

test('a person changes their own password', async ({ page, api, watch }) => {
  watch.allow(/^401 GET \/api\/auth\/me$/);
  watch.allow(/^403 POST \/api\/auth\/password$/);
  const email = 'own@sluice.test';
  await api.post('/api/users', { name: 'Otto Own', email, role: 'warehouse', password });
  await page.goto('/account');
  await signIn(page, email, password);
  const current = page.getByRole('textbox', { name: 'Current password' });
  const next = page.getByRole('textbox', { name: 'New password' });
  const send = page.getByRole('button', { name: 'Change the password' });
  await current.fill('not the one');
  await next.fill(newPassword);
  await send.click();
  await expect(page.getByText('The current password is not right')).toBeVisible();
  await expect(current).toBeFocused();
  await current.fill(password);
  await send.click();
  await expect(page.getByText('Password changed')).toBeVisible();
  await expect(current).toHaveValue('');
});

test('the first-run page says that somebody is here already', async ({ page }) => {
  await page.goto('/setup');
  await expect(page.getByRole('heading', { name: 'Sluice is set up already' })).toBeVisible();
  await page.getByRole('link', { name: 'Go to sign-in' }).click();
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
});
