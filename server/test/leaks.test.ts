import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import winston from 'winston';
import { createLogger } from '../src/lib/logger.ts';
import { runProcessorPass } from '../src/process/runPass.ts';
import { routes } from '../src/routes/table.ts';
import { withFault } from './faults.ts';
import { canary, deliver, type LiveSite, openLiveSite } from './liveSite.ts';
import { addPerson, password, signIn } from './web.ts';

const appName = 'sluice-test-leaks';
let site: LiveSite;
let cookie: string;
let ids: string[];
let logged = '';

beforeAll(async () => {
  const stream = new Writable({
    write(chunk, _encoding, done) {
      logged += String(chunk);
      done();
    },
  });
  const logger = createLogger('debug', new winston.transports.Stream({ stream }));
  site = await openLiveSite({ web: [{}, { appName, logger }] });
  await addPerson(site.web, 'ws_main', 'crawler@shop.test', 'admin');
  cookie = await signIn(site.web, 'crawler@shop.test');
  const { order, product, customer, inventory } = site.bodies;
  await deliver(site, 'products/create', JSON.stringify(product));
  await deliver(site, 'orders/create', JSON.stringify(order));
  await deliver(site, 'customers/create', JSON.stringify(customer));
  await deliver(site, 'inventory_levels/update', JSON.stringify(inventory));
  const bad = { ...order, id: 5, total_price: canary.email, email: { of: canary.email } };
  await deliver(site, 'orders/create', JSON.stringify(bad));
  await deliver(site, 'orders/create', `{"id":6,"email":"${canary.email}",`);
  await runProcessorPass(site.web.deps.processing);
  const start = `${site.url}/api/shopify/jobs/scheduler/start`;
  await fetch(start, { method: 'POST', headers: asKey(site.keys.admin) });
  ids = await findIds();
});
afterAll(() => site.close());

const asKey = (key: string) => ({ Authorization: `Bearer ${key}` });
const get = (path: string, headers: Record<string, string>) => fetch(site.url + path, { headers });
const readable = routes.filter(
  ({ method, produces }) => method === 'get' && produces !== 'text/event-stream',
);

/** Ids of everything there is, so that a crawl opens real records. */
async function findIds(): Promise<string[]> {
  const lists = ['orders', 'products', 'skus', 'customers', 'connections', 'shopify/jobs'];
  const entries = ['orders', 'products', 'customers', 'inventory'].map(
    (stream) => `shopify/cache/entries?stream=${stream}`,
  );
  const found: string[] = [];
  for (const list of [...lists, ...entries]) {
    const answer = await get(`/api/${list}`, asKey(site.keys.admin));
    const { items } = (await answer.json()) as { items: { id: string }[] };
    found.push(...items.map(({ id }) => id));
  }
  return found;
}

/** Every address that can be read, with every id where one belongs. */
function addresses(): string[] {
  return readable.flatMap(({ path }) =>
    path.includes(':') ? ids.map((id) => path.replaceAll(/:\w+/g, encodeURIComponent(id))) : [path],
  );
}

describe('reading changes nothing (S91)', () => {
  /** What counts who read is no business of the shop. */
  const books = ['sessions', 'api_keys', 'login_attempts'];

  async function hashes(): Promise<Record<string, string>> {
    const answer = await site.web.db.connection.db?.command({ dbHash: 1 });
    const rows = Object.entries((answer?.['collections'] ?? {}) as Record<string, string>);
    return Object.fromEntries(rows.filter(([name]) => !books.includes(name)));
  }

  test('an admin crawls every GET and HEAD with everything there is', async () => {
    const before = await hashes();
    expect(Object.keys(before)).toContain('orders');
    let opened = 0;
    for (const path of addresses()) {
      const answer = await get(path, { Cookie: cookie });
      await answer.arrayBuffer();
      expect([path, answer.status < 500]).toEqual([path, true]);
      if (answer.ok && path.includes('%3A')) opened += 1;
      const headOnly = await fetch(site.url + path, {
        method: 'HEAD',
        headers: { Cookie: cookie },
      });
      expect([path, headOnly.status]).toEqual([path, answer.status]);
    }
    expect(opened).toBeGreaterThan(8);
    expect(await hashes()).toEqual(before);
  });
});

