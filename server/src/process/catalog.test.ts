import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { buildLine, buildOrder, buildProduct, buildVariant } from '../../test/builders.ts';
import { dropTestDatabase, openTestDatabase } from '../../test/database.ts';
import {
  addConnection,
  findCached,
  setUpProcessing,
  take,
  takeAndProcess,
  wipeAll,
} from '../../test/processing.ts';
import { testStreams } from '../../test/sourceConnector.ts';
import type { SourceInventoryLevel, SourceProduct } from '../domain/source.ts';
import { listings, products, skus, variations } from '../models/records/catalog.ts';
import { connections, findConnection } from '../models/access/connections.ts';
import type { Database } from '../models/database.ts';
import { demands } from '../models/cache/demands.ts';
import { inventoryLevels } from '../models/records/inventory.ts';
import { findOrder } from '../models/records/ordersPage.ts';
import type { ProcessDeps } from './deps.ts';
import { runProcessorPass } from './runPass.ts';

let db: Database;
let deps: ProcessDeps;
const {
  orders: orderStream,
  products: productStream,
  inventory: inventoryStream,
  events: eventStream,
} = testStreams;

beforeAll(async () => {
  db = await openTestDatabase();
  deps = await setUpProcessing(db);
  await addConnection(db, 'con_2');
});
beforeEach(() => wipeAll(db));
afterAll(() => dropTestDatabase(db));

const at = (day: number): string => `2026-03-${String(day).padStart(2, '0')}T00:00:00.000Z`;

function inColour(
  externalId: string,
  colour: string,
  part: Partial<SourceProduct> = {},
): SourceProduct {
  const options = [
    { name: 'Color', value: colour },
    { name: 'Size', value: 'S' },
  ];
  return buildProduct({
    externalId,
    variants: [buildVariant({ externalId: `9${externalId}`, options })],
    ...part,
  });
}

const idsOf = (rows: { _id: string }[]): string[] => rows.map(({ _id }) => _id).sort();

