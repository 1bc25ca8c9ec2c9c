import { type ChildProcess, spawn } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { dropTestDatabase, openTestDatabase, testUri, until } from '../test/database.ts';
import { openDatabase } from './models/database.ts';

const main = join(import.meta.dirname, 'main.ts');
const started: ChildProcess[] = [];
afterAll(() => {
  for (const child of started) child.kill('SIGKILL');
});

interface Run {
  child: ChildProcess;
  text(): string;
  ended: Promise<number | null>;
}

function run(env: Record<string, string>): Run {
  const { PATH, HOME } = process.env as Record<string, string>;
  const child = spawn(process.execPath, ['--import', 'tsx', main], {
    env: { PATH: PATH ?? '', HOME: HOME ?? '', LOG_LEVEL: 'silent', HOST: '127.0.0.1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started.push(child);
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (part) => (text += String(part)));
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return { child, text: () => text, ended };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}

const answers = async (url: string) => (await fetch(url).catch(() => null))?.status ?? 0;

test('boots from the environment, takes a signed webhook, stops in order', async () => {
  const uri = testUri();
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  const server = run({
    MONGODB_URI: uri,
    PORT: String(port),
    SLUICE_ENCRYPTION_KEY: 'test key of at least 32 characters',
    SLUICE_API_KEY: 'boot-test-key',
    ADMIN_EMAIL: 'boot@shop.test',
    ADMIN_PASSWORD: 'a long boot password',
    SHOPIFY_SHOP_DOMAIN: 'boot.myshopify.com',
    SHOPIFY_ACCESS_TOKEN: 'shpat_canary',
    SHOPIFY_WEBHOOK_SECRET: 'hook secret',
    SHOPIFY_API_BASE_URL: 'http://127.0.0.1:9',
  });
  await until('the server is ready', async () => (await answers(`${base}/readyz`)) === 200, 40_000);
  await until('it says so', () => server.text().includes(`Sluice is ready at ${base}`));

  const body = JSON.stringify({ id: 1, name: '#1', updated_at: '2026-07-01T00:00:00Z' });
  const received = await fetch(`${base}/api/webhooks/shopify/orders`, {
    method: 'POST',
    body,
    headers: {
      'Content-Type': 'application/json',
      'X-Shopify-Topic': 'orders/updated',
      'X-Shopify-Shop-Domain': 'boot.myshopify.com',
      'X-Shopify-Webhook-Id': 'boot-1',
      'X-Shopify-Hmac-Sha256': createHmac('sha256', 'hook secret').update(body).digest('base64'),
    },
  });
  expect([received.status, await received.json()]).toEqual([200, { status: 'stored' }]);

  const login = await fetch(`${base}/api/auth/login`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ email: 'boot@shop.test', password: 'a long boot password' }),
  });
  expect(login.status).toBe(200);
  const asKey = { headers: { Authorization: 'Bearer boot-test-key' } };
  const list = await (await fetch(`${base}/api/connections`, asKey)).json();
  expect(list).toMatchObject({ items: [{ account: 'boot.myshopify.com', platform: 'shopify' }] });

  const gone = fetch(`${base}/api/events`).catch(() => null);
  server.child.kill('SIGTERM');
  expect(await server.ended).toBe(0);
  await gone;
  expect(server.text()).not.toContain('canary');
  await dropTestDatabase(await openDatabase(uri));
});

test('says in plain words why it does not start', async () => {
  const production = run({ NODE_ENV: 'production', MONGODB_URI: 'mongodb://127.0.0.1:9/x' });
  expect(await production.ended).toBe(1);
  expect(production.text()).toMatch(/SLUICE_ENCRYPTION_KEY is missing: make one/);
  const bare = run({});
  expect(await bare.ended).toBe(1);
  expect(bare.text()).toMatch(/MONGODB_URI is missing: set it, or use npm start/);
});

test('a taken port is named', async () => {
  const db = await openTestDatabase();
  const port = await freePort();
  const squatter = createServer();
  await new Promise<void>((resolve) => squatter.listen(port, '127.0.0.1', resolve));
  const server = run({
    MONGODB_URI: db.uri,
    PORT: String(port),
    SLUICE_ENCRYPTION_KEY: 'test key of at least 32 characters',
  });
  expect(await server.ended).toBe(1);
  expect(server.text()).toContain(`Port ${port} is taken`);
  await new Promise((resolve) => squatter.close(resolve));
  await dropTestDatabase(db);
});
