import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import request from 'supertest';
import { buildFulfillment, buildLine } from '../../../test/builders.ts';
import { dropTestDatabase } from '../../../test/database.ts';
import { withFault } from '../../../test/faults.ts';
import { addOrders } from '../../../test/orderRecords.ts';
import {
  addPerson,
  openTenant,
  openTestWeb,
  sameOrigin,
  signIn,
  type TestWeb,
} from '../../../test/web.ts';
import { findLastMoveAt, findMovesOf, orderMoves } from '../../models/records/orderMoves.ts';
import { orders } from '../../models/records/orders.ts';

const appName = 'sluice-test-moves';
let web: TestWeb;
let keys: Awaited<ReturnType<typeof openTenant>>['keys'];
let outsider: string;
const ids = { workspaceId: 'ws_1', connectionId: 'con_1' };

beforeAll(async () => {
  web = await openTestWeb({}, { appName });
  keys = (await openTenant(web, ids.workspaceId)).keys;
  outsider = (await openTenant(web, 'ws_2')).keys.admin;
});
beforeEach(async () => {
  await orders.collection(web.db).deleteMany({});
  await orderMoves.collection(web.db).deleteMany({});
});
afterAll(async () => dropTestDatabase(web.db));

const as = (key: string) => ({ Authorization: `Bearer ${key}` });
const post = (path: string, body: object, key = keys.warehouse) =>
  request(web.app).post(path).set(as(key)).send(body);
const patch = (path: string, body: object, key = keys.warehouse) =>
  request(web.app).patch(path).set(as(key)).send(body);
const get = async (id: string) =>
  (await request(web.app).get(`/api/orders/${id}`).set(as(keys.read)).expect(200)).body as {
    nextStep: string | null;
    status: string;
    conflict: { code: string } | null;
    lines: { lineStatus: string; awbNumber: string | null; courier: string | null }[];
  };
const stateOf = async (id: string) => (await get(id)).lines.map(({ lineStatus }) => lineStatus);

const line = (externalId: string, part = {}) => buildLine({ externalId, ...part });
const sent = line('501', { fulfilledQty: 1 });
const shippedOrder = { lines: [sent], fulfillments: [buildFulfillment([sent])] };
const cancelled = { cancelledAt: '2026-03-07T00:00:00.000Z' };

