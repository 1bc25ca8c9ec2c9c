import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { dropTestDatabase } from '../../test/database.ts';
import { openTestWeb, type TestWeb } from '../../test/web.ts';
import { createKeyring, Secret } from '../lib/sealed.ts';
import { apiKeys } from '../models/access/apiKeys.ts';
import { connections, findConnection, updateConnection } from '../models/access/connections.ts';
import { users } from '../models/access/users.ts';
import { findKeyPrincipal } from './access/auth.ts';
import { type BootSettings, seedWorkspace } from './bootstrap.ts';
import { findOpenCredentials } from './connections/connections.ts';
import { resealCredentials } from './connections/reseal.ts';

let web: TestWeb;
beforeAll(async () => {
  web = await openTestWeb();
});
afterAll(async () => dropTestDatabase(web.db));

const settings = (token: string): BootSettings => ({
  admin: { email: 'first@shop.test', password: new Secret('a long first password') },
  apiKey: new Secret('a key from the environment'),
  shopify: {
    shopDomain: 'seed.myshopify.com',
    accessToken: new Secret(token),
    webhookSecret: new Secret('hook secret'),
    apiVersion: '2026-07',
    apiBaseUrl: 'http://127.0.0.1:1',
  },
});

test('six instances that boot at once make one of each; no platform is asked', async () => {
  const made = await Promise.all(
    Array.from({ length: 6 }, () => seedWorkspace(web.deps, settings('shpat_one'))),
  );
  expect(new Set(made.map((connection) => connection?._id)).size).toBe(1);
  expect(await users.collection(web.db).countDocuments()).toBe(1);
  expect(await apiKeys.collection(web.db).countDocuments()).toBe(1);
  expect(await connections.collection(web.db).countDocuments()).toBe(1);
  expect(await findKeyPrincipal(web.deps, 'a key from the environment')).toMatchObject({
    role: 'admin',
    workspaceId: 'ws_main',
  });
});

test('the first admin is made once, whatever the environment says later (S97)', async () => {
  const other = { email: 'second@shop.test', password: new Secret('another long password') };
  await seedWorkspace(web.deps, { ...settings('shpat_one'), admin: other });
  expect(await users.collection(web.db).countDocuments()).toBe(1);
});

test('new credentials of the environment replace stored ones and reconnect; the same ones leave a disconnect alone', async () => {
  const id = (await seedWorkspace(web.deps, settings('shpat_one')))?._id ?? '';
  const disconnected = { status: 'disconnected' as const, statusReason: 'by a person' };
  await updateConnection(web.db, 'ws_main', id, disconnected);
  await seedWorkspace(web.deps, settings('shpat_one'));
  expect(await findConnection(web.db, 'ws_main', id)).toMatchObject(disconnected);
  await seedWorkspace(web.deps, settings('shpat_two'));
  const stored = await findConnection(web.db, 'ws_main', id);
  if (!stored) throw new Error('the connection is gone');
  expect(stored.status).toBe('connected');
  expect(stored.settings['baseUrl']).toBe('http://127.0.0.1:1');
  expect(findOpenCredentials(web.deps, stored)['accessToken']).toBe('shpat_two');
  expect(JSON.stringify(stored)).not.toContain('shpat_two');
});

test('another key replaces the old one; without the variable there is none', async () => {
  await seedWorkspace(web.deps, { ...settings('shpat_two'), apiKey: new Secret('a newer key') });
  expect(await findKeyPrincipal(web.deps, 'a key from the environment')).toBeNull();
  expect(await findKeyPrincipal(web.deps, 'a newer key')).not.toBeNull();
  await seedWorkspace(web.deps, { ...settings('shpat_two'), apiKey: null });
  expect(await findKeyPrincipal(web.deps, 'a newer key')).toBeNull();
});

test('after a change of keys what the old one sealed is sealed anew, then the old one can go (S109)', async () => {
  const id = (await seedWorkspace(web.deps, settings('shpat_three')))?._id ?? '';
  const old = 'test key of at least 32 characters';
  const fresh = 'another key of at least 32 characters';
  const rotating = { ...web.deps, keyring: createKeyring([fresh, old]) };
  expect(await resealCredentials(rotating)).toBeGreaterThan(0);
  expect(await resealCredentials(rotating)).toBe(0);
  const stored = await findConnection(web.db, 'ws_main', id);
  if (!stored) throw new Error('the connection is gone');
  const open = (keys: string[]) =>
    findOpenCredentials({ keyring: createKeyring(keys) }, stored)['accessToken'];
  expect(open([fresh])).toBe('shpat_three');
  expect(open([old])).toBeUndefined();
});

test('without an access token the shop takes webhooks and says what is missing', async () => {
  const shopify = settings('').shopify;
  if (!shopify) throw new Error('unreachable');
  const shop = { ...shopify, shopDomain: 'halfway.myshopify.com', accessToken: null };
  const id = (await seedWorkspace(web.deps, { ...settings(''), shopify: shop }))?._id ?? '';
  const stored = await findConnection(web.db, 'ws_main', id);
  expect(stored).toMatchObject({
    status: 'disconnected',
    statusReason: 'Shopify is not configured: set SHOPIFY_ACCESS_TOKEN',
  });
});