describe('a database that fails (S104)', () => {
  const failCommands = ['find', 'aggregate', 'count', 'distinct', 'getMore', 'ping'];
  const told =
    /mongo|at \/|node_modules|\.ts:|failCommand|failpoint|127\.0\.0\.1|namespace|t_[0-9a-f]{12}/i;

  test.each([
    ['an error of its own', { errorCode: 8000 }, 500],
    ['no primary', { errorCode: 10107 }, 503],
  ])('%s: a plain answer from every GET', async (_what, fault, status) => {
    const guarded = readable.filter(({ access }) => typeof access !== 'string');
    await withFault(site.web.db, { failCommands, appName, ...fault }, async () => {
      const callers: Record<string, string>[] = [asKey(site.keys.admin), { Cookie: cookie }];
      for (const headers of callers) {
        for (const { path } of guarded) {
          const answer = await get(path.replaceAll(/:\w+/g, ids[0] ?? ''), headers);
          const text = await answer.text();
          expect([path, answer.status]).toEqual([path, status]);
          expect(answer.headers.get('Content-Type')).toMatch(/^application\/problem\+json/);
          expect(answer.headers.get('Content-Security-Policy')).toContain("default-src 'self'");
          expect(JSON.parse(text).requestId).toBe(answer.headers.get('X-Request-Id'));
          expect(text).not.toMatch(told);
        }
      }
    });
  });

  test('one that is back is asked again', async () => {
    expect((await get('/api/orders', asKey(site.keys.admin))).status).toBe(200);
  });
});

describe('canaries (S58, S107)', () => {
  const secrets = () => [
    site.sandbox.accessToken,
    site.sandbox.webhookSecret,
    site.keys.admin,
    site.keys.warehouse,
    password,
    cookie.split('=')[1] ?? '',
  ];
  const personal = Object.values(canary);
  const hits = (text: string, words: string[]) => words.filter((word) => text.includes(word));

  /** Calls that fail on purpose, with secrets where people put them by mistake. */
  async function provoke(): Promise<string> {
    const said: string[] = [];
    const post = async (path: string, body: string, headers: Record<string, string> = {}) => {
      const answer = await fetch(site.url + path, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...headers },
        body,
      });
      said.push(await answer.text());
    };
    const [token = '', hook = '', key = ''] = secrets();
    await post(
      '/api/auth/login',
      JSON.stringify({ email: canary.email, password: `${password}x` }),
    );
    await post('/api/auth/login', `{"email":"${canary.email}","password":"${password}"`);
    await post('/api/shopify/sync/full-dump', '{"days":1}', asKey(`${key}x`));
    const credentials = { accessToken: key, webhookSecret: hook };
    const settings = { shopDomain: 'other.myshopify.com', baseUrl: site.sandbox.baseUrl };
    const connection = JSON.stringify({ platform: 'shopify', settings, credentials });
    await post('/api/connections', connection, asKey(key));
    await post('/api/connections', connection.replace('"platform"', `"${token}":1,"platform"`));
    await deliver(site, 'orders/create', JSON.stringify({ email: canary.email }), {
      'X-Shopify-Hmac-Sha256': hook,
    });
    return said.join('\n');
  }

  test('the warehouse sees neither e-mail, phone nor cost, wherever it looks', async () => {
    let opened = 0;
    const contact = [canary.email, canary.phone, canary.phone.slice(3)];
    for (const path of addresses()) {
      const answer = await get(path, asKey(site.keys.warehouse));
      const text = await answer.text();
      if (answer.ok) opened += 1;
      expect([path, hits(text, contact)]).toEqual([path, []]);
      expect([
        path,
        /"(cost|profit|customerEmail|customerPhone|email)":/.test(text) &&
          answer.ok &&
          !path.includes('openapi') &&
          !path.includes('/auth/me'),
      ]).toEqual([path, false]);
    }
    expect(opened).toBeGreaterThan(3);
  });

  test('lists of failures tell a field and a code, never a person', async () => {
    for (const path of ['/api/shopify/cache/errors', '/api/shopify/cache/entries?status=failed']) {
      const text = await (await get(path, asKey(site.keys.admin))).text();
      expect(text).toContain('INVALID_PAYLOAD');
      expect([path, hits(text, personal)]).toEqual([path, []]);
    }
  });

  test('no secret and no person in the log, no secret in an answer', async () => {
    for (const path of addresses()) {
      const text = await (await get(path, asKey(site.keys.admin))).text();
      expect([path, hits(text, secrets())]).toEqual([path, []]);
    }
    const said = await provoke();
    expect(said).toContain('"checks"');
    expect(hits(said, secrets())).toEqual([]);
    await withFault(
      site.web.db,
      { failCommands: ['find', 'insert', 'update'], appName, errorCode: 8000 },
      async () => void (await provoke()),
    );
    expect(logged.length).toBeGreaterThan(100);
    expect(hits(logged, [...secrets(), ...personal])).toEqual([]);
  });
});