describe('one order', () => {
  test('a move changes the queue and is kept as history: who, when, from, to, parcel', async () => {
    const [order] = await addOrders(web.db, [{ lines: [line('501'), line('502')] }]);
    const path = `/api/orders/${order?._id}/lines`;
    const parcel = { awbNumber: 'W1', courier: 'Ekart' };
    const shipped = { shopifyLineId: '501', lineStatus: 'shipped', ...parcel };
    const answer = await patch(path, { lines: [shipped] }).expect(200);
    expect(answer.body).toMatchObject({ status: 'partially_shipped', nextStep: 'pick' });
    const cookie = await addPerson(web, ids.workspaceId, 'meera@shop.test', 'warehouse').then(() =>
      signIn(web, 'meera@shop.test'),
    );
    await request(web.app)
      .patch(path)
      .set({ Cookie: cookie, ...sameOrigin })
      .send({ lines: [{ shopifyLineId: '502', lineStatus: 'packed' }] })
      .expect(200);
    expect((await get(order?._id ?? '')).nextStep).toBe('ship');
    const moves = await findMovesOf(web.db, ids.workspaceId, order?._id ?? '');
    expect(moves).toMatchObject([
      {
        _id: `${order?._id}:3`,
        rev: 3,
        by: { kind: 'person', name: 'meera@shop.test' },
        lines: [{ shopifyLineId: '502', from: 'pending', to: 'packed', awbNumber: null }],
      },
      {
        _id: `${order?._id}:2`,
        by: { kind: 'key', name: 'warehouse' },
        lines: [
          { shopifyLineId: '501', skuCode: 'C-9501', from: 'pending', to: 'shipped', ...parcel },
        ],
      },
    ]);
    expect(await findLastMoveAt(web.db, ids.workspaceId)).toEqual(moves[0]?.at);
    expect(await findLastMoveAt(web.db, 'ws_2')).toBeNull();
    expect(await findMovesOf(web.db, 'ws_2', order?._id ?? '')).toEqual([]);
  });

  test('what changes nothing, and what is refused, leaves no history', async () => {
    const [order] = await addOrders(web.db, [{ lines: [line('501')] }]);
    const path = `/api/orders/${order?._id}/lines`;
    const picked = { lines: [{ shopifyLineId: '501', lineStatus: 'picked' }] };
    await patch(path, picked).expect(200);
    await patch(path, picked).expect(200);
    await patch(path, { lines: [{ shopifyLineId: '501', lineStatus: 'pending' }] }).expect(409);
    await patch(path, picked, outsider).expect(404);
    expect(await orderMoves.collection(web.db).countDocuments()).toBe(1);
  });

  test('a history that could not be written is caught up: nothing of it is lost', async () => {
    const [order] = await addOrders(web.db, [{ lines: [line('501')] }]);
    const id = order?._id ?? '';
    const move = (lineStatus: string) =>
      patch(`/api/orders/${id}/lines`, { lines: [{ shopifyLineId: '501', lineStatus }] });
    const fault = { failCommands: ['insert'], appName, closeConnection: true };
    await withFault(web.db, fault, () => move('picked').expect(200));
    const second = await withFault(web.db, fault, () => move('packed'));
    expect([second.status, second.body.code]).toEqual([503, 'storage_unavailable']);
    expect(await stateOf(id)).toEqual(['picked']);
    expect(await orderMoves.collection(web.db).countDocuments()).toBe(0);
    expect(await findMovesOf(web.db, ids.workspaceId, id)).toMatchObject([{ rev: 2 }]);
    await move('picked').expect(200);
    await move('packed').expect(200);
    const kept = await orderMoves.collection(web.db).find().sort({ rev: 1 }).toArray();
    expect(kept.map(({ rev, lines }) => [rev, lines[0]?.to])).toEqual([
      [2, 'picked'],
      [3, 'packed'],
    ]);
    expect(await findMovesOf(web.db, ids.workspaceId, id)).toHaveLength(2);
  });

  test('many people at one order: each move is kept once', async () => {
    const lines = ['501', '502', '503', '504'].map((id) => line(id));
    const [order] = await addOrders(web.db, [{ lines }]);
    const answers = await Promise.all(
      lines.map(({ externalId }) =>
        patch(`/api/orders/${order?._id}/lines`, {
          lines: [{ shopifyLineId: externalId, lineStatus: 'picked' }],
        }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    const moves = await findMovesOf(web.db, ids.workspaceId, order?._id ?? '');
    expect(moves.map(({ rev }) => rev).toSorted((a, b) => a - b)).toEqual([2, 3, 4, 5]);
    const moved = moves.flatMap((move) => move.lines.map(({ shopifyLineId }) => shopifyLineId));
    expect(moved.sort()).toEqual(['501', '502', '503', '504']);
  });
});

describe('many orders', () => {
  test('all lines that can go there go; the rest says why; one bad order stops no other', async () => {
    const gift = line('598', { giftCard: true, variantId: null });
    const gone = line('597', { currentQty: 0 });
    await addOrders(web.db, [
      { lines: [line('501'), line('502'), gift, gone] },
      shippedOrder,
      cancelled,
      { lines: [line('501'), sent].map((one, index) => ({ ...one, externalId: `50${index}` })) },
    ]);
    const orderIds = ['con_1:1', 'con_1:2', 'con_1:3', 'con_1:4', 'con_1:404', 'con_1:1'];
    const body = { orderIds, lineStatus: 'shipped', awbNumber: 'W7', courier: 'Ekart' };
    const answer = await post('/api/orders/moves', body).expect(200);
    expect(answer.body).toEqual({
      moved: 2,
      unchanged: 1,
      refused: [
        {
          orderId: 'con_1:3',
          orderNumber: '#3',
          code: 'line_state',
          message: 'No line of it can become shipped',
        },
        {
          orderId: 'con_1:404',
          orderNumber: null,
          code: 'not_found',
          message: 'There is nothing here',
        },
      ],
    });
    const first = await get('con_1:1');
    expect(first.lines.map(({ lineStatus, awbNumber }) => [lineStatus, awbNumber])).toEqual([
      ['shipped', 'W7'],
      ['shipped', 'W7'],
      ['pending', null],
      ['cancelled', null],
    ]);
    expect(first).toMatchObject({ nextStep: null });
    // What had left before keeps its own parcel.
    expect((await get('con_1:2')).lines[0]).toMatchObject({ awbNumber: 'AWB801' });
    expect((await get('con_1:4')).lines.map(({ awbNumber }) => awbNumber)).toEqual(['W7', null]);
    const again = await post('/api/orders/moves', body).expect(200);
    expect(again.body).toMatchObject({ moved: 0, unchanged: 3 });
    expect(await orderMoves.collection(web.db).countDocuments()).toBe(2);
  });

  test('with `from` only lines that stand there, and of an order all or none', async () => {
    await addOrders(web.db, [
      { lines: [line('501'), line('502')] },
      { lines: [line('501'), line('502')] },
      {},
    ]);
    const pack = (id: string, shopifyLineId: string, lineStatus: string) =>
      patch(`/api/orders/${id}/lines`, { lines: [{ shopifyLineId, lineStatus }] }).expect(200);
    await pack('con_1:1', '501', 'picked');
    await pack('con_1:2', '501', 'shipped');
    const orderIds = ['con_1:1', 'con_1:2', 'con_1:3'];
    const only = await post('/api/orders/moves', {
      orderIds,
      lineStatus: 'packed',
      from: ['picked'],
    }).expect(200);
    expect(only.body).toEqual({ moved: 1, unchanged: 2, refused: [] });
    expect(await stateOf('con_1:1')).toEqual(['packed', 'pending']);
    const bad = await post('/api/orders/moves', {
      orderIds,
      lineStatus: 'picked',
      from: ['pending', 'shipped'],
    }).expect(200);
    expect(bad.body).toMatchObject({ moved: 2, unchanged: 0 });
    expect(bad.body.refused).toMatchObject([{ orderNumber: '#2', code: 'line_state' }]);
    expect(bad.body.refused[0].message).toContain('shipped already');
    expect(await stateOf('con_1:2')).toEqual(['shipped', 'pending']);
  });

  test('200 at once; those of another workspace are nothing; readers may not', async () => {
    await addOrders(
      web.db,
      Array.from({ length: 200 }, () => ({})),
    );
    const orderIds = Array.from({ length: 200 }, (_, index) => `con_1:${index + 1}`);
    const body = { orderIds, lineStatus: 'picked' };
    await post('/api/orders/moves', body, keys.read).expect(403);
    const foreign = await post('/api/orders/moves', body, outsider).expect(200);
    expect(foreign.body).toMatchObject({ moved: 0, unchanged: 0 });
    expect(foreign.body.refused).toHaveLength(200);
    expect((await post('/api/orders/moves', body).expect(200)).body.moved).toBe(200);
    expect(await orders.collection(web.db).countDocuments({ nextStep: 'ship' })).toBe(200);
    const tooMany = { ...body, orderIds: [...orderIds, 'con_1:201'] };
    await post('/api/orders/moves', tooMany).expect(422);
    await post('/api/orders/moves', { ...body, orderIds: [] }).expect(422);
  });

  test('cancel takes what has not left; where all has left it is refused', async () => {
    await addOrders(web.db, [{}, shippedOrder, cancelled]);
    const body = { orderIds: ['con_1:1', 'con_1:2', 'con_1:3'], lineStatus: 'cancelled' };
    const answer = await post('/api/orders/moves', body).expect(200);
    expect(answer.body).toMatchObject({ moved: 1, unchanged: 1 });
    expect(answer.body.refused).toMatchObject([{ orderId: 'con_1:2' }]);
  });
});

describe('conflicts', () => {
  const resolve = (body: object = {}, key = keys.warehouse) =>
    post('/api/orders/con_1:1/conflict/resolve', body, key);

  test('accepted by a person: gone from the order, the list and the counts', async () => {
    await addOrders(web.db, [{ ...shippedOrder, ...cancelled }]);
    const list = () => request(web.app).get('/api/orders?conflict=true').set(as(keys.read));
    expect((await list()).body.items).toHaveLength(1);
    await resolve({}, keys.read).expect(403);
    await resolve({ note: 'x'.repeat(501) }).expect(422);
    const other = await resolve({ code: 'shipped_after_cancel' }).expect(409);
    expect(other.body.code).toBe('conflict_state');
    const note = 'customer keeps it';
    const answer = await resolve({ note, code: 'cancelled_after_shipping' }).expect(200);
    expect(answer.body.conflict).toBeNull();
    expect(answer.body).not.toHaveProperty('acceptedConflicts');
    expect((await list()).body.items).toEqual([]);
    const counts = await request(web.app).get('/api/orders/counts').set(as(keys.read));
    expect(counts.body.views.conflicts).toBe(0);
    const again = await resolve().expect(409);
    expect(again.body.code).toBe('conflict_state');
    const stored = await orders.collection(web.db).findOne({ _id: 'con_1:1' });
    expect(stored?.acceptedConflicts).toMatchObject([{ by: 'warehouse', note, lineIds: ['501'] }]);
    await resolve({}, outsider).expect(404);
  });
});
