import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { routes } from '../src/routes/table.ts';
import { closeServer, listen, portOf } from '../src/routes/http/httpServer.ts';
import { deliveries } from '../src/models/cache/deliveries.ts';
import { type LiveSite, openLiveSite } from './liveSite.ts';
import { head, sendAndReset, sendRaw } from './rawHttp.ts';
import { until } from './database.ts';

let site: LiveSite;

beforeAll(async () => {
  site = await openLiveSite({ web: [{}, { appName: 'sluice-test-attacks' }] });
});
afterAll(() => site.close());

const bearer = () => ({ Authorization: `Bearer ${site.keys.admin}` });
const isAlive = async () => (await fetch(`${site.url}/livez`)).status === 200;
const concrete = (path: string) => path.replaceAll(/:\w+/g, 'nothing_of_ours');

describe('broken requests get a refusal, never a 500 (S48, S60–S72)', () => {
  const bodies: [what: string, type: string, body: string][] = [
    ['no JSON', 'application/json', '{"a":'],
    ['an array', 'application/json', '[{"$set":{"role":"admin"}}]'],
    [
      'operators',
      'application/json',
      '{"$set":{"role":"admin"},"$where":"sleep(9)","email":{"$ne":null}}',
    ],
    [
      'a prototype',
      'application/json',
      '{"__proto__":{"role":"admin"},"constructor":{"prototype":{"role":"admin"}}}',
    ],
    [
      'our own fields',
      'application/json',
      '{"_id":"x","workspaceId":"ws_b","__v":1,"passwordHash":"x","rev":9}',
    ],
    ['depth', 'application/json', `{"name":${'['.repeat(9000)}${']'.repeat(9000)}}`],
    ['numbers', 'application/json', '{"limit":1e400,"days":-0,"name":9007199254740993,"ids":1}'],
    ['half a range', 'application/json', '{"stream":"orders","from":"0","to":"2026-03-08"}'],
    ['a form', 'application/x-www-form-urlencoded', 'role=admin&_method=DELETE'],
    ['latin1', 'application/json; charset=latin1', '{"name":"\u00e9"}'],
    ['broken UTF-8', 'application/json', '\ud800{"name":1}'],
  ];

  test.each(bodies)('%s to every route that takes a body', async (_what, type, body) => {
    for (const route of routes.filter(({ method }) => method !== 'get')) {
      const answer = await fetch(site.url + concrete(route.path), {
        method: route.method.toUpperCase(),
        headers: { ...bearer(), 'Content-Type': type },
        body,
      });
      const refused = [400, 401, 403, 404, 409, 413, 415, 422].includes(answer.status);
      expect([route.method, route.path, answer.status, refused]).toEqual([
        route.method,
        route.path,
        answer.status,
        true,
      ]);
      expect(answer.headers.get('Content-Type')).toMatch(/^application\/problem\+json/);
      expect(answer.headers.get('X-Content-Type-Options')).toBe('nosniff');
      const said = (await answer.json()) as { requestId?: string };
      expect(said.requestId).toBe(answer.headers.get('X-Request-Id'));
    }
    expect(({} as { role?: string }).role).toBeUndefined();
  });

  const queries = [
    '__proto__=1',
    'constructor=1',
    'limit=2&limit=3',
    'connectionId=a&connectionId=b',
    'connectionId[$ne]=x',
    'search=%00',
    'search=(a%2B)%2B%24',
    'cursor=AAAA',
    'cursor=eyJhIjoxfQ',
    'from=2026-02-30&to=0000-00-00',
    'orderedFrom=0&orderedTo=2026-03-08',
    'a=%ff%fe',
    `search=${'x'.repeat(9000)}`,
  ];
  test.each(queries)('?%s on every route that is read', async (query) => {
    const read = routes.filter(
      ({ method, produces }) => method === 'get' && produces !== 'text/event-stream',
    );
    for (const { path } of read) {
      const answer = await fetch(`${site.url}${concrete(path)}?${query}`, { headers: bearer() });
      expect([path, answer.status < 500]).toEqual([path, true]);
    }
  });

  test.each([
    '..%2f..%2fetc%2fpasswd',
    '%00',
    '%ff',
    'x'.repeat(8000),
    '%7B%22%24gt%22%3A%22%22%7D',
    '__proto__',
    'constructor',
    '%0d%0aX-Injected:1',
  ])('the id %s is nowhere', async (id) => {
    for (const { method, path, reads } of routes.filter((route) => route.path.includes(':'))) {
      const answer = await fetch(site.url + path.replaceAll(/:\w+/g, id), {
        method: method.toUpperCase(),
        headers: { ...bearer(), 'Content-Type': 'application/json' },
        ...(method === 'get' ? {} : { body: '{}' }),
      });
      const allowed = reads === 'raw' ? [401, 404] : [400, 404, 422];
      expect([method, path, answer.status, allowed.includes(answer.status)]).toEqual([
        method,
        path,
        answer.status,
        true,
      ]);
      expect(answer.headers.get('X-Injected')).toBeNull();
    }
  });
});

