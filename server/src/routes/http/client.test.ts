import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import request from 'supertest';
import { dropTestDatabase } from '../../../test/database.ts';
import { openTestWeb, type TestWeb } from '../../../test/web.ts';

let web: TestWeb;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sluice-client-'));
  await mkdir(join(folder, 'assets'));
  await writeFile(join(folder, 'index.html'), '<title>Sluice</title>');
  await writeFile(join(folder, '.env'), 'SECRET=canary');
  await writeFile(join(folder, 'assets', 'app-1a2b.js'), 'true');
  await writeFile(join(folder, 'assets', 'app-1a2b.js.map'), '{}');
  web = await openTestWeb({ clientDir: folder });
});
afterAll(async () => {
  await dropTestDatabase(web.db);
  await rm(folder, { recursive: true });
});

test.each([
  '/',
  '/orders',
  '/settings/shopify',
  '/orders/con_1:820982911946154508',
  '/cache/con_1%3Aorders%2Fedited%23a-1',
])('%s is the page', async (path) => {
  const answer = await request(web.app).get(path).expect(200);
  expect(answer.text).toContain('<title>Sluice</title>');
  expect(answer.get('Content-Security-Policy')).toContain("script-src 'self'");
});

test('what people read is compressed', async () => {
  const plain = 'const answer = 42;\n'.repeat(500);
  await writeFile(join(folder, 'assets', 'long-1a2b.js'), plain);
  const asset = await request(web.app)
    .get('/assets/long-1a2b.js')
    .set('Accept-Encoding', 'gzip')
    .expect(200);
  expect(asset.get('Content-Encoding')).toBe('gzip');
  expect(asset.text).toBe(plain);
});

test('assets are kept for long, the page is asked for anew', async () => {
  const asset = await request(web.app).get('/assets/app-1a2b.js').expect(200);
  expect(asset.get('Cache-Control')).toMatch(/immutable/);
  const page = await request(web.app).get('/orders').expect(200);
  expect(page.get('Cache-Control')).toBe('no-cache');
});

test.each([
  '/.env',
  '/%2eenv',
  '/assets/app-1a2b.js.map',
  '/package.json',
  '/..%2f..%2fetc%2fpasswd',
  '/..%5c..%5cetc%5cpasswd',
  '/%00',
  '/api',
  '/api/nothing',
])('%s is 404 (S101)', async (path) => {
  const answer = await request(web.app).get(path);
  expect([path, answer.status]).toEqual([path, 404]);
  expect(answer.text).not.toContain('canary');
});
