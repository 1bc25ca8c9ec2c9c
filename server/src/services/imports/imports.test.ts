import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import request from 'supertest';
import { dropTestDatabase } from '../../../test/database.ts';
import {
  addPerson,
  openTenant,
  openTestWeb,
  sameOrigin,
  signIn,
  type TestWeb,
} from '../../../test/web.ts';
import { runJob } from '../../ingest/runs/runJob.ts';
import { settleJobs } from '../../ingest/runs/settleJobs.ts';
import { cacheCollection } from '../../models/cache/cache.ts';
import { adDays, costs, skuCosts } from '../../models/records/plain.ts';
import { skus } from '../../models/records/catalog.ts';
import { orders } from '../../models/records/orders.ts';
import { claimJob } from '../../models/runs/syncJobRuns.ts';
import { insertJob } from '../../models/runs/syncJobs.ts';
import { findConnections } from '../../models/access/connections.ts';
import { runProcessorPass } from '../../process/runPass.ts';
import { toImportJob } from './importJob.ts';
import { findFileStreams } from './importTarget.ts';

let web: TestWeb;
let tenant: Awaited<ReturnType<typeof openTenant>>;
let other: Awaited<ReturnType<typeof openTenant>>;

beforeAll(async () => {
  web = await openTestWeb();
  tenant = await openTenant(web, 'ws_a');
  other = await openTenant(web, 'ws_b');
});
afterAll(() => dropTestDatabase(web.db));

function send(stream: string, text: string | Buffer, key = tenant.keys.operations) {
  return request(web.app)
    .post(`/api/imports?stream=${stream}&fileName=july.csv`)
    .set('Authorization', `Bearer ${key}`)
    .set('Content-Type', 'text/csv; charset=utf-8')
    .send(text);
}

async function settle(id: string) {
  await runProcessorPass(web.deps.processing);
  await settleJobs(web.deps);
  const answer = await request(web.app)
    .get(`/api/imports/${id}`)
    .set('Authorization', `Bearer ${tenant.keys.read}`)
    .expect(200);
  return answer.body as Record<string, unknown>;
}

const countsOf = ({ created, updated, unchanged, failed, pending }: Record<string, unknown>) => ({
  created,
  updated,
  unchanged,
  failed,
  pending,
});
const none = { created: 0, updated: 0, unchanged: 0, failed: 0, pending: 0 };

const spendFile = [
  'campaign,date,channel,spend,impressions,clicks',
  'Postscript July,2026-07-01,sms,"1,250.00",,',
  '"=HYPERLINK(""http://evil"")",2026-07-01,ads,10.5,"12,000",7',
  '',
].join('\n');

