import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { buildOrder, buildProduct, buildVariant, testIds } from '../../test/builders.ts';
import { dropTestDatabase, openTestDatabase } from '../../test/database.ts';
import { setUpProcessing, takeAndProcess } from '../../test/processing.ts';
import { testStreams } from '../../test/sourceConnector.ts';
import { cacheCollection } from '../models/cache/cache.ts';
import { requeueEntries } from '../models/cache/cacheRequeue.ts';
import type { Database } from '../models/database.ts';
import { findRecordNews } from '../models/records/recordNews.ts';
import type { ProcessDeps } from './deps.ts';
import { runProcessorPass } from './runPass.ts';

let db: Database;
let deps: ProcessDeps;
const { orders, products } = testStreams;
const shirt = buildProduct({ variants: [buildVariant({ externalId: '9501', sku: 'CSH-WHT-S' })] });

beforeAll(async () => {
  db = await openTestDatabase();
  deps = await setUpProcessing(db);
});
afterAll(() => dropTestDatabase(db));

const writes = async () => Object.fromEntries(await findRecordNews(db, testIds.workspaceId));

test('a batch says once that it wrote records; one that found them as they are says nothing', async () => {
  await takeAndProcess(deps, products, [shirt]);
  expect(await writes()).toEqual({ product: 1 });
  const both = [buildOrder(), buildOrder({ externalId: '1002' })];
  await takeAndProcess(deps, orders, both);
  expect(await writes()).toEqual({ product: 1, order: 1 });
  await requeueEntries(db, orders.collection, ['con_1:1001', 'con_1:1002']);
  await runProcessorPass(deps);
  expect(await writes()).toEqual({ product: 1, order: 1 });
  expect(await findRecordNews(db, 'ws_other')).toEqual(new Map());
});

test('records are there when the news comes, and it comes again when the batch broke off before its results', async () => {
  const before = (await writes())['order'] ?? 0;
  let crashes = 1;
  const crashing: ProcessDeps = {
    ...deps,
    crashAt(point) {
      if (point !== 'after-effect-before-mark' || crashes === 0) return;
      crashes -= 1;
      throw new Error('broke off');
    },
  };
  const body = buildOrder({ externalId: '1003' });
  await expect(takeAndProcess(crashing, orders, [body])).rejects.toThrow('broke off');
  expect((await writes())['order']).toBe(before + 1);
  expect(
    await db.connection.collection('orders').countDocuments({ _id: 'con_1:1003' as never }),
  ).toBe(1);
  await cacheCollection(db, orders.collection).updateMany(
    { status: 'pending' },
    { $set: { due: new Date(0) } },
  );
  await runProcessorPass(crashing);
  expect((await writes())['order']).toBe(before + 2);
});
