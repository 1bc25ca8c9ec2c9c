import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { buildLine, buildOrder, buildProduct, buildVariant } from '../../test/builders.ts';
import { dropTestDatabase, openTestDatabase, until } from '../../test/database.ts';
import { withFault } from '../../test/faults.ts';
import {
  addConnection,
  countStatuses,
  findCached,
  setUpProcessing,
  take,
  takeAndProcess,
  wipeAll,
} from '../../test/processing.ts';
import { testStreams } from '../../test/sourceConnector.ts';
import { moveLines } from '../domain/order/moveLines.ts';
import type { LineStatus } from '../domain/records.ts';
import { cacheCollection } from '../models/cache/cache.ts';
import { renewClaims } from '../models/cache/cacheClaims.ts';
import { updateConnection } from '../models/access/connections.ts';
import { customers } from '../models/records/customers.ts';
import type { Database } from '../models/database.ts';
import { orders } from '../models/records/orders.ts';
import { findOrder, saveOrder } from '../models/records/ordersPage.ts';
import { createClaimer, type Work } from './claimer.ts';
import type { ProcessDeps } from './deps.ts';
import { runProcessorPass } from './runPass.ts';
import { runWork } from './runWork.ts';
import { startProcessor } from './startProcessor.ts';

let db: Database;
let deps: ProcessDeps;
const { orders: orderStream, products: productStream } = testStreams;
const everything = { connectionIds: null, stream: 'orders' };
const never = (): boolean => false;
const shirt = buildProduct({ variants: [buildVariant()] });

beforeAll(async () => {
  db = await openTestDatabase('sluice-test-fencing');
  deps = await setUpProcessing(db);
  await addConnection(db, 'con_2');
});
beforeEach(() => wipeAll(db));
afterAll(() => dropTestDatabase(db));

async function claim(from: ProcessDeps = deps, limit = 500): Promise<Work> {
  const work = await createClaimer(from).claim(everything, limit);
  if (!work) throw new Error('nothing to claim');
  return work;
}

/** The lease of everything claimed is over. */
async function endLeases(): Promise<void> {
  await cacheCollection(db, orderStream.collection).updateMany(
    { claim: { $ne: null } },
    { $set: { due: new Date(1) } },
  );
}

const at = (day: number): string => `2026-03-${String(day).padStart(2, '0')}T00:00:00.000Z`;

