import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import request from 'supertest';
import { dropTestDatabase } from '../../../test/database.ts';
import { openTenant, openTestWeb, sameOrigin, signIn, type TestWeb } from '../../../test/web.ts';
import { Secret } from '../../lib/sealed.ts';
import { loginAttempts } from '../../models/access/loginAttempts.ts';
import { users } from '../../models/access/users.ts';
import { seedWorkspace } from '../../services/bootstrap.ts';

let web: TestWeb;
beforeEach(async () => {
  web = await openTestWeb();
});
afterEach(async () => dropTestDatabase(web.db));

const first = { email: 'Boss@shop.test', name: 'Boss', password: 'correct horse battery' };
const needed = async () =>
  (await request(web.app).get('/api/auth/setup').expect(200)).body as { needed: boolean };
const setUp = (body: object = first, headers: Record<string, string> = sameOrigin) =>
  request(web.app).post('/api/auth/setup').set(headers).send(body);

describe('the first run', () => {
  test('makes the first admin, names the workspace and signs in', async () => {
    expect(await needed()).toEqual({ needed: true });
    const answer = await setUp({ ...first, workspaceName: 'Acme' }).expect(200);
    expect(answer.body).toMatchObject({
      kind: 'person',
      name: 'Boss',
      email: 'Boss@shop.test',
      role: 'admin',
      workspaceId: 'ws_main',
      workspace: { id: 'ws_main', name: 'Acme' },
    });
    const [cookie = ''] = answer.get('Set-Cookie') ?? [];
    expect(cookie).toMatch(/HttpOnly/);
    const me = await request(web.app)
      .get('/api/auth/me')
      .set('Cookie', cookie.split(';')[0] ?? '')
      .expect(200);
    expect(me.body).toEqual(answer.body);
    expect(await needed()).toEqual({ needed: false });
    await signIn(web, 'boss@shop.test');
  });

  test('happens once: of ten at once one wins, later ones are refused (S97)', async () => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        setUp({ ...first, email: `boss${index}@shop.test`, workspaceName: `W${index}` }),
      ),
    );
    const winners = answers.filter(({ status }) => status === 200);
    expect(winners).toHaveLength(1);
    const losers = answers.filter(({ status }) => status === 409);
    expect(losers.map(({ body }) => body.code)).toEqual(Array(9).fill('already_set_up'));
    expect(losers.flatMap((answer) => answer.get('Set-Cookie') ?? [])).toEqual([]);
    expect(await users.collection(web.db).countDocuments()).toBe(1);
    const [winner] = winners;
    const index = String(winner?.body.email).replaceAll(/\D/g, '');
    expect(winner?.body.workspace.name).toBe(`W${index}`);
    await setUp().expect(409);
  });

  test('is not needed when the environment named an admin, nor beside any user of any workspace', async () => {
    const admin = { email: 'env@shop.test', password: new Secret('a long first password') };
    const settings = { admin, apiKey: null, shopify: null };
    const [answer] = await Promise.all([setUp(), seedWorkspace(web.deps, settings)]);
    expect(await users.collection(web.db).countDocuments()).toBe(1);
    expect([200, 409]).toContain(answer.status);
    await users.collection(web.db).updateMany({}, { $set: { workspaceId: 'ws_other' } });
    expect(await needed()).toEqual({ needed: false });
    expect((await setUp().expect(409)).body.code).toBe('already_set_up');
  });

  test('an API key alone is nobody: the first admin is still to come', async () => {
    await openTenant(web, 'ws_main');
    expect(await needed()).toEqual({ needed: true });
  });

  test.each([
    [{ ...first, password: 'short' }, 'password'],
    [{ ...first, password: 'password123' }, 'password'],
    [{ ...first, email: 'no address' }, 'email'],
    [{ ...first, name: ' ' }, 'name'],
    [{ ...first, role: 'admin' }, 'role'],
    [{ ...first, workspaceId: 'ws_b' }, 'workspaceId'],
  ])('%j is refused, names the field and makes nobody', async (body, field) => {
    const answer = await setUp(body).expect(422);
    expect(answer.body.errors.map((error: { field: string }) => error.field)).toEqual([field]);
    expect(await needed()).toEqual({ needed: true });
  });

  test('from a foreign page it is refused (S90)', async () => {
    await setUp(first, { Origin: 'https://evil.example' }).expect(403);
    await setUp(first, { 'Sec-Fetch-Site': 'cross-site' }).expect(403);
    expect(await needed()).toEqual({ needed: true });
  });

  test('tries are limited per address (S93)', async () => {
    const weak = { ...first, password: 'short' };
    for (let round = 0; round < 50; round++) await setUp(weak).expect(422);
    const refused = await setUp().expect(429);
    expect(refused.body.code).toBe('too_many_attempts');
    expect(Number(refused.get('Retry-After'))).toBeGreaterThan(0);
    await loginAttempts.collection(web.db).deleteMany({});
    await setUp().expect(200);
  });
});
