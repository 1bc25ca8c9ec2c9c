import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import request from 'supertest';
import { dropTestDatabase } from '../../../test/database.ts';
import { addPerson, openTenant, openTestWeb, signIn, type TestWeb } from '../../../test/web.ts';
import { insertConnection } from '../../models/access/connections.ts';
import { toRecord } from '../../services/connections/connections.ts';

let web: TestWeb;
let tenant: Awaited<ReturnType<typeof openTenant>>;
const workspaceId = 'ws_a';

beforeAll(async () => {
  web = await openTestWeb();
  tenant = await openTenant(web, workspaceId);
});
afterAll(async () => dropTestDatabase(web.db));

const asKey = (key: string) => ({ Authorization: `Bearer ${key}` });
const show = (key = tenant.keys.warehouse) =>
  request(web.app).get('/api/workspace').set(asKey(key)).expect(200);
const patch = (change: object) =>
  request(web.app).patch('/api/workspace').set(asKey(tenant.keys.admin)).send(change);

async function connect(shop: string, place: { currency: string; timezone: string }) {
  const record = toRecord(web.deps, workspaceId, web.deps.registry.get('shopify'), {
    settings: { shopDomain: `${shop}.myshopify.com` },
    credentials: {},
    name: null,
  });
  await insertConnection(web.db, { ...record, ...place });
}

describe('the workspace', () => {
  test('without a connection works in UTC and has no currency', async () => {
    expect((await show()).body).toEqual({
      id: workspaceId,
      name: workspaceId,
      timezone: 'UTC',
      currency: null,
      timezoneSource: 'default',
    });
  });

  test('takes zone and currency from the first connection that has them', async () => {
    await connect('one', { currency: '', timezone: 'nowhere' });
    await connect('two', { currency: 'KWD', timezone: 'Asia/Kuwait' });
    await connect('three', { currency: 'EUR', timezone: 'Europe/Berlin' });
    expect((await show()).body).toMatchObject({
      timezone: 'Asia/Kuwait',
      currency: 'KWD',
      timezoneSource: 'connection',
    });
  });

  test('is renamed and given a zone by an admin; null makes it automatic again', async () => {
    const set = await patch({ name: ' Acme ', timezone: 'Asia/Kolkata' }).expect(200);
    expect(set.body).toMatchObject({
      name: 'Acme',
      timezone: 'Asia/Kolkata',
      timezoneSource: 'set',
      currency: 'KWD',
    });
    expect((await patch({}).expect(200)).body).toEqual(set.body);
    const back = await patch({ timezone: null }).expect(200);
    expect(back.body).toMatchObject({ name: 'Acme', timezone: 'Asia/Kuwait' });
  });

  test.each(['Mars/Olympus', '+05:30', 'asia/kolkata', 'IST5', '', '../etc', 5])(
    'the zone %j is refused and names the field',
    async (timezone) => {
      const answer = await patch({ timezone }).expect(422);
      expect(answer.body.errors).toEqual([
        { field: 'timezone', message: expect.stringMatching(/./) },
      ]);
    },
  );

  test('of one caller is not that of another (S41)', async () => {
    const other = await openTenant(web, 'ws_b');
    expect((await show(other.keys.read)).body).toMatchObject({ id: 'ws_b', timezone: 'UTC' });
    await patch({ workspaceId: 'ws_b' }).expect(422);
  });
});

test('whoever asks who is calling hears of the workspace as well', async () => {
  await addPerson(web, workspaceId, 'Me@shop.test', 'read');
  const cookie = await signIn(web, 'me@shop.test');
  const me = await request(web.app).get('/api/auth/me').set('Cookie', cookie).expect(200);
  expect(me.body).toMatchObject({
    email: 'Me@shop.test',
    workspace: { id: workspaceId, name: 'Acme', timezone: 'Asia/Kuwait', currency: 'KWD' },
  });
  const program = await request(web.app).get('/api/auth/me').set(asKey(tenant.keys.read));
  expect(program.body).toMatchObject({ kind: 'key', email: null, workspace: { name: 'Acme' } });
});