describe('ad spend', () => {
  test('a file becomes records, by a connection made for it', async () => {
    const answer = await send('adSpend', spendFile);
    expect([answer.status, answer.body]).toEqual([201, expect.objectContaining({ rows: 2 })]);
    expect(answer.body).toMatchObject({
      stream: 'adSpend',
      fileName: 'july.csv',
      connectionName: 'Spreadsheets',
      status: 'running',
      importedBy: 'operations',
    });
    expect(countsOf(answer.body)).toEqual({ ...none, pending: 2 });
    const after = await settle(answer.body.id);
    expect([after['status'], countsOf(after)]).toEqual(['completed', { ...none, created: 2 }]);
    const rows = await adDays
      .collection(web.db)
      .find({ workspaceId: 'ws_a' })
      .sort({ campaignName: 1 })
      .toArray();
    expect(
      rows.map(({ campaignName, spend, clicks, channel }) => [
        campaignName,
        spend,
        clicks,
        channel,
      ]),
    ).toEqual([
      ['=HYPERLINK("http://evil")', 1050, 7, 'ads'],
      ['Postscript July', 125_000, 0, 'sms'],
    ]);
  });

  test('the same file again changes nothing, whatever its layout', async () => {
    const entries = () => cacheCollection(web.db, 'csv_ad_spend_cache').find().toArray();
    const before = await entries();
    const again = await send('adSpend', spendFile);
    expect([again.body.status, countsOf(again.body)]).toEqual([
      'running',
      { ...none, unchanged: 2 },
    ]);
    const turned = [
      'Clicks;Spend;Campaign;Channel;Date;Impressions',
      ';"1,250.00";Postscript July;sms;2026-07-01;',
      '7;10.5;"=HYPERLINK(""http://evil"")";ads;2026-07-01;12,000',
    ].join('\r\n');
    const moved = await send('adSpend', `\uFEFF${turned}`);
    expect(countsOf(moved.body)).toEqual({ ...none, unchanged: 2 });
    expect(countsOf(await settle(moved.body.id))).toEqual({ ...none, unchanged: 2 });
    expect(await entries()).toEqual(before);
  });

  test('a corrected file replaces its rows and leaves the others', async () => {
    const corrected = spendFile.split('\n').slice(0, 2).join('\n').replace('1,250.00', '1,300.00');
    const answer = await send('adSpend', corrected);
    expect(countsOf(await settle(answer.body.id))).toEqual({ ...none, updated: 1 });
    const rows = await adDays
      .collection(web.db)
      .find({ workspaceId: 'ws_a' })
      .sort({ campaignName: 1 })
      .toArray();
    expect(rows.map(({ spend, deletedAt }) => [spend, deletedAt])).toEqual([
      [1050, null],
      [130_000, null],
    ]);
    const back = await send('adSpend', spendFile);
    expect(countsOf(await settle(back.body.id))).toEqual({ ...none, updated: 1, unchanged: 1 });
  });

  test('a refused file stores nothing and names line and column', async () => {
    const count = () => cacheCollection(web.db, 'csv_ad_spend_cache').countDocuments();
    const before = await count();
    const bad = [
      'campaign,date,channel,spend',
      'A,2026-07-01,ads,5',
      '"B\nB",01/07/2026,ads,"1,234"',
      'C,2026-02-30,fax,12.345',
    ].join('\n');
    const answer = await send('adSpend', bad);
    expect([answer.status, answer.body.code, answer.body.faults]).toEqual([
      422,
      'import_refused',
      5,
    ]);
    expect(
      answer.body.errors.map(({ line, column }: Record<string, unknown>) => [line, column]),
    ).toEqual([
      [3, 'date'],
      [3, 'spend'],
      [5, 'channel'],
      [5, 'date'],
      [5, 'spend'],
    ]);
    expect(answer.body.detail).toMatch(/^Nothing was imported. line 3, date: .*\(and 4 more\)$/);
    expect(await count()).toBe(before);
  });
});

