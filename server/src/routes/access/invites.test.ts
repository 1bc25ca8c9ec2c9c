import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import request from 'supertest';
import { dropTestDatabase } from '../../../test/database.ts';
import {
  addPerson,
  openTenant,
  openTestWeb,
  password,
  sameOrigin,
  signIn,
  type TestWeb,
} from '../../../test/web.ts';
import { loginAttempts } from '../../models/access/loginAttempts.ts';
import { users } from '../../models/access/users.ts';

let web: TestWeb;
let key: string;
const workspaceId = 'ws_a';
const dayMs = 24 * 60 * 60_000;
let people = 0;

beforeAll(async () => {
  web = await openTestWeb();
  key = (await openTenant(web, workspaceId)).keys.admin;
});
afterAll(async () => dropTestDatabase(web.db));
/** Limits are per address: each test starts with a clean one. */
beforeEach(async () => {
  await loginAttempts.collection(web.db).deleteMany({});
});

const bearer = () => ({ Authorization: `Bearer ${key}` });
const tokenOf = (answer: { body: { invite: { url: string } } }) =>
  answer.body.invite.url.split('#')[1] ?? '';
const look = (token: string) => request(web.app).post('/api/auth/invite').send({ token });
const accept = (token: string, chosen = password) =>
  request(web.app)
    .post('/api/auth/invite/accept')
    .set(sameOrigin)
    .send({ token, password: chosen });
const me = (cookie: string) => request(web.app).get('/api/auth/me').set('Cookie', cookie);
const login = (email: string, text: string) =>
  request(web.app).post('/api/auth/login').send({ email, password: text });
const renew = (id: string) => request(web.app).post(`/api/users/${id}/invite`).set(bearer());
const patch = (id: string, change: object) =>
  request(web.app).patch(`/api/users/${id}`).set(bearer()).send(change);

async function invite(role = 'operations') {
  const email = `invited${people++}@shop.test`;
  const answer = await request(web.app)
    .post('/api/users')
    .set(bearer())
    .send({ email, name: 'Asha', role })
    .expect(201);
  return { email, id: answer.body.id as string, token: tokenOf(answer), answer };
}

