import { once } from 'node:events';
import { createServer, get as httpGet } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import request from 'supertest';
import { buildAddress, buildLine } from '../../../test/builders.ts';
import { readCsv } from '../../../test/csvReader.ts';
import { dropTestDatabase, until } from '../../../test/database.ts';
import { withFault } from '../../../test/faults.ts';
import { addOrders } from '../../../test/orderRecords.ts';
import { openTenant, openTestWeb, type TestWeb } from '../../../test/web.ts';
import { orders } from '../../models/records/orders.ts';

const appName = 'sluice-test-export';
let web: TestWeb;
let keys: Awaited<ReturnType<typeof openTenant>>['keys'];
let outsider: string;

beforeAll(async () => {
  web = await openTestWeb({}, { appName });
  keys = (await openTenant(web, 'ws_1')).keys;
  outsider = (await openTenant(web, 'ws_2')).keys.admin;
});
beforeEach(() => orders.collection(web.db).deleteMany({}));
afterAll(async () => dropTestDatabase(web.db));

const as = (key: string) => ({ Authorization: `Bearer ${key}` });
const get = (query = '', key = keys.read) =>
  request(web.app).get(`/api/orders/export${query}`).set(as(key));

type Row = Record<string, string>;

async function rowsOf(query = '', key = keys.read): Promise<Row[]> {
  const answer = await get(query, key).expect(200);
  const [header = [], ...lines] = readCsv(answer.text);
  return lines.map((line) =>
    Object.fromEntries(line.map(({ text }, index) => [header[index]?.text ?? '', text])),
  );
}