describe('requests no client would send (S101–S103)', () => {
  const json = { 'Content-Type': 'application/json' };
  const post = (headers: Record<string, string>, body: string) =>
    head('POST', '/api/auth/login', { ...json, ...headers }) + body;

  const malformed: [what: string, bytes: string, status: RegExp][] = [
    [
      'CL and TE',
      post({ 'Content-Length': '5', 'Transfer-Encoding': 'chunked' }, '0\r\n\r\nGET /x'),
      /^400$/,
    ],
    [
      'two lengths',
      'POST /api/auth/login HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}x',
      /^400$/,
    ],
    [
      'two equal lengths',
      'POST /api/auth/login HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nContent-Length: 2\r\n\r\n{}',
      /^400$/,
    ],
    ['a negative length', post({ 'Content-Length': '-1' }, '{}'), /^400$/],
    ['a length that is no number', post({ 'Content-Length': '2, 2' }, '{}'), /^400$/],
    ['a folded header', 'GET /livez HTTP/1.1\r\nHost: x\r\nX-A: b\r\n c\r\n\r\n', /^400$/],
    ['a bare line feed', 'GET /livez HTTP/1.1\nHost: x\n\n', /^400$/],
    [
      'a space before the colon',
      'GET /livez HTTP/1.1\r\nHost: x\r\nContent-Length : 3\r\n\r\nabc',
      /^400$/,
    ],
    ['a NUL in a header', 'GET /livez HTTP/1.1\r\nHost: x\r\nX-A: \0\r\n\r\n', /^400$/],
    ['an unknown transfer coding', post({ 'Transfer-Encoding': 'xchunked' }, '{}'), /^400$/],
    ['chunked twice', post({ 'Transfer-Encoding': 'chunked, identity' }, '0\r\n\r\n'), /^400$/],
    [
      'a chunk size that is none',
      post({ 'Transfer-Encoding': 'chunked' }, 'zz\r\n{}\r\n0\r\n\r\n'),
      /^(400|422)$/,
    ],
    ['no host', 'GET /livez HTTP/1.1\r\n\r\n', /^400$/],
    ['a version that is none', 'GET /livez HTTP/9.9\r\nHost: x\r\n\r\n', /^400$/],
    ['no HTTP at all', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', /^400$/],
    ['a method that is none', 'get /livez HTTP/1.1\r\nHost: x\r\n\r\n', /^400$/],
    ['headers of 20 KB', head('GET', '/livez', { 'X-A': 'a'.repeat(20_000) }), /^431$/],
    ['a path of 20 KB', head('GET', `/${'a'.repeat(20_000)}`), /^431$/],
  ];
  test.each(malformed)('%s: refused and closed', async (_what, bytes, status) => {
    const answer = await sendRaw(site.port, bytes);
    expect(String(answer.status)).toMatch(status);
    expect(answer.closed).toBe(true);
    expect(answer.text.match(/^HTTP\/1\.1/gm)).toHaveLength(1);
  });

  test.each<[method: string, path: string, status: number]>([
    ['TRACE', '/api/auth/me', 405],
    ['CONNECT', 'evil.example:443', 405],
    ['PROPFIND', '/api/auth/me', 405],
    ['TRACE', '/nowhere', 404],
    ['OPTIONS', '*', 404],
    ['GET', '/../../etc/passwd', 404],
    ['GET', '/%2e%2e/%2e%2e/etc/passwd', 404],
    ['GET', '/..%5c..%5cetc%5cpasswd', 404],
    ['GET', '//etc/passwd', 404],
    ['GET', '//evil.example/', 404],
    ['GET', '/\\evil.example', 404],
    ['GET', '/%00', 404],
    ['GET', '/%', 404],
    ['GET', '/.env', 404],
    ['GET', '/.git/config', 404],
    ['GET', '/package.json', 404],
    ['GET', '/api/docs/..%2f..%2fpackage.json', 404],
    ['GET', '/api/docs/../../package.json', 404],
    ['GET', 'http://evil.example/api/users', 401],
  ])('%s %s is %i', async (method, path, status) => {
    const answer = await sendRaw(site.port, head(method, path, { Connection: 'close' }));
    expect([answer.status, answer.closed]).toEqual([status, true]);
    expect(answer.text).not.toMatch(/root:|"dependencies"|Location:/);
  });

  test.each([
    '/API/Users',
    '/api/users/',
    '/api//users',
    '//api/users',
    '/api/%75sers',
    '/./api/users',
    '/api/x/../users',
    '/api/users%2f',
    '/api/users%00',
    '/api/users;a=b',
    '/api/users%20',
    '/api/users.json',
  ])('%s decides as the plain spelling does, or is nothing (S55)', async (path) => {
    const asWarehouse = { Authorization: `Bearer ${site.keys.warehouse}`, Connection: 'close' };
    expect([403, 404]).toContain((await sendRaw(site.port, head('GET', path, asWarehouse))).status);
    expect([401, 404]).toContain(
      (await sendRaw(site.port, head('GET', path, { Connection: 'close' }))).status,
    );
  });

  test('connections torn down in the middle end nothing but themselves', async () => {
    const pieces = [
      head('CONNECT', 'evil.example:443'),
      head('GET', '/api/docs', bearer()),
      head('GET', '/api/events', bearer()),
      head('GET', '/livez', { Connection: 'Upgrade', Upgrade: 'websocket' }),
      post({ 'Content-Length': '100' }, '{'),
      'GET /livez HTT',
    ];
    for (let round = 0; round < 10; round += 1) {
      await Promise.all(pieces.map((bytes) => sendAndReset(site.port, bytes)));
    }
    expect(await isAlive()).toBe(true);
  });

  test('event streams that were cut are not counted for ever (S100)', async () => {
    // Before anybody was asked who it is, while the answer is looked up, and with the stream open.
    for (let round = 0; round < 150; round += 1) {
      await sendAndReset(site.port, head('GET', '/api/events', bearer()), (round % 15) / 2);
    }
    await until('a stream opens again', async () => {
      const abort = new AbortController();
      const answer = await fetch(`${site.url}/api/events`, {
        headers: bearer(),
        signal: abort.signal,
      });
      abort.abort();
      return answer.status === 200;
    });
  });
});

describe('large and slow (F70–F73)', () => {
  const hook = '/api/webhooks/shopify/orders';

  test('100 MB in chunks without a length: 413, and none of it is kept in memory', async () => {
    const block = Buffer.alloc(1024 * 1024, 0x20);
    const held = () => process.memoryUsage().arrayBuffers + process.memoryUsage().heapUsed;
    const before = held();
    let peak = 0;
    const status = await new Promise<number>((resolve) => {
      const options = { port: site.port, path: hook, method: 'POST' };
      const sent = httpRequest({ ...options, headers: { 'Content-Type': 'application/json' } });
      let left = 100;
      const more = (): void => {
        peak = Math.max(peak, held());
        if (left === 0) return void sent.end();
        left -= 1;
        sent.write(block, more);
      };
      sent.on('response', (response) => resolve(response.statusCode ?? 0));
      sent.on('error', () => undefined);
      more();
    });
    expect(status).toBe(413);
    expect(peak - before).toBeLessThan(50 * 1024 * 1024);
  });

  test('a length of 100 MB is refused before a byte of it', async () => {
    const headers = { 'Content-Type': 'application/json', 'Content-Length': '104857600' };
    expect((await sendRaw(site.port, head('POST', hook, headers))).status).toBe(413);
  });

  test('slow headers and slow bodies are cut with 408', async () => {
    const times = { headersTimeout: 200, requestTimeout: 300, connectionsCheckingInterval: 50 };
    const server = await listen(site.web.app, { host: '127.0.0.1', port: 0 }, times);
    const started =
      'POST /api/auth/login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n';
    const slow = ['GET /livez HT', started, `${started}Content-Length: 10\r\n\r\n{`];
    for (const bytes of slow) {
      const answer = await sendRaw(portOf(server), bytes);
      expect([bytes, answer.status, answer.closed]).toEqual([bytes, 408, true]);
    }
    await closeServer(server, 0);
  });

  test('bodies that break off leave no entry behind (F73)', async () => {
    const headers = { 'Content-Type': 'application/json', 'Content-Length': '1000' };
    const bytes = `${head('POST', hook, headers)}{"id":1`;
    await Promise.all(Array.from({ length: 100 }, () => sendAndReset(site.port, bytes)));
    expect(await deliveries.collection(site.web.db).countDocuments()).toBe(0);
    expect(await isAlive()).toBe(true);
  });
});
