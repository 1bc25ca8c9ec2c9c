import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import request from 'supertest';
import { dropTestDatabase } from '../../../test/database.ts';
import {
  addPerson,
  openTestWeb,
  password,
  sameOrigin,
  signIn,
  type TestWeb,
} from '../../../test/web.ts';
import { loginAttempts } from '../../models/access/loginAttempts.ts';
import { sessions } from '../../models/access/sessions.ts';

let web: TestWeb;
const workspaceId = 'ws_a';

beforeAll(async () => {
  web = await openTestWeb();
  await addPerson(web, workspaceId, 'admin@shop.test', 'admin');
});
afterAll(async () => dropTestDatabase(web.db));

const login = (body: unknown, headers: Record<string, string> = {}) =>
  request(web.app)
    .post('/api/auth/login')
    .set(headers)
    .send(body as object);
const me = (cookie: string) => request(web.app).get('/api/auth/me').set('Cookie', cookie);
/** Limits are per account and address: tests of other things start with clean ones. */
const forgetTries = () => loginAttempts.collection(web.db).deleteMany({});

describe('signing in', () => {
  test('sets an HttpOnly, SameSite cookie whose id is in the database as a hash only (S85, S89)', async () => {
    const answer = await login({ email: 'Admin@Shop.test ', password }).expect(200);
    expect(answer.body).toMatchObject({ kind: 'person', role: 'admin', workspaceId });
    const [cookie = ''] = answer.get('Set-Cookie') ?? [];
    expect(cookie).toMatch(/^sluice=.*HttpOnly/);
    expect(cookie).toMatch(/SameSite=Lax/);
    const sid = decodeURIComponent(cookie.slice('sluice='.length)).slice(2).split('.')[0] ?? '';
    expect(sid.length).toBeGreaterThanOrEqual(22);
    expect(JSON.stringify(await sessions.collection(web.db).find().toArray())).not.toContain(sid);
    await me(cookie.split(';')[0] ?? '').expect(200);
  });

  test('gives a new session id: one planted before is worth nothing (S86)', async () => {
    const first = await signIn(web, 'admin@shop.test');
    const again = await request(web.app)
      .post('/api/auth/login')
      .set({ ...sameOrigin, Cookie: first })
      .send({ email: 'admin@shop.test', password });
    expect(again.get('Set-Cookie')?.[0]).not.toContain(first);
    await me(first).expect(401);
  });

  test('unknown and known addresses get the same answer (S94)', async () => {
    const known = await login({ email: 'admin@shop.test', password: 'wrong wrong' }).expect(401);
    const unknown = await login({ email: 'nobody@shop.test', password: 'wrong wrong' }).expect(401);
    expect({ ...known.body, requestId: '' }).toEqual({ ...unknown.body, requestId: '' });
    await forgetTries();
  });

  test.each([
    [{ email: { $ne: null }, password: { $ne: null } }],
    [{ email: 'admin@shop.test', password: ['x'] }],
    [{ email: 'admin@shop.test', password: 'x'.repeat(300) }],
    [{ email: 'admin@shop.test', password, role: 'admin' }],
    [{}],
    [[]],
  ])('refuses %j as invalid, naming the fields (S60, S95)', async (body) => {
    const answer = await login(body).expect(422);
    expect(answer.body.errors.length).toBeGreaterThan(0);
  });

  test('https sets the __Host- cookie (S85)', async () => {
    const secure = await openTestWeb({ publicUrl: 'https://erp.example.com' });
    await addPerson(secure, workspaceId, 'admin@shop.test', 'admin');
    const answer = await request(secure.app)
      .post('/api/auth/login')
      .set({ 'X-Forwarded-Proto': 'https', Origin: 'https://erp.example.com' })
      .send({ email: 'admin@shop.test', password })
      .expect(200);
    expect(answer.get('Set-Cookie')?.[0]).toMatch(/^__Host-sluice=.*Path=\/;.*Secure/);
    expect(answer.get('Strict-Transport-Security')).toMatch(/max-age/);
    await dropTestDatabase(secure.db);
  });
});

describe('brute force (S93)', () => {
  test('40 wrong passwords in parallel: ten are evaluated, then the right one is refused too', async () => {
    await addPerson(web, workspaceId, 'target@shop.test', 'read');
    const wrong = { email: 'target@shop.test', password: 'wrong wrong' };
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        login(wrong, { 'X-Forwarded-For': `10.0.0.${index}` }),
      ),
    );
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(10);
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(30);
    expect(Number(refused[0]?.get('Retry-After'))).toBeGreaterThan(0);
    await login({ email: 'target@shop.test', password }).expect(429);
    await forgetTries();
  });

  test('an address has 50 wrong tries whatever the account, and a success gives none back', async () => {
    const wrong = (index: number) =>
      login({ email: `n${index}@shop.test`, password: 'wrong wrong' });
    for (let index = 0; index < 25; index++) await wrong(index).expect(401);
    await login({ email: 'admin@shop.test', password }).expect(200);
    for (let index = 25; index < 50; index++) await wrong(index).expect(401);
    await wrong(50).expect(429);
    await forgetTries();
  });

  test('a right password forgets the wrong ones of its account', async () => {
    for (let round = 0; round < 3; round++) {
      for (let index = 0; index < 5; index++) {
        await login({ email: 'admin@shop.test', password: 'wrong wrong' }).expect(401);
      }
      await login({ email: 'admin@shop.test', password }).expect(200);
    }
    await forgetTries();
  });
});