describe('an invitation', () => {
  test('makes a person without a password and a link that is stored as a hash only', async () => {
    const { answer, token, id } = await invite('warehouse');
    expect(answer.body).toMatchObject({
      role: 'warehouse',
      invited: true,
      disabled: false,
      invite: { url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/welcome#[\w-]{43}$/) },
    });
    const { expiresAt } = answer.body.invite as { expiresAt: string };
    expect(answer.body.inviteExpiresAt).toBe(expiresAt);
    const left = Date.parse(expiresAt) - web.deps.now().getTime();
    expect([left > 6.9 * dayMs, left <= 7 * dayMs]).toEqual([true, true]);
    const stored = await users.collection(web.db).findOne({ _id: id });
    expect(stored?.passwordHash).toBeNull();
    expect(JSON.stringify(stored)).not.toContain(token);
    const list = await request(web.app).get('/api/users').set(bearer()).expect(200);
    expect(JSON.stringify(list.body)).not.toContain(token);
    const { invite: _link, ...shown } = answer.body;
    expect(list.body.items).toContainEqual(shown);
  });

  test('with a password given there is no link', async () => {
    const body = { email: 'given@shop.test', name: 'G', role: 'read', password };
    const answer = await request(web.app).post('/api/users').set(bearer()).send(body).expect(201);
    expect(answer.body).toMatchObject({ invited: false, inviteExpiresAt: null, invite: null });
  });

  test('says whom it is for, takes a password, signs in and ends', async () => {
    const { email, token } = await invite();
    const found = await look(token).expect(200);
    expect(found.body).toEqual({ email, name: 'Asha', workspaceName: workspaceId });
    const answer = await accept(token).expect(200);
    expect(answer.body).toMatchObject({ kind: 'person', email, role: 'operations' });
    await me(answer.get('Set-Cookie')?.[0]?.split(';')[0] ?? '').expect(200);
    await signIn(web, email);
    for (const again of [await look(token), await accept(token, 'another long one')]) {
      expect([again.status, again.body.code]).toEqual([404, 'invite_invalid']);
      expect(again.body.detail).toBe('This link is used up or too old: ask an admin for a new one');
    }
    await signIn(web, email);
  });

  test('is accepted once, also when two do so at the same moment', async () => {
    for (let round = 0; round < 3; round++) {
      const { email, token } = await invite();
      const chosen = ['first long password x', 'second long password x', 'third long password x'];
      const answers = await Promise.all(chosen.map((text) => accept(token, text)));
      expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 404, 404]);
      for (const [index, text] of chosen.entries()) {
        await login(email, text).expect(answers[index]?.status === 200 ? 200 : 401);
      }
    }
  });

  test('a weak password is refused by its field and leaves the link open', async () => {
    const { token, email } = await invite();
    for (const weak of ['short', 'password123', email.split('@')[0] ?? '']) {
      const answer = await accept(token, weak).expect(422);
      expect(answer.body).toMatchObject({ code: 'weak_password', errors: [{ field: 'password' }] });
    }
    await accept(token).expect(200);
  });

  test('ends after seven days, by our clock', async () => {
    const { token, id } = await invite();
    web.advance(7 * dayMs - 60_000);
    await look(token).expect(200);
    web.advance(2 * 60_000);
    await look(token).expect(404);
    await accept(token).expect(404);
    const next = await renew(id).expect(201);
    await accept(tokenOf(next)).expect(200);
  });

  test('of a disabled person cannot be accepted, and there is no new one', async () => {
    const { token, id } = await invite();
    await patch(id, { disabled: true }).expect(200);
    await look(token).expect(404);
    await accept(token).expect(404);
    expect((await renew(id).expect(409)).body.code).toBe('user_disabled');
    await patch(id, { disabled: false }).expect(200);
    await accept(token).expect(404);
    await accept(tokenOf(await renew(id).expect(201))).expect(200);
  });

  test.each(['', 'x'.repeat(300), 'no such token!', { $ne: null }, null])(
    'the token %j is refused by its field',
    async (token) => {
      const answer = await request(web.app).post('/api/auth/invite').send({ token }).expect(422);
      expect(answer.body.errors[0].field).toBe('token');
    },
  );

  test('guessing is limited per address, and what is right costs nothing (S93)', async () => {
    const { token } = await invite();
    for (let round = 0; round < 49; round++) await look(`guess_${round}`).expect(404);
    for (let round = 0; round < 3; round++) await look(token).expect(200);
    await accept(`guess_50`).expect(404);
    await look(token).expect(429);
    await accept(token).expect(429);
  });

  test('from a foreign page it is refused (S90)', async () => {
    const { token } = await invite();
    const evil = { Origin: 'https://evil.example' };
    await look(token).set(evil).expect(403);
    await accept(token).set({ 'Sec-Fetch-Site': 'cross-site' }).expect(403);
    await look(token).expect(200);
  });
});

describe('a new link', () => {
  test('ends the old one; the password and its sessions go on until a new one is set', async () => {
    const person = await addPerson(web, workspaceId, 'forgot@shop.test', 'read');
    const cookie = await signIn(web, 'forgot@shop.test');
    const old = await renew(person._id).expect(201);
    expect(old.body).toMatchObject({ id: person._id, invited: false });
    expect(old.body.inviteExpiresAt).toBe(old.body.invite.expiresAt);
    const answer = await renew(person._id).expect(201);
    await look(tokenOf(old)).expect(404);
    await me(cookie).expect(200);
    await login('forgot@shop.test', password).expect(200);
    await accept(tokenOf(answer), 'a password of today').expect(200);
    await me(cookie).expect(401);
    await login('forgot@shop.test', password).expect(401);
    await login('forgot@shop.test', 'a password of today').expect(200);
  });

  test.each([
    ['an admin sets the password', 'admin'],
    ['the person changes it', 'person'],
  ])('ends when %s', async (_what, who) => {
    const email = `ends-${who}@shop.test`;
    const person = await addPerson(web, workspaceId, email, 'read');
    const link = await renew(person._id).expect(201);
    if (who === 'admin') {
      const changed = await patch(person._id, { password: 'set by an admin' }).expect(200);
      expect(changed.body.inviteExpiresAt).toBeNull();
    } else {
      await request(web.app)
        .post('/api/auth/password')
        .set({ ...sameOrigin, Cookie: await signIn(web, email) })
        .send({ currentPassword: password, newPassword: 'chosen by myself' })
        .expect(200);
    }
    await accept(tokenOf(link)).expect(404);
  });

  test("is no other workspace's to make (S40)", async () => {
    const other = await openTenant(web, 'ws_b');
    const { id, token } = await invite();
    await request(web.app)
      .post(`/api/users/${id}/invite`)
      .set({ Authorization: `Bearer ${other.keys.admin}` })
      .expect(404);
    await look(token).expect(200);
  });
});

