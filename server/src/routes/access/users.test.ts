import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import request from 'supertest';
import { dropTestDatabase } from '../../../test/database.ts';
import { addPerson, openTenant, openTestWeb, type TestWeb } from '../../../test/web.ts';

let web: TestWeb;
let key: string;
const workspaceId = 'ws_a';
let people = 0;
const bearer = (secret: string) => ({ Authorization: `Bearer ${secret}` });

beforeAll(async () => {
  web = await openTestWeb();
  key = (await openTenant(web, workspaceId)).keys.admin;
});
afterAll(async () => dropTestDatabase(web.db));

const patch = (id: string, change: object) =>
  request(web.app).patch(`/api/users/${id}`).set(bearer(key)).send(change);

describe('people', () => {
  test('are added, listed and never show their hash (S57)', async () => {
    const body = {
      email: 'a@shop.test',
      name: 'A',
      role: 'warehouse',
      password: 'long enough here',
    };
    const added = await request(web.app).post('/api/users').set(bearer(key)).send(body).expect(201);
    const { invite, ...person } = added.body;
    expect(invite).toBeNull();
    expect(person).toEqual({
      id: expect.stringMatching(/^usr_/),
      email: 'a@shop.test',
      name: 'A',
      role: 'warehouse',
      disabled: false,
      invited: false,
      inviteExpiresAt: null,
      lastLoginAt: null,
      createdAt: expect.any(String),
    });
    const list = await request(web.app).get('/api/users').set(bearer(key)).expect(200);
    expect(list.body.items).toContainEqual(person);
    await request(web.app)
      .post('/api/users')
      .set(bearer(key))
      .send({ ...body, email: 'A@shop.test' })
      .expect(409);
  });

  test.each([
    [{ _id: 'x' }, '_id'],
    [{ workspaceId: 'ws_b' }, 'workspaceId'],
    [{ passwordHash: 'x' }, 'passwordHash'],
    [{ sessionEpoch: 3 }, 'sessionEpoch'],
    [{ $set: { role: 'admin' } }, '$set'],
    [{ role: 'owner' }, 'role'],
    [{ role: { $ne: null } }, 'role'],
    [{ __proto__x: 1 }, '__proto__x'],
  ])('a change with %j is refused and names the field (S56, S64)', async (change, field) => {
    const person = await addPerson(web, workspaceId, `p${people++}@shop.test`, 'read');
    const answer = await patch(person._id, change).expect(422);
    expect(answer.body.errors.map((error: { field: string }) => error.field)).toContain(field);
  });

  test('an update pipeline and a smuggled prototype are refused (S64, S17)', async () => {
    const person = await addPerson(web, workspaceId, 'pipeline@shop.test', 'read');
    await patch(person._id, [{ $set: { role: 'admin' } }]).expect(422);
    await request(web.app)
      .patch(`/api/users/${person._id}`)
      .set({ ...bearer(key), 'Content-Type': 'application/json' })
      .send('{"__proto__":{"role":"admin"}}')
      .expect(422);
    expect(({} as { role?: string }).role).toBeUndefined();
  });

  test('of a key given twice the validated value is the stored one (S70)', async () => {
    const person = await addPerson(web, workspaceId, 'twice@shop.test', 'read');
    const answer = await request(web.app)
      .patch(`/api/users/${person._id}`)
      .set({ ...bearer(key), 'Content-Type': 'application/json' })
      .send('{"role":"warehouse","role":"operations"}')
      .expect(200);
    expect(answer.body.role).toBe('operations');
  });
});

describe('the last admin', () => {
  test('stays: of two who demote each other in parallel exactly one fails (S53)', async () => {
    for (let round = 0; round < 5; round++) {
      const tenant = await openTenant(web, `ws_last${round}`);
      const emails = [`one${round}@shop.test`, `two${round}@shop.test`];
      const [one, two] = await Promise.all(
        emails.map((email) => addPerson(web, tenant.workspaceId, email, 'admin')),
      );
      const demote = (id = '', change: object) =>
        request(web.app).patch(`/api/users/${id}`).set(bearer(tenant.keys.admin)).send(change);
      const answers = await Promise.all([
        demote(one?._id, { role: 'read' }),
        demote(two?._id, { disabled: true }),
      ]);
      expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 409]);
      expect(answers.find(({ status }) => status === 409)?.body.code).toBe('last_admin');
    }
  });
});

describe('API keys', () => {
  test('are shown once, work, and end at once when revoked', async () => {
    const created = await request(web.app)
      .post('/api/keys')
      .set(bearer(key))
      .send({ name: 'pos', role: 'read' })
      .expect(201);
    const { key: secret, ...shown } = created.body as { key: string; id: string };
    const list = await request(web.app).get('/api/keys').set(bearer(key)).expect(200);
    expect(list.body.items).toContainEqual(shown);
    expect(JSON.stringify(list.body)).not.toContain(secret);
    await request(web.app).get('/api/auth/me').set(bearer(secret)).expect(200);
    await request(web.app).delete(`/api/keys/${shown.id}`).set(bearer(key)).expect(200);
    await request(web.app).get('/api/auth/me').set(bearer(secret)).expect(401);
  });

  test('reach as far as their scopes', async () => {
    const make = async (scopes: string[]) => {
      const body = { name: 'k', role: 'admin', scopes };
      return (await request(web.app).post('/api/keys').set(bearer(key)).send(body).expect(201)).body
        .key as string;
    };
    const reader = bearer(await make(['users:read']));
    await request(web.app).get('/api/users').set(reader).expect(200);
    await request(web.app).post('/api/users').set(reader).send({}).expect(403);
    await request(web.app).get('/api/keys').set(reader).expect(403);
    const writer = bearer(await make(['users:write']));
    await request(web.app).get('/api/users').set(writer).expect(200);
    await request(web.app).post('/api/users').set(writer).send({}).expect(422);
    const unknown = { name: 'k', role: 'read', scopes: ['everything'] };
    await request(web.app).post('/api/keys').set(bearer(key)).send(unknown).expect(422);
  });

  test.each([
    '',
    'Bearer',
    'Bearer ',
    'Bearer wrong',
    'Basic YWRtaW46YWRtaW4=',
    'Bearer a b',
    `Bearer ${'x'.repeat(2000)}`,
  ])('the credential %j is 401', async (header) => {
    const answer = await request(web.app).get('/api/auth/me').set('Authorization', header);
    expect(answer.status).toBe(401);
    expect(answer.get('WWW-Authenticate')).toMatch(/^Bearer/);
  });
});
