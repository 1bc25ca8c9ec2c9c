import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { readDemoState, readSaved, saveDemoState } from './demoState.ts';
import { findApiKey, findEncryptionKey } from './keys.ts';
import { type Environment, readSettings } from './settings.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'sluice-settings-'));
afterAll(() => rmSync(dataDir, { recursive: true }));
const read = (env: Environment) => readSettings({ DATA_DIR: dataDir, ...env });

describe('settings of a start', () => {
  test('defaults of api.md', () => {
    expect(read({})).toMatchObject({ port: 4000, host: '0.0.0.0', production: false });
  });

  test.each(['abc', '-1', '70000', '4000.5'])('PORT=%s is refused by name', (port) => {
    expect(() => read({ PORT: port })).toThrow(/PORT/);
  });

  test.each<[boolean, Environment]>([
    [true, {}],
    [true, { SLUICE_DEMO: '1', NODE_ENV: 'production' }],
    [false, { SLUICE_DEMO: '0' }],
    [false, { NODE_ENV: 'production' }],
    [false, { SHOPIFY_SHOP_DOMAIN: 'a.myshopify.com', SHOPIFY_ACCESS_TOKEN: 'x' }],
    [false, { SHOPIFY_SHOP_DOMAIN: 'a.myshopify.com', SLUICE_DEMO: '1' }],
  ])('sandbox shop %p with %p', (demo, env) => {
    expect(read(env).demo).toBe(demo);
  });
});

describe('keys and the demo state', () => {
  test('are made once, kept, and readable by their owner only', () => {
    const key = findEncryptionKey(read({}), {});
    expect(Buffer.from(key ?? '', 'base64')).toHaveLength(32);
    expect(findEncryptionKey(read({}), {})).toBe(key);
    expect(findApiKey(read({}), {})).toBe(findApiKey(read({}), {}));
    const first = readDemoState(dataDir);
    expect(first.fresh).toBe(true);
    expect(readDemoState(dataDir)).toEqual({ state: first.state, fresh: false });
    for (const name of ['encryption.key', 'api.key', 'demo.json']) {
      expect(statSync(join(dataDir, name)).mode & 0o777).toBe(0o600);
    }
  });

  test('what the environment says wins; production makes none', () => {
    expect(findEncryptionKey(read({}), { SLUICE_ENCRYPTION_KEY: 'mine' })).toBe('mine');
    expect(findApiKey(read({}), { SLUICE_API_KEY: 'mine' })).toBe('mine');
    const production = read({ NODE_ENV: 'production' });
    expect([findEncryptionKey(production, {}), findApiKey(production, {})]).toEqual([
      undefined,
      undefined,
    ]);
  });

  test('the state is replaced whole; one that cannot be read counts as none', () => {
    const { state } = readDemoState(dataDir);
    saveDemoState(dataDir, { ...state, dumpJobId: 'job_1' });
    expect(readFileSync(join(dataDir, 'demo.json'), 'utf8')).toContain('job_1');
    writeFileSync(join(dataDir, 'demo.json'), '{"adminEmail":');
    expect(readSaved(dataDir)).toBeNull();
  });
});
