import { inspect } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { ConfigError, parseConfig } from './config.ts';

const key = Buffer.from('0123456789abcdef0123456789ABCDEF').toString('base64');

function problemsOf(variables: Record<string, string>): string[] {
  try {
    parseConfig(variables);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe('config', () => {
  test('an empty environment is a usable desk', () => {
    const config = parseConfig({ PORT: '', SHOPIFY_ACCESS_TOKEN: '' });
    expect(config).toMatchObject({ port: 4000, dataDir: './data', shopify: null, admin: null });
    expect(config).toMatchObject({ demo: null, roles: ['web', 'worker'], encryptionKeys: [] });
  });

  test('Shopify is read with its defaults', () => {
    const { shopify } = parseConfig({
      SHOPIFY_SHOP_DOMAIN: 'My-Shop.myshopify.com',
      SHOPIFY_ACCESS_TOKEN: 'shpat_1',
    });
    expect(shopify).toMatchObject({
      shopDomain: 'my-shop.myshopify.com',
      apiVersion: '2026-07',
      apiBaseUrl: 'https://my-shop.myshopify.com',
      webhookSecret: null,
    });
    expect(shopify?.accessToken?.reveal()).toBe('shpat_1');
  });

  test('all problems are listed at once, by variable', () => {
    const problems = problemsOf({ PORT: '99999', LOG_LEVEL: 'loud', SLUICE_DEMO: 'yes' });
    expect(
      problems.map((line) => line.split(' ')[0]).sort((a, b) => (a ?? '').localeCompare(b ?? '')),
    ).toEqual(['LOG_LEVEL', 'PORT', 'SLUICE_DEMO']);
  });

  test.each([
    'evil.com',
    'a.myshopify.com.evil.com',
    'evil.com/.myshopify.com',
    'a.myshopify.com:8080',
    'a.myshopify.com/',
    'А.myshopify.com',
    '-a.myshopify.com',
    'a..myshopify.com',
    '127.0.0.1',
  ])('refuses the shop domain %s (S22)', (domain) => {
    expect(problemsOf({ SHOPIFY_SHOP_DOMAIN: domain })).toHaveLength(1);
  });

  test('halves of a pair are named', () => {
    expect(problemsOf({ SHOPIFY_ACCESS_TOKEN: 'x' })[0]).toMatch(/SHOPIFY_SHOP_DOMAIN is missing/);
    expect(problemsOf({ ADMIN_EMAIL: 'a@b.co' })[0]).toMatch(/set both/);
  });

  test.each<[string, Record<string, string>, RegExp]>([
    ['no key', { SLUICE_ENCRYPTION_KEY: '' }, /is missing: make one/],
    ['a short key', { SLUICE_ENCRYPTION_KEY: 'short' }, /too weak/],
    ['an all-zero key', { SLUICE_ENCRYPTION_KEY: '0'.repeat(64) }, /too weak/],
    ['a default key', { SLUICE_ENCRYPTION_KEY: 'changeme-changeme-changeme-changeme' }, /too weak/],
    ['a weak old key', { SLUICE_ENCRYPTION_KEY: `${key},short` }, /too weak/],
    ['a short API key', { SLUICE_API_KEY: 'abc' }, /SLUICE_API_KEY/],
    ['a short password', { ADMIN_EMAIL: 'a@b.co', ADMIN_PASSWORD: 'abc' }, /ADMIN_PASSWORD/],
    ['weak writes', { MONGODB_URI: 'mongodb://db/x?w=1' }, /w=majority/],
    ['debug output', { DEBUG: 'agenda*' }, /DEBUG/],
    [
      'a foreign API address',
      { SHOPIFY_SHOP_DOMAIN: 'a.myshopify.com', SHOPIFY_API_BASE_URL: 'http://10.0.0.1' },
      /SLUICE_ALLOW_CUSTOM_BASE_URL/,
    ],
  ])('production refuses %s (S106)', (_what, variables, message) => {
    const production = { NODE_ENV: 'production', SLUICE_ENCRYPTION_KEY: key };
    expect(problemsOf(production)).toEqual([]);
    expect(problemsOf({ ...production, ...variables })[0]).toMatch(message);
    const atTheDesk = { ...variables, NODE_ENV: 'development' };
    expect(problemsOf(atTheDesk)).toEqual([]);
  });

  test('a foreign API address is allowed where somebody says so', () => {
    const allowed = {
      NODE_ENV: 'production',
      SLUICE_ENCRYPTION_KEY: key,
      SHOPIFY_SHOP_DOMAIN: 'a.myshopify.com',
      SHOPIFY_API_BASE_URL: 'http://127.0.0.1:9000/',
      SLUICE_ALLOW_CUSTOM_BASE_URL: '1',
    };
    expect(parseConfig(allowed).shopify?.apiBaseUrl).toBe('http://127.0.0.1:9000');
  });

  test('printing it shows no secret (S107)', () => {
    const config = parseConfig({
      SLUICE_API_KEY: 'canary-key',
      SLUICE_ENCRYPTION_KEY: 'canary-encryption',
      ADMIN_EMAIL: 'a@b.co',
      ADMIN_PASSWORD: 'canary-password',
    });
    expect(inspect(config, { depth: 5 }) + JSON.stringify(config)).not.toContain('canary');
  });
});
