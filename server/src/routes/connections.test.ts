import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { until } from '../../test/database.ts';
import { mainWorkspace, openSandboxWeb, type SandboxWeb } from '../../test/sandboxWeb.ts';
import { openSandbox } from '../../test/world.ts';
import { saveAnsweredVersion } from '../models/access/connectionHealth.ts';
import { findConnection, updateConnection } from '../models/access/connections.ts';

let web: SandboxWeb;
beforeAll(async () => {
  web = await openSandboxWeb();
});
afterAll(() => web.close());

const one = async () => (await web.get(`/api/connections/${web.connectionId}`).expect(200)).body;

async function changeSettings(change: Record<string, string>): Promise<void> {
  const record = await findConnection(web.db, mainWorkspace, web.connectionId);
  const settings = { ...record?.settings, ...change };
  await updateConnection(web.db, mainWorkspace, web.connectionId, { settings });
}

describe('platforms', () => {
  test('each with its form, as its connector says it', async () => {
    const { items } = (await web.get('/api/platforms').expect(200)).body;
    const shopify = items.find(({ id }: { id: string }) => id === 'shopify');
    expect(shopify).toMatchObject({ name: 'Shopify', category: 'store' });
    const fields = shopify.fields as { name: string; secret: boolean; required: boolean }[];
    expect(fields.map(({ name, secret, required }) => [name, secret, required])).toEqual([
      ['shopDomain', false, true],
      ['apiVersion', false, false],
      ['baseUrl', false, false],
      ['accessToken', true, true],
      ['webhookSecret', true, true],
      ['webhookSecretPrevious', true, false],
    ]);
    expect(fields[0]).toMatchObject({
      label: 'Shop domain',
      placeholder: 'your-shop.myshopify.com',
      help: expect.stringContaining('.myshopify.com'),
    });
  });

  test('another address is asked for only where it is allowed', async () => {
    web.deps.allowCustomBaseUrl = false;
    const { text } = await web.get('/api/platforms').expect(200);
    web.deps.allowCustomBaseUrl = true;
    expect(text).not.toContain('baseUrl');
  });

  test('not for the warehouse', async () => {
    await web.get('/api/platforms', web.keys.warehouse).expect(403);
  });
});

describe('a new connection', () => {
  const create = (body: object) => web.post('/api/connections', body, web.keys.admin);

  test('is drawn from the form: fields left empty were not filled in; every fault is named', async () => {
    const empty = { platform: 'shopify', settings: { shopDomain: '', apiVersion: '' } };
    const answer = await create({ ...empty, credentials: {} }).expect(422);
    expect(answer.body.errors).toEqual([{ field: 'settings.shopDomain', message: 'is required' }]);
    const half = { ...empty, settings: { shopDomain: 'new.myshopify.com', apiVersion: '' } };
    const secrets = await create({ ...half, credentials: { accessToken: '' } }).expect(422);
    expect(secrets.body.errors).toEqual([
      { field: 'credentials.accessToken', message: 'is required' },
      { field: 'credentials.webhookSecret', message: 'is required' },
    ]);
  });

  test('says each check by name, whether it passed and why not', async () => {
    const sandbox = await openSandbox({ domain: 'second.myshopify.com' });
    sandbox.shop.scopes.delete('read_all_orders');
    try {
      const answer = await create({
        platform: 'shopify',
        settings: { shopDomain: sandbox.domain, baseUrl: sandbox.baseUrl },
        credentials: { accessToken: sandbox.accessToken, webhookSecret: sandbox.webhookSecret },
      }).expect(201);
      const checks = answer.body.checks as { check: string; ok: boolean; message: string }[];
      expect(checks.map(({ check, ok }) => [check, ok])).toEqual([
        ['token', true],
        ['shop', true],
        ['api_version', true],
        ['scopes', true],
        ['history', false],
      ]);
      for (const { message } of checks) expect(message).not.toBe('');
      expect(answer.body.ok).toBe(false);
      const { id } = answer.body.connection;
      const again = await web.post(`/api/connections/${id}/test`).expect(200);
      expect(again.body.checks).toEqual(checks);
    } finally {
      await sandbox.close();
    }
  });
});