describe('a session ends', () => {
  test('with logout, at once (S87)', async () => {
    const cookie = await signIn(web, 'admin@shop.test');
    await request(web.app)
      .post('/api/auth/logout')
      .set({ ...sameOrigin, Cookie: cookie })
      .expect(204);
    await me(cookie).expect(401);
  });

  test('after 30 idle minutes and after 12 hours (S88)', async () => {
    const idle = await signIn(web, 'admin@shop.test');
    web.advance(29 * 60_000);
    await me(idle).expect(200);
    web.advance(29 * 60_000);
    await me(idle).expect(200);
    web.advance(31 * 60_000);
    await me(idle).expect(401);
    const busy = await signIn(web, 'admin@shop.test');
    for (let passed = 0; passed < 12 * 60; passed += 29) {
      await me(busy).expect(200);
      web.advance(29 * 60_000);
    }
    await me(busy).expect(401);
  });

  test.each([
    ['role', { role: 'warehouse' }],
    ['password', { password: 'another long one' }],
    ['disabled', { disabled: true }],
  ])('with a change of %s (S87)', async (what, change) => {
    const email = `${what}@shop.test`;
    const person = await addPerson(web, workspaceId, email, 'operations');
    const cookie = await signIn(web, email);
    await me(cookie).expect(200);
    await request(web.app)
      .patch(`/api/users/${person._id}`)
      .set({ ...sameOrigin, Cookie: await signIn(web, 'admin@shop.test') })
      .send(change)
      .expect(200);
    await me(cookie).expect(401);
    await login({ email, password }).expect(what === 'role' ? 200 : 401);
  });

  test("with a new password of one's own: this session goes on under a new id, others end", async () => {
    await addPerson(web, workspaceId, 'own@shop.test', 'read');
    const here = await signIn(web, 'own@shop.test');
    const elsewhere = await signIn(web, 'own@shop.test');
    const change = (currentPassword: string, newPassword: string) =>
      request(web.app)
        .post('/api/auth/password')
        .set({ ...sameOrigin, Cookie: here })
        .send({ currentPassword, newPassword });
    await change('not the password', 'a new long password').expect(403);
    await change(password, 'short').expect(422);
    await change(password, 'password123').expect(422);
    const answer = await change(password, 'a new long password').expect(200);
    await me(elsewhere).expect(401);
    await me(answer.get('Set-Cookie')?.[0]?.split(';')[0] ?? '').expect(200);
  });
});

describe('calls that change something need to come from our own pages (S90)', () => {
  test.each<[string, Record<string, string>]>([
    ['no origin', {}],
    ['origin null', { Origin: 'null' }],
    ['a foreign origin', { Origin: 'https://evil.example' }],
    ['a foreign site', { Origin: 'http://127.0.0.1', 'Sec-Fetch-Site': 'cross-site' }],
    ['a sibling site', { 'Sec-Fetch-Site': 'same-site' }],
    ['a form', { ...sameOrigin, 'Content-Type': 'application/x-www-form-urlencoded' }],
    ['JSON sent as text', { ...sameOrigin, 'Content-Type': 'text/plain' }],
  ])('%s is refused', async (_what, headers) => {
    const cookie = await signIn(web, 'admin@shop.test');
    await request(web.app)
      .post('/api/keys')
      .set({ 'Content-Type': 'application/json', Cookie: cookie, ...headers })
      .send('{"name":"k","role":"read"}')
      .expect(403);
  });

  test('our own origin is let through, by header of either kind', async () => {
    const cookie = await signIn(web, 'admin@shop.test');
    const body = { name: 'k', role: 'read' };
    await request(web.app)
      .post('/api/keys')
      .set({ ...sameOrigin, Cookie: cookie })
      .send(body)
      .expect(201);
    await request(web.app)
      .post('/api/keys')
      .set({ Host: 'erp.local:4000', Origin: 'http://erp.local:4000', Cookie: cookie })
      .send(body)
      .expect(201);
  });

  test('signing in from a foreign page is refused', async () => {
    const body = { email: 'admin@shop.test', password };
    await login(body, { Origin: 'https://evil.example' }).expect(403);
    await login(body, { 'Sec-Fetch-Site': 'cross-site' }).expect(403);
  });
});