describe('the address of the link', () => {
  const make = async (target: TestWeb, headers: Record<string, string>) => {
    await addPerson(target, 'ws_link', 'boss@link.test', 'admin');
    const cookie = await signIn(target, 'boss@link.test');
    const email = `l${people++}@link.test`;
    const answer = await request(target.app)
      .post('/api/users')
      .set({ ...sameOrigin, ...headers, Cookie: cookie })
      .send({ email, name: 'L', role: 'read' })
      .expect(201);
    await users.collection(target.db).deleteMany({ workspaceId: 'ws_link' });
    return (answer.body.invite.url as string).split('#')[0];
  };

  test('is the configured one, whatever the headers say (S96)', async () => {
    const configured = await openTestWeb({ publicUrl: 'http://erp.example.com' });
    const forged = { Host: 'evil.example', 'X-Forwarded-Host': 'evil.example' };
    expect(await make(configured, forged)).toBe('http://erp.example.com/welcome');
    await dropTestDatabase(configured.db);
  });

  test('is else the one of the page that asks', async () => {
    const behindTls = { Host: 'erp.local:4000', Origin: 'https://erp.local:4000' };
    expect(await make(web, behindTls)).toBe('https://erp.local:4000/welcome');
    expect(await make(web, { Host: 'erp.local:4000' })).toBe('http://erp.local:4000/welcome');
  });
});

describe('somebody invited', () => {
  test('gets the answer of unknown people when signing in, as slowly (S94)', async () => {
    const { email } = await invite();
    await addPerson(web, workspaceId, 'known@shop.test', 'read');
    const emails = { invited: email, unknown: 'nobody@shop.test', known: 'known@shop.test' };
    const took: Record<string, number[]> = { invited: [], unknown: [], known: [] };
    const bodies = new Set<string>();
    for (let round = 0; round < 9; round++) {
      for (const [who, address] of Object.entries(emails)) {
        const since = performance.now();
        const answer = await login(address, 'wrong wrong wrong').expect(401);
        took[who]?.push(performance.now() - since);
        bodies.add(JSON.stringify({ ...answer.body, requestId: '' }));
      }
    }
    expect(bodies.size).toBe(1);
    const median = (values: number[] = []) => values.sort((a, b) => a - b)[4] ?? 0;
    // Without the hash it would be a tenth.
    expect(median(took['invited'])).toBeGreaterThan(median(took['known']) / 2);
    expect(median(took['invited'])).toBeLessThan(median(took['known']) * 2);
  });

  test('as admin does not count as one until the link was used (S53)', async () => {
    const tenant = await openTenant(web, 'ws_lonely');
    const admin = { Authorization: `Bearer ${tenant.keys.admin}` };
    const only = await addPerson(web, tenant.workspaceId, 'only@shop.test', 'admin');
    const body = { email: 'next@shop.test', name: 'Next', role: 'admin' };
    const added = await request(web.app).post('/api/users').set(admin).send(body).expect(201);
    const demote = () =>
      request(web.app).patch(`/api/users/${only._id}`).set(admin).send({ role: 'read' });
    expect((await demote().expect(409)).body.code).toBe('last_admin');
    await accept(tokenOf(added)).expect(200);
    await demote().expect(200);
  });
});
