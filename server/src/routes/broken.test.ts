import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import request from 'supertest';
import { dropTestDatabase } from '../../test/database.ts';
import { addPerson, openTenant, openTestWeb, type TestWeb } from '../../test/web.ts';

let web: TestWeb;
let key: { Authorization: string };

beforeAll(async () => {
  web = await openTestWeb();
  const tenant = await openTenant(web, 'ws_a');
  key = { Authorization: `Bearer ${tenant.keys.admin}` };
});
afterAll(async () => dropTestDatabase(web.db));

const post = (body: string | Buffer, headers: Record<string, string> = {}) =>
  request(web.app)
    .post('/api/keys')
    .set({ ...key, 'Content-Type': 'application/json', ...headers })
    .send(body);

describe('broken requests get an answer, never a 500', () => {
  test.each<[string, string, number]>([
    ['no JSON', '{"name":', 422],
    ['a lone value', '"text"', 422],
    ['null', 'null', 422],
    ['an array', '[1]', 422],
    ['depth 5000', `{"name":${'['.repeat(5000)}${']'.repeat(5000)}}`, 422],
    ['a number that overflows', '{"name":1e400}', 422],
    ['a megabyte', `{"name":"${'x'.repeat(1_000_000)}"}`, 413],
    [
      'many keys',
      JSON.stringify(Object.fromEntries(Array.from({ length: 9000 }, (_, i) => [`k${i}`, 1]))),
      422,
    ],
    ['a NUL in a key', '{"na\\u0000me":"x"}', 422],
  ])('%s', async (_what, body, status) => {
    const answer = await post(body);
    expect(answer.status).toBe(status);
    expect(answer.get('Content-Type')).toMatch(/^application\/problem\+json; charset=utf-8/);
    expect(answer.body).toMatchObject({ status, requestId: answer.get('X-Request-Id') });
    expect(JSON.stringify(answer.body).length).toBeLessThan(4000);
  });

  test.each<[string, Record<string, string>]>([
    ['text', { 'Content-Type': 'text/plain' }],
    ['a form', { 'Content-Type': 'application/x-www-form-urlencoded' }],
    ['latin1', { 'Content-Type': 'application/json; charset=latin1' }],
    ['utf-16', { 'Content-Type': 'application/json; charset=utf-16' }],
    ['no type', { 'Content-Type': '' }],
    ['gzip', { 'Content-Encoding': 'gzip' }],
    ['an unknown coding', { 'Content-Encoding': 'zstd' }],
  ])('%s is 415', async (_what, headers) => {
    expect((await post('{"name":"k","role":"read"}', headers)).status).toBe(415);
  });

  test.each(['0', '-1', '1e9', 'NaN', '1.5', '0x10', '201', '', ' 5', '%31%30%30%30'])(
    'limit=%s is 422 (S67)',
    async (limit) => {
      const answer = await request(web.app).get(`/api/users?limit=${limit}`).set(key).expect(422);
      expect(answer.body.errors).toEqual([{ field: 'limit', message: expect.any(String) }]);
    },
  );

  test.each([
    'limit[$gt]=1',
    'limit=1&limit=2',
    'status=x',
    '$where=sleep(5000)',
    'cursor=%00',
    'cursor=not-one-of-ours',
    'cursor=a&cursor=b',
    '__proto__[role]=admin',
    'sort[$where]=1',
  ])('?%s is 422 (S61–S63)', async (query) => {
    await request(web.app).get(`/api/users?${query}`).set(key).expect(422);
  });

  test.each([
    '1',
    '..%2fx',
    'f'.repeat(24),
    'x'.repeat(10_000),
    '%7B%22$gt%22:%22%22%7D',
    '%00',
    '%',
    '%ff',
  ])('the id %s is not found (S48)', async (id) => {
    const answer = await request(web.app).patch(`/api/users/${id}`).set(key).send({ name: 'x' });
    expect([id.slice(0, 30), answer.status]).toEqual([id.slice(0, 30), 404]);
  });

  test('what belongs to another workspace looks like what does not exist (S40)', async () => {
    const theirs = await addPerson(web, 'ws_b', 'b@shop.test', 'admin');
    const ask = async (id: string) => {
      const answer = await request(web.app).patch(`/api/users/${id}`).set(key).send({ name: 'x' });
      return { ...answer.body, requestId: '' };
    };
    expect(await ask(theirs._id)).toEqual(await ask('usr_000000000000000000000000'));
  });
});

describe('headers (S76, S77, S81)', () => {
  test.each<[string, number]>([
    ['/livez', 200],
    ['/api/auth/me', 401],
    ['/api/nothing', 404],
    ['/nothing', 404],
    ['/api/docs', 200],
    ['/', 302],
  ])('%s (%d) carries them', async (path, status) => {
    const answer = await request(web.app).get(path).expect(status);
    const policy = answer.get('Content-Security-Policy') ?? '';
    for (const rule of [
      "default-src 'self'",
      "script-src 'self'",
      "object-src 'none'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ]) {
      expect(policy).toContain(rule);
    }
    expect(policy).not.toContain('upgrade-insecure-requests');
    expect(answer.get('X-Content-Type-Options')).toBe('nosniff');
    expect(answer.get('Referrer-Policy')).toBe('no-referrer');
    expect(answer.get('X-Powered-By')).toBeUndefined();
    expect(answer.get('X-Request-Id')).toMatch(/^[\w-]{8,64}$/);
    if (path.startsWith('/api')) expect(answer.get('Cache-Control')).toBe('no-store');
  });

  test('a request id of the client is kept when it is one, replaced when not', async () => {
    const ask = async (id: string) =>
      (await request(web.app).get('/livez').set('X-Request-Id', id)).get('X-Request-Id');
    expect(await ask('trace-1234')).toBe('trace-1234');
    expect(await ask('x'.repeat(5000))).not.toContain('x'.repeat(65));
    expect(await ask('a b')).not.toBe('a b');
  });

  test('JSON says its charset and no callback is called (S77)', async () => {
    const answer = await request(web.app).get('/livez').expect(200);
    expect(answer.get('Content-Type')).toBe('application/json; charset=utf-8');
    await request(web.app).get('/livez?callback=x').expect(422);
  });

  test.each([
    '/.env',
    '/.git/config',
    '/package.json',
    '/server/src/main.ts',
    '/api/docs/package.json',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/x.map',
  ])('%s is 404 (S101)', async (path) => {
    await request(web.app).get(path).expect(404);
  });
});

describe('from outside (S105)', () => {
  const outside = { 'X-Forwarded-For': '203.0.113.9' };

  test('figures need a key; the API page is shown at a desk only', async () => {
    await request(web.app).get('/metrics').expect(200);
    await request(web.app).get('/metrics').set(outside).expect(401);
    await request(web.app)
      .get('/metrics')
      .set({ ...outside, ...key })
      .expect(200);
    await request(web.app).get('/api/openapi.json').set(outside).expect(200);
    const production = await openTestWeb({ production: true });
    await request(production.app).get('/api/openapi.json').set(outside).expect(401);
    await request(production.app).get('/api/docs').set(outside).expect(401);
    await dropTestDatabase(production.db);
  });
});

describe('probes', () => {
  test('ready only between start and stop', async () => {
    await request(web.app).get('/readyz').expect(200);
    for (const state of ['starting', 'stopping'] as const) {
      web.deps.readiness.state = state;
      const answer = await request(web.app).get('/readyz').expect(503);
      expect(answer.get('Retry-After')).toBe('2');
      await request(web.app).get('/livez').expect(200);
    }
    web.deps.readiness.state = 'ready';
  });
});