describe('orders', () => {
  const head =
    'order_number,ordered_at,customer_name,customer_email,customer_phone,sku,title,quantity,unit_price,discount,shipping,tax,total,payment_method,utm_source';
  const file = [
    head,
    '#5001,2026-07-01T09:30:00+05:30,Asha Rao,asha@example.com,+919876543210,CSH,Shirt,2,999.00,100,49,94.90,2540.90,COD,instagram',
    '#5001,2026-07-01T09:30:00+05:30,,,,SCK,Socks,1,499.00,,,,2540.90,,',
    '#5002,2026-07-02,Ravi,,,,Gift wrap,1,50,,,,50,Prepaid,',
  ].join('\n');

  test('rows become orders with lines that add up', async () => {
    const sku = {
      workspaceId: 'ws_a',
      connectionId: 'con_shop',
      code: 'SCK',
      shopifyVariantId: '1',
    };
    await skus.collection(web.db).updateOne({ _id: 'sku_socks' }, { $set: sku }, { upsert: true });
    const answer = await send('orders', file);
    expect(answer.body).toMatchObject({ rows: 3, records: 2 });
    const after = await settle(answer.body.id);
    expect([after['failures'], countsOf(after)]).toEqual([[], { ...none, created: 2 }]);
    const [cod, prepaid] = await orders
      .collection(web.db)
      .find()
      .sort({ orderNumber: 1 })
      .toArray();
    expect(cod).toMatchObject({
      orderNumber: '#5001',
      paymentMethod: 'COD',
      codAmount: 254_090,
      totalAmount: 254_090,
      adjustmentAmount: 0,
      orderedAdjustmentAmount: 0,
      customerName: 'Asha Rao',
      utm: { source: 'instagram' },
      orderedAt: new Date('2026-07-01T04:00:00Z'),
    });
    expect(
      cod?.lines.map(({ title, qty, lineTotal, skuId, unlinked }) => [
        title,
        qty,
        lineTotal,
        skuId ?? unlinked,
      ]),
    ).toEqual([
      ['Shirt', 2, 189_800, 'custom'],
      ['Socks', 1, 49_900, 'sku_socks'],
    ]);
    expect(prepaid).toMatchObject({ paymentMethod: 'Prepaid', customerName: 'Ravi', codAmount: 0 });
    const again = await send('orders', file);
    expect(countsOf(again.body)).toEqual({ ...none, unchanged: 2 });
  });

  test('a sum that does not add up is refused by line and column', async () => {
    const answer = await send('orders', file.replace('94.90,2540.90,COD', '95,2540.90,COD'));
    expect(answer.body.errors).toEqual([
      expect.objectContaining({ line: 2, column: 'total', field: 'line 2, total' }),
    ]);
    const mixed = await send('orders', file.replace('499.00,,,,2540.90', '499.00,,,,2540.91'));
    expect(mixed.body.errors).toEqual([expect.objectContaining({ line: 3, column: 'total' })]);
  });

  test('no refusal quotes a person', async () => {
    const hostile = file.replace('999.00', 'asha@example.com').replace('2026-07-02', 'Ravi Menon');
    const answer = await send('orders', hostile);
    expect(answer.status).toBe(422);
    expect(JSON.stringify(answer.body)).not.toMatch(/asha|Ravi|98765/);
  });
});

describe('costs', () => {
  test('both kinds of costs become records', async () => {
    const file = 'label,amount,from,to\nRent,62000,2026-07-01,2026-07-31\nStudio,10,2026-07-03,\n';
    expect(countsOf(await settle((await send('costs', file)).body.id))).toEqual({
      ...none,
      created: 2,
    });
    const rows = await costs.collection(web.db).find().sort({ label: 1 }).toArray();
    expect(rows.map(({ label, amount, from, to }) => [label, amount, from, to])).toEqual([
      ['Rent', 6_200_000, '2026-07-01', '2026-07-31'],
      ['Studio', 1000, '2026-07-03', '2026-07-03'],
    ]);
    const skuFile = 'sku\tcost\tcurrency\tvalid_from\ncsh-1\t3.250\tKWD\t2026-07-01\n';
    await settle((await send('skuCosts', skuFile)).body.id);
    expect(await skuCosts.collection(web.db).findOne()).toMatchObject({
      skuKey: 'CSH-1',
      cost: 3250,
      currency: 'KWD',
    });
  });
});

