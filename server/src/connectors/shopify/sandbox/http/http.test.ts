import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { startShopifySandbox, type ShopifySandbox } from '../index.ts';
import { addShirt, ask, createClock } from '../testTools.ts';
import { computeQueryHmac } from './oauthRoutes.ts';

let sandbox: ShopifySandbox;
const clock = createClock('2026-11-20T10:00:00Z');
const shop = '{ shop { name } }';

beforeEach(async () => {
  sandbox = await startShopifySandbox({ clock: clock.now });
});
afterEach(() => sandbox.close());

describe('token and version', () => {
  test('only the right header opens the door', async () => {
    const { status, body } = await ask(sandbox, shop, {}, { token: 'wrong' });
    expect(status).toBe(401);
    expect(body.errors).toBe(
      '[API] Invalid API key or access token (unrecognized login or wrong password)',
    );
    const bearer = await fetch(`${sandbox.baseUrl}/admin/api/2026-07/graphql.json`, {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${sandbox.accessToken}`,
        'Content-Type': 'application/json',
      },
      body: JSON.stringify({ query: shop }),
    });
    expect(bearer.status).toBe(401);
  });

  test('an expired version falls forward, and the header says so', async () => {
    const versions = [];
    for (const version of ['2026-07', '2026-10', '2024-01', 'unstable'])
      versions.push(
        (await ask(sandbox, shop, {}, { version })).headers.get('x-shopify-api-version'),
      );
    expect(versions).toEqual(['2026-07', '2026-10', '2026-01', 'unstable']);
    expect((await ask(sandbox, shop, {}, { version: 'nonsense' })).status).toBe(404);
  });

  test('unknown paths, api_versions.json among them, are 404', async () => {
    const headers = { 'X-Shopify-Access-Token': sandbox.accessToken };
    const response = await fetch(`${sandbox.baseUrl}/admin/api/api_versions.json`, { headers });
    expect(response.status).toBe(404);
    expect(await response.json()).toEqual({ errors: 'Not Found' });
  });

  test('revoked, frozen, old kind of token, uninstalled', async () => {
    sandbox.faults.setFrozen(true);
    expect(await ask(sandbox, shop)).toMatchObject({
      status: 402,
      body: { errors: 'Unavailable Shop' },
    });
    sandbox.faults.setFrozen(false);
    sandbox.faults.refuseOldTokens(true);
    const old = await ask(sandbox, shop);
    expect(old.status).toBe(403);
    expect(old.body.errors).toMatch(/Non-expiring access tokens are no longer accepted/);
    sandbox.faults.refuseOldTokens(false);
    expect((await ask(sandbox, shop)).status).toBe(200);
    sandbox.actions.uninstallApp();
    expect((await ask(sandbox, shop)).status).toBe(401);
  });

  test('revoking takes every token', async () => {
    sandbox.faults.revokeTokens();
    expect((await ask(sandbox, shop)).status).toBe(401);
  });
});

describe('OAuth', () => {
  async function post(body: Record<string, unknown>) {
    const { clientId: client_id, clientSecret: client_secret } = sandbox;
    const response = await fetch(`${sandbox.baseUrl}/admin/oauth/access_token`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ client_id, client_secret, ...body }),
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  }

  async function authorize(): Promise<URL> {
    const url = `${sandbox.baseUrl}/admin/oauth/authorize?client_id=x&state=nonce&redirect_uri=${encodeURIComponent('http://127.0.0.1:1/back')}`;
    const response = await fetch(url, { redirect: 'manual' });
    return new URL(response.headers.get('location') ?? '');
  }

  test('a code works once; the callback is signed', async () => {
    const back = await authorize();
    const query = Object.fromEntries(back.searchParams);
    expect(query.state).toBe('nonce');
    expect(query.hmac).toBe(computeQueryHmac(query, sandbox.clientSecret));
    const grant = await post({ code: query.code });
    expect(Object.keys(grant.body)).toEqual(['access_token', 'scope']);
    expect((await ask(sandbox, shop, {}, { token: String(grant.body.access_token) })).status).toBe(
      200,
    );
    const again = await post({ code: query.code });
    expect(again).toEqual({
      status: 400,
      body: {
        error: 'invalid_request',
        error_description: 'The authorization code was not found or was already used',
      },
    });
  });

  test('expiring tokens end after an hour and refresh rotates both', async () => {
    const back = await authorize();
    const { body } = await post({ code: back.searchParams.get('code'), expiring: '1' });
    expect(body).toMatchObject({ expires_in: 3600, refresh_token_expires_in: 7_776_000 });
    clock.pass(3601);
    expect((await ask(sandbox, shop, {}, { token: String(body.access_token) })).status).toBe(401);
    const refresh = { grant_type: 'refresh_token', refresh_token: body.refresh_token };
    const next = await post(refresh);
    expect(next.body.refresh_token).not.toBe(body.refresh_token);
    // A lost answer: the old one works until the new one was used.
    const repeated = await post(refresh);
    expect(repeated.status).toBe(200);
    await post({ ...refresh, refresh_token: repeated.body.refresh_token });
    expect((await post(refresh)).status).toBe(400);
  });

  test('client credentials last a day and have no refresh token', async () => {
    const { body } = await post({ grant_type: 'client_credentials' });
    expect(body.expires_in).toBe(86_400);
    expect(body.refresh_token).toBeUndefined();
    expect((await post({ client_secret: 'wrong', grant_type: 'client_credentials' })).status).toBe(
      400,
    );
  });

  test('the scope list says what was granted; write hides read in a grant', async () => {
    const headers = { 'X-Shopify-Access-Token': sandbox.accessToken };
    const response = await fetch(`${sandbox.baseUrl}/admin/oauth/access_scopes.json`, { headers });
    const { access_scopes: scopes } = (await response.json()) as {
      access_scopes: { handle: string }[];
    };
    expect(scopes).toContainEqual({ handle: 'read_all_orders' });
    expect(response.headers.get('x-shopify-api-version')).toBe('2026-07');
    const { body } = await post({ grant_type: 'client_credentials' });
    expect(String(body.scope).split(',')).not.toContain('read_orders');
    expect(String(body.scope).split(',')).toContain('write_orders');
  });
});

describe('fault script', () => {
  test('statuses, HTML, empty bodies and headers, as often as asked', async () => {
    sandbox.faults.add({ match: 'graphql', kind: 'status', status: 429 });
    sandbox.faults.add({ match: 'graphql', kind: 'html', status: 503 });
    const limited = await ask(sandbox, shop);
    expect(limited.status).toBe(429);
    expect(limited.headers.get('retry-after')).toBe('2.0');
    const html = await fetch(`${sandbox.baseUrl}/admin/api/2026-07/graphql.json`, {
      method: 'POST',
    });
    expect(html.status).toBe(503);
    expect(await html.text()).toMatch(/<html>/);
    sandbox.faults.add({ match: 'graphql', kind: 'empty' });
    await expect(ask(sandbox, shop)).rejects.toThrow();
    expect((await ask(sandbox, shop)).status).toBe(200);
    expect(sandbox.faults.pending).toHaveLength(0);
  });

  test('resets, truncated bodies and answers that never come', async () => {
    sandbox.faults.add({ match: '/admin/api', kind: 'reset' });
    await expect(ask(sandbox, shop)).rejects.toThrow();
    sandbox.faults.add({ match: 'graphql', kind: 'truncate' });
    await expect(ask(sandbox, shop)).rejects.toThrow();
    sandbox.faults.add({ match: 'graphql', kind: 'timeout', delayMs: 50 });
    await expect(ask(sandbox, shop)).rejects.toThrow();
    sandbox.faults.add({ match: 'graphql', kind: 'slow', delayMs: 20 });
    expect((await ask(sandbox, shop)).status).toBe(200);
  });

  test('scripted throttling; faults wait their turn and may look at the query', async () => {
    sandbox.faults.add({
      match: 'graphql',
      kind: 'throttled',
      containing: 'name',
      after: 1,
      times: 2,
    });
    const codes = [];
    for (let index = 0; index < 4; index += 1) {
      const { body } = await ask(sandbox, shop);
      codes.push(body.errors?.[0].extensions.code ?? 'ok');
    }
    expect(codes).toEqual(['ok', 'THROTTLED', 'THROTTLED', 'ok']);
  });
});

test('the shop is what its actions made it: nothing is canned', async () => {
  const shirt = addShirt(sandbox);
  const query =
    '{ products(first: 5) { nodes { title totalInventory variants(first: 5) { nodes { sku price inventoryItem { unitCost { amount } } } } } } }';
  const before = await ask(sandbox, query);
  expect(before.body.data.products.nodes[0]).toMatchObject({
    title: 'Classic Cotton Shirt',
    totalInventory: 220,
  });
  const [variant] = shirt.variants;
  sandbox.actions.updateProduct(shirt.id, {
    variants: { [variant?.id ?? 0]: { price: 129_900, cost: 1050 } },
  });
  const after = await ask(sandbox, query);
  expect(after.body.data.products.nodes[0].variants.nodes[0]).toEqual({
    sku: 'CSH-WHI-S',
    price: '1299.00',
    inventoryItem: { unitCost: { amount: '10.5' } },
  });
});
