import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import request, { type Test } from 'supertest';
import { dropTestDatabase } from '../../test/database.ts';
import { addPerson, openTenant, openTestWeb, signIn, type TestWeb } from '../../test/web.ts';
import { type Role, roles } from '../domain/access.ts';
import type { Route } from './http/route.ts';
import { routes } from './table.ts';

let web: TestWeb;
let tenant: Awaited<ReturnType<typeof openTenant>>;
let other: Awaited<ReturnType<typeof openTenant>>;
let disabled: string;

beforeAll(async () => {
  web = await openTestWeb();
  tenant = await openTenant(web, 'ws_a');
  other = await openTenant(web, 'ws_b');
  const person = await addPerson(web, 'ws_a', 'off@shop.test', 'operations');
  disabled = await signIn(web, 'off@shop.test');
  await request(web.app)
    .patch(`/api/users/${person._id}`)
    .set('Authorization', `Bearer ${tenant.keys.admin}`)
    .send({ disabled: true })
    .expect(200);
});
afterAll(async () => dropTestDatabase(web.db));

/** A body no route takes: whoever may call is told what is wrong, and nothing is done. */
const nonsense = { 'no such field': true };
const named = (route: Route) => `${route.method.toUpperCase()} ${route.path}`;
const guarded = routes.filter(({ access }) => typeof access !== 'string');
const withIds = guarded.filter(({ path }) => path.includes(':'));

function call(route: Route, id = 'nothing_of_ours'): Test {
  const path = route.path.replaceAll(/:\w+/g, id);
  const sent = request(web.app)[route.method](`${path}?no-such-filter=1`);
  if (route.reads === 'file') return sent.type('text/csv').send('no such column\n');
  return route.method === 'get' ? sent : sent.send(nonsense);
}

const asKey = (key: string) => ({ Authorization: `Bearer ${key}` });

describe('the role matrix (S50)', () => {
  test('every route is in the table once and says who may call it', () => {
    const names = routes.map(named);
    expect(new Set(names).size).toBe(names.length);
    const publicOnes = routes.filter(({ access }) => access === 'anyone').map(named);
    const expected = publicOnes.filter(
      (name) =>
        !/^GET \/(livez|readyz|api\/auth\/setup)$|^POST \/api\/(auth\/(login|setup|invite|invite\/accept)$|webhooks\/)/.test(
          name,
        ),
    );
    expect(expected).toEqual([]);
    for (const { access } of guarded) expect(access.length).toBeGreaterThan(0);
  });

  test.each(guarded.map((route) => [named(route), route] as const))(
    '%s: by role',
    async (_name, route) => {
      const anonymous = await call(route);
      expect([anonymous.status, anonymous.body.code]).toEqual([401, 'unauthorized']);
      expect((await call(route).set('Cookie', disabled)).status).toBe(401);
      expect((await call(route).set(asKey('slk_wrong'))).status).toBe(401);
      for (const role of roles) {
        const answer = await call(route).set(asKey(tenant.keys[role]));
        const may = (route.access as readonly Role[]).includes(role);
        expect([role, answer.status === 403]).toEqual([role, !may]);
        if (may) expect([404, 422]).toContain(answer.status);
      }
    },
  );

  test('an admin of another workspace is nobody here (S40)', async () => {
    for (const route of withIds) {
      const path = route.path.replaceAll(/:\w+/g, 'random_id');
      const sent = request(web.app)[route.method](path).set(asKey(other.keys.admin));
      const answer = await (route.method === 'get' ? sent : sent.send({}));
      expect([named(route), [404, 422].includes(answer.status)]).toEqual([named(route), true]);
    }
  });
});

describe('methods and spellings', () => {
  test('another method of a known path is 405 and says which are allowed (S20, S102)', async () => {
    for (const path of new Set(routes.map((route) => route.path))) {
      const known = routes.filter((route) => route.path === path).map(({ method }) => method);
      const concrete = path.replaceAll(/:\w+/g, 'x');
      for (const method of ['get', 'post', 'put', 'patch', 'delete'] as const) {
        if (known.includes(method)) continue;
        const answer = await request(web.app)[method](concrete).set(asKey(tenant.keys.admin));
        const matches = routes.some(
          (route) => route.method === method && matchesPath(route.path, concrete),
        );
        if (matches) continue;
        expect([method, path, answer.status]).toEqual([method, path, 405]);
        expect(answer.get('Allow')).toContain(known[0]?.toUpperCase());
      }
    }
    await request(web.app).trace('/api/auth/me').expect(405);
    await request(web.app).propfind('/api/auth/me').expect(405);
  });

  test('OPTIONS says what is allowed and no foreign origin is let in (S92)', async () => {
    const answer = await request(web.app)
      .options('/api/users')
      .set({ Origin: 'https://evil.example', 'Access-Control-Request-Method': 'PUT' })
      .expect(204);
    expect(answer.get('Access-Control-Allow-Origin')).toBeUndefined();
  });

  test.each(['/API/Users', '/api/users/', '//api/users', '/api/%75sers', '/api/x/../users'])(
    '%s decides as the plain spelling does, or is nothing (S55)',
    async (path) => {
      const key = asKey(tenant.keys.warehouse);
      expect([403, 404]).toContain((await request(web.app).get(path).set(key)).status);
      expect([401, 404]).toContain((await request(web.app).get(path)).status);
    },
  );

  test('no header or field turns one method into another (S54)', async () => {
    const key = { ...asKey(tenant.keys.admin), 'X-HTTP-Method-Override': 'DELETE' };
    await request(web.app).get('/api/keys').set(key).expect(200);
    await request(web.app).get('/api/keys?_method=DELETE').set(key).expect(422);
  });

  test('a workspace named by the caller is ignored or refused (S41)', async () => {
    const key = asKey(tenant.keys.admin);
    const header = { ...key, 'X-Workspace-Id': other.workspaceId };
    const me = await request(web.app).get('/api/auth/me').set(header).expect(200);
    expect(me.body.workspaceId).toBe(tenant.workspaceId);
    await request(web.app).get('/api/users?workspaceId=ws_b').set(key).expect(422);
  });
});

function matchesPath(pattern: string, path: string): boolean {
  return new RegExp(`^${pattern.replaceAll(/:\w+/g, '[^/]+')}$`).test(path);
}