describe('the API', () => {
  test('every example is taken as it stands', async () => {
    const streams = await request(web.app)
      .get('/api/imports/streams')
      .set('Authorization', `Bearer ${other.keys.read}`)
      .expect(200);
    for (const { stream, example } of streams.body.items) {
      const answer = await send(stream, example.content, other.keys.admin);
      expect([stream, answer.status]).toEqual([stream, 201]);
    }
  });

  test('history is of the workspace, newest first', async () => {
    const list = async (key: string) =>
      (await request(web.app).get('/api/imports').set('Authorization', `Bearer ${key}`).expect(200))
        .body.items as Record<string, unknown>[];
    const mine = await list(tenant.keys.read);
    const theirs = await list(other.keys.read);
    expect(theirs.map(({ stream }) => stream)).toEqual(['skuCosts', 'costs', 'adSpend', 'orders']);
    expect(mine.map(({ id }) => id).filter((id) => theirs.some((one) => one['id'] === id))).toEqual(
      [],
    );
    await request(web.app)
      .get(`/api/imports/${String(theirs[0]?.['id'])}`)
      .set('Authorization', `Bearer ${tenant.keys.admin}`)
      .expect(404);
  });

  test('what is no CSV file, too large or of an unknown stream is refused', async () => {
    const key = `Bearer ${tenant.keys.operations}`;
    const post = (type: string, body: string | Buffer) =>
      request(web.app)
        .post('/api/imports?stream=costs')
        .set('Authorization', key)
        .type(type)
        .send(body);
    expect((await post('application/json', '{}')).status).toBe(415);
    expect((await post('text/csv', Buffer.alloc(20 * 1024 * 1024 + 1, 'a'))).status).toBe(413);
    expect((await send('products', 'a\n')).body.errors).toEqual([
      { field: 'stream', message: 'is none of orders, adSpend, costs, skuCosts' },
    ]);
    expect((await send('costs', spendFile, tenant.keys.read)).status).toBe(403);
  });

  test('a page of ours may send a file, another site may not', async () => {
    await addPerson(web, 'ws_a', 'ops@shop.test', 'operations');
    const cookie = await signIn(web, 'ops@shop.test');
    const post = (headers: Record<string, string>) =>
      request(web.app)
        .post('/api/imports?stream=adSpend')
        .set({ Cookie: cookie, 'Content-Type': 'text/csv', ...headers })
        .send(spendFile);
    expect((await post({ 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403);
    expect((await post({ ...sameOrigin, 'Content-Type': 'text/plain' })).status).toBe(403);
    expect((await post(sameOrigin)).status).toBe(201);
  });

  test('of two files of one kind at once none is mixed with the other', async () => {
    const answers = await Promise.all([
      send('costs', 'label,amount,from\nA,1,2026-07-01\n'),
      send('costs', 'label,amount,from\nA,2,2026-07-01\n'),
    ]);
    for (const { status, body } of answers) {
      expect(['201', '409 import_running']).toContain(
        status === 201 ? '201' : `${status} ${body.code}`,
      );
    }
    expect(answers.some(({ status }) => status === 201)).toBe(true);
  });

  test('an import whose process ended while it stored has failed, and says what to do', async () => {
    const [connection] = await findConnections(web.db, 'ws_a', 'csv');
    const [stream] = findFileStreams(web.deps);
    if (!connection || !stream) throw new Error('Nothing to import into');
    const job = toImportJob({
      connection,
      stream,
      file: { name: 'lost.csv', rows: 7 },
      records: 7,
      triggeredBy: { kind: 'user', id: null },
      now: new Date(0),
      leaseMs: 1,
    });
    expect(await insertJob(web.db, job)).toBe(true);
    const claimed = await claimJob(web.db, job._id, 'another process', 5000);
    if (!claimed) throw new Error('Not claimable');
    await runJob(web.deps, claimed, new AbortController().signal);
    const after = await settle(job._id);
    expect([after['status'], after['error']]).toEqual([
      'failed',
      { code: 'fetch_failed', message: expect.stringContaining('import the file again') },
    ]);
    const retry = await request(web.app)
      .post(`/api/shopify/jobs/${job._id}/retry`)
      .set('Authorization', `Bearer ${tenant.keys.operations}`);
    expect([retry.status, retry.body.code]).toEqual([409, 'job_state']);
  });

  test('10,000 rows', async () => {
    const rows = Array.from({ length: 10_000 }, (_, at) => `SKU-${at},${at}.50,2026-07-01`);
    const answer = await send('skuCosts', `sku,cost,valid_from\n${rows.join('\n')}\n`);
    expect([answer.status, answer.body.records]).toEqual([201, 10_000]);
    expect(countsOf(await settle(answer.body.id))).toEqual({ ...none, created: 10_000 });
  });
});