describe('products', () => {
  test('colour → variation, size → SKU (spec 3.1)', async () => {
    const of = (externalId: string, colour: string, size: string) =>
      buildVariant({
        externalId,
        sku: `CSH-${externalId}`,
        options: [
          { name: 'Colour', value: colour },
          { name: 'Size', value: size },
        ],
      });
    const shirt = buildProduct({
      variants: [of('1', 'White', 'S'), of('2', 'White', 'M'), of('3', 'Blue', 'S')],
    });
    await takeAndProcess(deps, productStream, [shirt]);
    expect(await findCached(db, productStream, '700')).toMatchObject({
      status: 'processed',
      outcome: 'created',
      recordId: 'con_1:700',
    });
    expect(await products.collection(db).findOne({})).toMatchObject({ _id: 'con_1:700' });
    expect(idsOf(await variations.collection(db).find({}).toArray())).toEqual([
      'con_1:700:blue',
      'con_1:700:white',
    ]);
    expect(await skus.collection(db).countDocuments({ removed: false })).toBe(3);
  });

  test('a removed variant is archived, never deleted; a cut payload removes nothing (spec 3.3, edge case 63)', async () => {
    const two = [buildVariant({ externalId: '1' }), buildVariant({ externalId: '2' })];
    await takeAndProcess(deps, productStream, [buildProduct({ variants: two })]);
    const cut = {
      ...buildProduct({ variants: two.slice(0, 1), updatedAt: at(1) }),
      complete: false,
    };
    await takeAndProcess(deps, productStream, [cut]);
    expect(await skus.collection(db).findOne({ _id: 'con_1:2' })).toMatchObject({
      removed: false,
      status: 'active',
    });
    await takeAndProcess(deps, productStream, [
      buildProduct({ variants: two.slice(0, 1), updatedAt: at(2) }),
    ]);
    expect(await skus.collection(db).findOne({ _id: 'con_1:2' })).toMatchObject({
      removed: true,
      status: 'archived',
    });
  });

  test('a cost that a payload does not speak of stays', async () => {
    const of = (cost: number | undefined) => [buildVariant({ externalId: '1', cost })];
    await takeAndProcess(deps, productStream, [buildProduct({ variants: of(500) })]);
    const later = buildProduct({
      variants: of(undefined),
      title: 'Classic Shirt',
      updatedAt: at(1),
    });
    await takeAndProcess(deps, productStream, [later]);
    expect(await skus.collection(db).findOne({ _id: 'con_1:1' })).toMatchObject({ cost: 500 });
  });

  test('a deleted product is archived with its SKUs (edge case 12)', async () => {
    await takeAndProcess(deps, productStream, [inColour('700', 'White')]);
    await takeAndProcess(deps, productStream, [
      { externalId: '700', updatedAt: at(5), deleted: true },
    ]);
    expect(await listings.collection(db).findOne({})).toMatchObject({
      deleted: true,
      status: 'archived',
    });
    expect(await products.collection(db).findOne({})).toMatchObject({ status: 'archived' });
    expect(await skus.collection(db).findOne({})).toMatchObject({
      status: 'archived',
      removed: true,
    });
  });

  test('one listing per colour makes one product, whatever came first; renaming parts them again', async () => {
    await takeAndProcess(deps, productStream, [inColour('702', 'Blue')]);
    await takeAndProcess(deps, productStream, [inColour('701', 'White')]);
    expect(await products.collection(db).find({}).toArray()).toMatchObject([
      { _id: 'con_1:701', shopifyProductIds: ['701', '702'] },
    ]);
    expect(await skus.collection(db).distinct('productId')).toEqual(['con_1:701']);
    expect(await variations.collection(db).distinct('productId')).toEqual(['con_1:701']);
    await takeAndProcess(deps, productStream, [
      inColour('701', 'White', { title: 'Another Shirt', updatedAt: at(3) }),
    ]);
    expect(idsOf(await products.collection(db).find({}).toArray())).toEqual([
      'con_1:701',
      'con_1:702',
    ]);
    expect(await skus.collection(db).findOne({ _id: 'con_1:9702' })).toMatchObject({
      productId: 'con_1:702',
      variationId: 'con_1:702:blue',
    });
  });

  test('workers that process listings of one group at once end with one product of all', async () => {
    const colours = ['White', 'Blue', 'Red', 'Green', 'Black', 'Pink'];
    for (const [index, colour] of colours.entries()) {
      await take(db, productStream, [inColour(String(701 + index), colour)]);
    }
    const settings = { ...deps.settings, batchSize: 1 };
    await Promise.all([1, 2, 3].map(() => runProcessorPass({ ...deps, settings })));
    await runProcessorPass(deps);
    const [product, ...more] = await products.collection(db).find({}).toArray();
    expect(more).toEqual([]);
    expect(product?.shopifyProductIds).toHaveLength(6);
    expect(await skus.collection(db).distinct('productId')).toEqual(['con_1:701']);
  });

  test('a code used twice goes to the lowest variant, and orders follow (edge case 62)', async () => {
    const of = (externalId: string) =>
      buildProduct({
        externalId: `7${externalId}`,
        title: `Shirt ${externalId}`,
        variants: [buildVariant({ externalId, sku: 'SAME' })],
      });
    await takeAndProcess(deps, productStream, [of('9502')]);
    const line = buildLine({ externalId: '502', variantId: '9502' });
    await takeAndProcess(deps, orderStream, [buildOrder({ lines: [line] })]);
    expect((await findOrder(db, 'ws_1', 'con_1:1001'))?.lines[0]?.skuCode).toBe('SAME');
    await takeAndProcess(deps, productStream, [of('9501')]);
    const codes = await skus.collection(db).find({}).sort({ _id: 1 }).toArray();
    expect(codes.map(({ code }) => code)).toEqual(['SAME', 'SAME-9502']);
    expect((await findOrder(db, 'ws_1', 'con_1:1001'))?.lines[0]?.skuCode).toBe('SAME-9502');
  });

  test('two shops of a workspace may use one code and even one variant id', async () => {
    const shirt = buildProduct({ variants: [buildVariant({ externalId: '9', sku: '' })] });
    await take(db, productStream, [shirt], { connectionId: 'con_2' });
    await take(db, productStream, [shirt]);
    await runProcessorPass(deps);
    const codes = await skus.collection(db).find({}).sort({ _id: 1 }).toArray();
    expect(codes.map(({ code }) => code)).toEqual(['SKU-9', 'SKU-9-9']);
  });
});