describe('fencing', () => {
  beforeEach(() => takeAndProcess(deps, productStream, [shirt]));

  test('an instance that froze and woke up writes nothing (spec 8.1, F06)', async () => {
    await take(db, orderStream, [buildOrder({ note: 'old', updatedAt: at(1) })]);
    const zombie = await claim();
    await take(db, orderStream, [buildOrder({ note: 'new', updatedAt: at(2) })]);
    await runProcessorPass(deps);
    const before = await orders.collection(db).findOne({ _id: 'con_1:1001' });
    const entry = await findCached(db, orderStream, '1001');
    await runWork(deps, zombie, never);
    expect(await orders.collection(db).findOne({ _id: 'con_1:1001' })).toEqual(before);
    expect(await findCached(db, orderStream, '1001')).toEqual(entry);
    expect(before).toMatchObject({ note: 'new', rawVersion: 2 });
  });

  test('a zombie that is first to insert is overtaken, in either order', async () => {
    await take(db, orderStream, [buildOrder({ note: 'old', updatedAt: at(1) })]);
    const zombie = await claim();
    await take(db, orderStream, [buildOrder({ note: 'new', updatedAt: at(2) })]);
    const living = await claim();
    await runWork(deps, zombie, never);
    await runWork(deps, living, never);
    expect(await orders.collection(db).findOne({ _id: 'con_1:1001' })).toMatchObject({
      note: 'new',
      rawVersion: 2,
    });
    expect(await findCached(db, orderStream, '1001')).toMatchObject({ status: 'processed' });
  });

  test('an entry that changes while it is processed is processed again (spec 2.4)', async () => {
    await take(db, orderStream, [buildOrder({ note: 'old', updatedAt: at(1) })]);
    const work = await claim();
    await take(db, orderStream, [buildOrder({ note: 'new', updatedAt: at(2) })]);
    await runWork(deps, work, never);
    expect(await findCached(db, orderStream, '1001')).toMatchObject({ status: 'pending' });
    await runProcessorPass(deps);
    expect(await orders.collection(db).findOne({ _id: 'con_1:1001' })).toMatchObject({
      note: 'new',
    });
  });

  test('two workers with the same new orders make each once (edge cases 15, 20)', async () => {
    await take(
      db,
      orderStream,
      Array.from({ length: 20 }, (_, index) => buildOrder({ externalId: String(index + 1) })),
    );
    const first = await claim();
    await endLeases();
    // An entry whose lease ran out once may go with others; the second time it goes alone.
    const second = await claim();
    await Promise.all([runWork(deps, first, never), runWork(deps, second, never)]);
    expect(await orders.collection(db).countDocuments()).toBe(20);
    expect(await countStatuses(db, orderStream)).toEqual({ processed: 20 });
    expect(await customers.collection(db).findOne({ _id: 'con_1:301' })).toMatchObject({
      ordersCount: 20,
      totalSpent: 2_000_000,
    });
    const outcomes = await cacheCollection(db, orderStream.collection).distinct('outcome');
    expect(outcomes).toEqual(['created']);
  });

  test('what the warehouse does while a snapshot is processed is kept (spec 4.5)', async () => {
    await takeAndProcess(deps, orderStream, [buildOrder({ updatedAt: at(1) })]);
    const steps = ['allocated', 'picked', 'packed', 'shipped'] as const;
    for (const [index, lineStatus] of steps.entries()) {
      const note = `change ${index}`;
      await take(db, orderStream, [buildOrder({ note, updatedAt: at(index + 2) })]);
      await Promise.all([runProcessorPass(deps), moveLine(lineStatus)]);
      expect(await findOrder(db, 'ws_1', 'con_1:1001')).toMatchObject({
        note,
        lines: [{ lineStatus }],
      });
    }
  });
});

/** As the API does it: read, move, write guarded, again when somebody was faster. */
async function moveLine(lineStatus: LineStatus): Promise<void> {
  for (;;) {
    const order = await findOrder(db, 'ws_1', 'con_1:1001');
    if (!order) throw new Error('no order');
    const by = { kind: 'person' as const, id: 'usr_1', name: 'Meera', now: new Date() };
    const moved = moveLines(order, [{ shopifyLineId: '501', lineStatus }], by);
    if (!moved.ok) throw new Error(moved.errors[0]?.message);
    if (await saveOrder(db, 'ws_1', moved.record)) return;
  }
}