describe('what the card shows', () => {
  test('the address of the shop’s own pages; none for a sandbox', async () => {
    expect((await one()).adminUrl).toBeNull();
    await changeSettings({ baseUrl: `https://${web.sandbox.domain}/` });
    expect((await one()).adminUrl).toBe(`https://${web.sandbox.domain}/admin`);
    await changeSettings({ baseUrl: web.sandbox.baseUrl });
  });

  test('which API version answers, and that it is another one (api.md)', async () => {
    await changeSettings({ apiVersion: '2024-01' });
    expect((await one()).apiVersion).toEqual({
      configured: '2024-01',
      answered: null,
      differs: false,
      answeredAt: null,
    });
    await web.post(`/api/connections/${web.connectionId}/test`).expect(200);
    await until('the answer was noted', async () => (await one()).apiVersion.answered !== null);
    const old = (await one()).apiVersion;
    expect(old).toMatchObject({ configured: '2024-01', differs: true });
    expect(old.answered).not.toBe('2024-01');
    await changeSettings({ apiVersion: '2026-07' });
    expect((await one()).apiVersion).toMatchObject({ answered: null, differs: false });
    await web.post(`/api/connections/${web.connectionId}/test`).expect(200);
    await until('the answer was noted', async () => (await one()).apiVersion.answered !== null);
    expect((await one()).apiVersion).toMatchObject({ answered: '2026-07', differs: false });
  });

  test('a note of a version that comes late does not replace a newer one', async () => {
    const place = { _id: web.connectionId, workspaceId: mainWorkspace };
    const at = new Date(Date.now() + 1000);
    await saveAnsweredVersion(web.db, place, { asked: '2026-07', answered: '2026-07', at });
    const late = { asked: '2024-01', answered: '2025-10', at: new Date(at.getTime() - 1) };
    await saveAnsweredVersion(web.db, place, late);
    expect((await one()).apiVersion).toMatchObject({ answered: '2026-07', differs: false });
  });

  test('reading notes nothing (S91)', async () => {
    const before = await findConnection(web.db, mainWorkspace, web.connectionId);
    const shop = `connectionId=${web.connectionId}`;
    await web.get(`/api/shopify/webhooks?${shop}`).expect(200);
    const preview = `/api/shopify/sync/full-dump/preview?days=7&${shop}`;
    await web.get(preview, web.keys.operations).expect(200);
    expect(await findConnection(web.db, mainWorkspace, web.connectionId)).toEqual(before);
  });

  test('when Sync Now may be asked for again (spec 7.5)', async () => {
    expect((await one()).syncNow).toEqual({ nextAllowedAt: null, message: null });
    await web.post(`/api/connections/${web.connectionId}/sync`).expect(202);
    const { syncNow } = await one();
    const wait = new Date(syncNow.nextAllowedAt as string).getTime() - Date.now();
    expect(wait / 60_000).toBeGreaterThan(14.5);
    expect(wait / 60_000).toBeLessThanOrEqual(15.01);
    const refused = await web.post(`/api/connections/${web.connectionId}/sync`).expect(429);
    expect(refused.body.detail).toBe(syncNow.message);
    expect(syncNow.message).toBe('Next sync available in 15 minutes');
    const list = (await web.get('/api/connections').expect(200)).body.items as {
      id: string;
      syncNow: unknown;
    }[];
    const shown = Object.fromEntries(list.map((row) => [row.id, row.syncNow]));
    expect(shown[web.connectionId]).toEqual(syncNow);
    expect(Object.values(shown)).toContainEqual({ nextAllowedAt: null, message: null });
  });
});