function level(part: Partial<SourceInventoryLevel> = {}): SourceInventoryLevel {
  return {
    inventoryItemId: '41',
    locationId: '61',
    locationName: 'Main',
    available: 5,
    updatedAt: at(1),
    ...part,
  };
}

describe('inventory', () => {
  const shirt = buildProduct({
    variants: [buildVariant({ externalId: '1', inventoryItemId: '41' })],
  });

  test('locations sum up, the newest reading wins, disconnected ones leave (edge cases 73, 75)', async () => {
    await takeAndProcess(deps, productStream, [shirt]);
    await takeAndProcess(deps, inventoryStream, [
      level(),
      level({ locationId: '62', available: -2 }),
    ]);
    expect(await skus.collection(db).findOne({})).toMatchObject({ available: 3 });
    await takeAndProcess(deps, inventoryStream, [level({ available: 9, updatedAt: at(3) })]);
    await takeAndProcess(deps, inventoryStream, [level({ available: 1, updatedAt: at(2) })]);
    expect(await skus.collection(db).findOne({})).toMatchObject({ available: 7 });
    await takeAndProcess(deps, inventoryStream, [
      { ...level({ locationId: '62', updatedAt: at(4) }), deleted: true },
    ]);
    expect(await skus.collection(db).findOne({})).toMatchObject({ available: 9 });
    expect(await inventoryLevels.collection(db).countDocuments()).toBe(2);
  });

  test('a level of an unknown item asks for its product and heals', async () => {
    await takeAndProcess(deps, inventoryStream, [level()]);
    expect(await findCached(db, inventoryStream, '41-61')).toMatchObject({
      status: 'failed',
      processingError: { code: 'SKU_NOT_FOUND' },
    });
    expect(await demands.collection(db).findOne({})).toMatchObject({
      _id: 'con_1:products:inventory_item:41',
    });
    await takeAndProcess(deps, productStream, [shirt]);
    expect(await skus.collection(db).findOne({})).toMatchObject({ available: 5 });
  });

  test('an item the platform does not know is skipped until it appears', async () => {
    await takeAndProcess(deps, inventoryStream, [level()]);
    await demands
      .collection(db)
      .updateOne({}, { $set: { status: 'gone', answeredAt: new Date() }, $unset: { due: '' } });
    await db.connection
      .collection(inventoryStream.collection)
      .updateOne({}, { $set: { due: new Date(0) } });
    await runProcessorPass(deps);
    expect(await findCached(db, inventoryStream, '41-61')).toMatchObject({ status: 'skipped' });
    await takeAndProcess(deps, productStream, [shirt]);
    expect(await findCached(db, inventoryStream, '41-61')).toMatchObject({ status: 'processed' });
  });
});

describe('events', () => {
  test('ask for records, disconnect, or are noted', async () => {
    await takeAndProcess(deps, eventStream, [
      { type: 'refetch', stream: 'orders', externalId: '1001' },
      { type: 'uninstalled' },
      { type: 'held', reason: 'Customer redaction requested' },
    ]);
    expect(await demands.collection(db).findOne({})).toMatchObject({
      _id: 'con_1:orders:1001',
      status: 'open',
    });
    expect(await findConnection(db, 'ws_1', 'con_1')).toMatchObject({ status: 'disconnected' });
    expect(await findCached(db, eventStream, 'held')).toMatchObject({
      status: 'processed',
      outcomeReason: 'Customer redaction requested',
    });
    await connections.collection(db).updateMany({}, { $set: { status: 'connected' } });
  });
});