describe('claims', () => {
  test('a stop in good order gives claims and attempts back (F04)', async () => {
    await take(db, orderStream, [buildOrder()]);
    const work = await claim();
    expect(await findCached(db, orderStream, '1001')).toMatchObject({ attempts: 1 });
    await runWork(deps, work, () => true);
    expect(await findCached(db, orderStream, '1001')).toMatchObject({
      status: 'pending',
      attempts: 0,
      claim: null,
      due: new Date(0),
    });
  });

  test('a lease is prolonged by its owner alone (F09)', async () => {
    await take(db, orderStream, [buildOrder({ lines: [] })]);
    const work = await claim();
    const ids = work.entries.map(({ _id }) => _id);
    const before = (await findCached(db, orderStream, '1001')).due?.getTime() ?? 0;
    const renewal = { ids, leaseMs: 3_600_000 };
    await renewClaims(db, orderStream.collection, { ...renewal, token: 'not ours' });
    expect((await findCached(db, orderStream, '1001')).due?.getTime()).toBe(before);
    await renewClaims(db, orderStream.collection, { ...renewal, token: work.token });
    const after = (await findCached(db, orderStream, '1001')).due?.getTime() ?? 0;
    expect(after).toBeGreaterThan(before + 3_000_000);
    await runWork(deps, work, never);
    expect(await countStatuses(db, orderStream)).toEqual({ processed: 1 });
  });

  test('what may have killed its process goes alone, and is given up after five tries (F11)', async () => {
    await take(
      db,
      orderStream,
      ['1', '2', '3'].map((externalId) => buildOrder({ externalId, lines: [] })),
    );
    await cacheCollection(db, orderStream.collection).updateMany(
      { externalId: { $ne: '3' } },
      { $set: { claim: 'gone', attempts: 2, due: new Date(1) } },
    );
    const work = await claim();
    expect(work.entries.map(({ attempts }) => attempts)).toEqual([3]);
    await cacheCollection(db, orderStream.collection).updateMany(
      { claim: 'gone' },
      { $set: { attempts: 5 } },
    );
    await runWork(deps, work, never);
    await runProcessorPass(deps);
    expect(await countStatuses(db, orderStream)).toEqual({ processed: 2, failed: 1 });
    const [failed] = await cacheCollection(db, orderStream.collection)
      .find({ status: 'failed' })
      .toArray();
    expect(failed).toMatchObject({ quarantined: true, processingError: { code: 'CRASHED' } });
    expect(failed?.due).toBeUndefined();
  });

  test('a paused connection waits, and a backlog of one does not hold up another', async () => {
    const many = Array.from({ length: 30 }, (_, index) =>
      buildOrder({ externalId: String(index + 1), lines: [] }),
    );
    await take(db, orderStream, many);
    await take(db, orderStream, [buildOrder({ lines: [] })], { connectionId: 'con_2' });
    const claimer = createClaimer(deps);
    const shops = [];
    for (let turn = 0; turn < 2; turn += 1) {
      const work = await claimer.claim(everything, 10);
      shops.push(...new Set(work?.entries.map(({ connectionId }) => connectionId)));
      if (work) await runWork(deps, work, () => true);
    }
    expect(shops).toContain('con_2');
    await updateConnection(db, 'ws_1', 'con_1', { processorPaused: true });
    const pass = await runProcessorPass(deps, { connectionId: 'con_1' });
    await updateConnection(db, 'ws_1', 'con_1', { processorPaused: false });
    expect(pass).toMatchObject({ processed: 0, remaining: 30 });
  });

  test('two processors over 2,000 entries give one outcome each (F07)', async () => {
    await takeAndProcess(deps, productStream, [shirt]);
    const many = Array.from({ length: 2000 }, (_, index) =>
      buildOrder({
        externalId: String(index + 1),
        lines: [buildLine()],
        customer: {
          externalId: String(300 + (index % 50)),
          email: `c${index % 50}@example.com`,
          phone: null,
          firstName: 'Asha',
          lastName: null,
        },
      }),
    );
    await take(db, orderStream, many);
    const settings = { ...deps.settings, batchSize: 100 };
    const processors = [1, 2].map(() => startProcessor({ ...deps, settings }, { pollMs: 20 }));
    const collection = cacheCollection(db, orderStream.collection);
    await until(
      'everything is processed',
      async () => (await collection.countDocuments({ status: 'processed' })) === 2000,
    );
    await Promise.all(processors.map((processor) => processor.stop()));
    expect(await collection.countDocuments({ outcome: 'created', attempts: 1 })).toBe(2000);
    expect(await orders.collection(db).countDocuments({ rev: 1 })).toBe(2000);
    const totals = await customers
      .collection(db)
      .aggregate([{ $group: { _id: null, orders: { $sum: '$ordersCount' }, n: { $sum: 1 } } }])
      .toArray();
    expect(totals).toMatchObject([{ orders: 2000, n: 50 }]);
  });

  test('the processor outlives a database that goes away (F14)', async () => {
    await take(
      db,
      orderStream,
      Array.from({ length: 50 }, (_, index) =>
        buildOrder({ externalId: String(index + 1), lines: [] }),
      ),
    );
    const failCommands = ['update', 'insert'];
    const fault = { failCommands, errorCode: 91, appName: 'sluice-test-fencing' };
    await withFault(db, { ...fault, mode: { times: 6 } }, async () => {
      const processor = startProcessor(deps, { pollMs: 20 });
      const collection = cacheCollection(db, orderStream.collection);
      await until(
        'everything is processed',
        async () => (await collection.countDocuments({ status: 'processed' })) === 50,
      );
      await processor.stop();
    });
  });
});