describe('orders as CSV', () => {
  test('one row per line with the order in each; money exact, phone numbers text', async () => {
    const [first, second] = ['501', '502'].map((externalId) =>
      buildLine({ externalId, unitPrice: 49_950 }),
    );
    if (!first || !second) throw new Error('no lines');
    await addOrders(web.db, [
      { lines: [first, second], phone: '+919769003006', gateways: ['cash_on_delivery'] },
      { lines: [], processedAt: '2026-02-01T00:00:00.000Z' },
    ]);
    const answer = await get().expect(200);
    expect(answer.get('Content-Type')).toBe('text/csv; charset=utf-8');
    const name = new Date().toISOString().slice(0, 10);
    expect(answer.get('Content-Disposition')).toBe(`attachment; filename=orders-${name}.csv`);
    expect(answer.text.startsWith('\uFEFForderNumber,orderedAt,status,nextStep,')).toBe(true);
    const rows = await rowsOf();
    expect(rows).toHaveLength(3);
    expect(rows[0]).toEqual({
      orderNumber: '#1',
      orderedAt: '2026-03-01T09:00:00.000Z',
      status: 'pending',
      nextStep: 'pick',
      paymentMethod: 'COD',
      partlyPrepaid: 'false',
      codAmount: '0.00',
      currency: 'INR',
      totalAmount: '999.00',
      financialStatus: 'paid',
      fulfillmentStatus: '',
      customerName: 'Asha Rao',
      customerPhone: "'+919769003006",
      customerEmail: 'asha@example.com',
      address: '12 MG Road',
      city: 'Bengaluru',
      province: 'Karnataka',
      zip: '560001',
      country: 'India',
      skuCode: 'C-9501',
      title: 'Classic Cotton Shirt',
      variantTitle: 'White / S',
      qty: '1',
      unitPrice: '499.50',
      lineTotal: '499.50',
      lineStatus: 'pending',
      awbNumber: '',
      courier: '',
    });
    expect(rows[1]).toMatchObject({ orderNumber: '#1', skuCode: 'C-9502' });
    expect(rows[2]).toMatchObject({ orderNumber: '#2', skuCode: '', qty: '', lineTotal: '' });
  });

  test('a warehouse key gets no phone, e-mail and street; another workspace gets nothing', async () => {
    await addOrders(web.db, [{ phone: '+919769003006' }]);
    const [row] = await rowsOf('', keys.warehouse);
    expect(row).toMatchObject({ customerName: 'Asha Rao', city: 'Bengaluru' });
    for (const name of ['customerPhone', 'customerEmail', 'address']) {
      expect(row).not.toHaveProperty(name);
    }
    const { text } = await get('', keys.warehouse);
    expect(text).not.toMatch(/9769003006|asha@example|MG Road/);
    expect(await rowsOf('', outsider)).toEqual([]);
    await request(web.app).get('/api/orders/export').expect(401);
  });

  test('the list’s filters and sorts; no pages', async () => {
    await addOrders(web.db, [
      { gateways: ['cash_on_delivery'] },
      { processedAt: '2026-02-01T00:00:00.000Z' },
      { cancelledAt: '2026-03-02T00:00:00.000Z' },
    ]);
    const numbers = async (query: string) =>
      (await rowsOf(query)).map(({ orderNumber }) => orderNumber);
    expect(await numbers('?paymentMethod=COD')).toEqual(['#1']);
    expect(await numbers('?nextStep=pick&sort=orderedAt')).toEqual(['#2', '#1']);
    expect(await numbers('?search=%232')).toEqual(['#2']);
    expect(await numbers('?ids=con_1:3,con_1:2')).toEqual(['#3', '#2']);
    expect(await numbers('?status=cancelled')).toEqual(['#3']);
    await get('?limit=10').expect(422);
    await get('?nextStep=dance').expect(422);
  });

  test('no cell runs, whatever people call themselves', async () => {
    const evil = '=HYPERLINK("http://evil.example","x")';
    const shippingAddress = buildAddress({ city: '@SUM(1)', zip: '-1', province: '+1' });
    const customer = { externalId: '1', email: null, phone: null, lastName: null };
    const line = buildLine({ title: '\t=1', variantTitle: '\r\n=2,"3"' });
    await addOrders(web.db, [
      { customer: { ...customer, firstName: evil }, shippingAddress, lines: [line] },
    ]);
    const { text } = await get().expect(200);
    for (const cell of readCsv(text).flat()) {
      if (cell.quoted) expect(cell.text).not.toMatch(/^[=+\-@\t\r\n]/);
      else expect(cell.text).toMatch(/^$|^-?[\d.]+$|^\w+$/);
    }
    const [row] = await rowsOf();
    expect(row?.['customerName']).toBe(`'${evil}`);
  });

  test('more orders than lie in memory at once', async () => {
    const parts = Array.from({ length: 2500 }, (_, index) => ({
      processedAt: new Date(Date.UTC(2026, 0, 1) + index * 60_000).toISOString(),
    }));
    await addOrders(web.db, parts);
    const rows = await rowsOf();
    expect(rows).toHaveLength(2500);
    expect([rows[0]?.['orderNumber'], rows.at(-1)?.['orderNumber']]).toEqual(['#2500', '#1']);
  });

  test('a database that is away is an answer, not half a file', async () => {
    const fault = { failCommands: ['find'], appName, closeConnection: true };
    await addOrders(web.db, [{}]);
    const answer = await withFault(web.db, fault, () => get());
    expect([answer.status, answer.get('Content-Type')]).toEqual([
      503,
      'application/problem+json; charset=utf-8',
    ]);
    expect(answer.get('Content-Disposition')).toBeUndefined();
  });

  test('whoever hangs up ends the reading', async () => {
    const [record] = await addOrders(web.db, [{}]);
    if (!record) throw new Error('no order');
    // More than sockets on both sides can hold: a reader that takes nothing makes the reading wait.
    const title = 'x'.repeat(20_000);
    const lines = record.lines.map((line) => ({ ...line, title }));
    const copies = Array.from({ length: 2500 }, (_, index) => ({
      ...record,
      lines,
      _id: `c:${index}`,
    }));
    await orders.collection(web.db).insertMany(copies, { ordered: false });
    const server = createServer(web.app).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const call = httpGet({ port, path: '/api/orders/export', headers: as(keys.read) });
    await once(call, 'response');
    await until('the reading waits for its reader', async () => (await countCursors()) > 0);
    call.destroy();
    await until('the cursor is closed', async () => (await countCursors()) === 0);
    server.close();
  });

  /** Cursors on this database's orders that are open between two reads. */
  async function countCursors(): Promise<number> {
    const admin = web.db.connection.getClient().db('admin');
    const idle = await admin
      .aggregate([
        { $currentOp: { idleCursors: true, allUsers: true } },
        { $match: { ns: `${web.db.connection.name}.orders`, type: 'idleCursor' } },
      ])
      .toArray();
    return idle.length;
  }
});
