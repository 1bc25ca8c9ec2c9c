import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { watchQueries } from '../../../test/profile.ts';
import { mainWorkspace, openSandboxWeb, type SandboxWeb } from '../../../test/sandboxWeb.ts';
import { findConnection, updateConnection } from '../../models/access/connections.ts';
import { findProductsPage, findSkusPage } from '../../models/records/catalogPage.ts';
import { inventoryLevels } from '../../models/records/inventory.ts';
import { findInventoryPage } from '../../models/records/inventoryPage.ts';
import { findLocations } from '../../models/records/locations.ts';
import { saveMissingSkuTokens } from '../../models/records/skuTokens.ts';
import { products, skus } from '../../models/records/catalog.ts';
import { runProcessorPass } from '../../process/runPass.ts';

let web: SandboxWeb;
type Row = Record<string, unknown>;
const at = '2026-07-01T00:00:00Z';

/** Eight shirts by number: what is in stock of each, at two places. */
const stock: (readonly [number | null, number | null])[] = [
  [0, 0],
  [-3, 1],
  [2, 2],
  [5, 0],
  [40, 0],
  [null, null],
  [0, 0],
  [6, 0],
];

function productBody(index: number): object {
  const id = 700 + index;
  return {
    id,
    title: `Cotton Shirt ${index}`,
    handle: `summer-shirt-${index}`,
    vendor: index % 2 === 0 ? 'Loom' : 'Weaver & Co',
    product_type: index < 3 ? 'Shirt' : 'Blouse',
    status: 'active',
    tags: '',
    created_at: at,
    updated_at: at,
    options: [
      { name: 'Color', values: ['Indigo'] },
      { name: 'Size', values: ['XL'] },
    ],
    images: [],
    variants: [
      {
        id: id * 10,
        product_id: id,
        title: 'Indigo / XL',
        price: '999.00',
        sku: `CSH-${index}`,
        barcode: `89012345${index}`,
        position: 1,
        option1: 'Indigo',
        option2: 'XL',
        option3: null,
        inventory_item_id: id * 100,
        inventory_management: index === 5 ? null : 'shopify',
        created_at: at,
        updated_at: at,
      },
    ],
  };
}

beforeAll(async () => {
  web = await openSandboxWeb();
  for (const [index, places] of stock.entries()) {
    await web.deliver('products/update', productBody(index)).expect(200);
    for (const [place, available] of places.entries()) {
      const level = { inventory_item_id: (700 + index) * 100, location_id: 61 + place, available };
      await web.deliver('inventory_levels/update', { ...level, updated_at: at }).expect(200);
    }
  }
  await runProcessorPass(web.deps.processing);
  await runProcessorPass(web.deps.processing);
  await inventoryLevels
    .collection(web.db)
    .updateMany({ locationId: '61' }, { $set: { locationName: 'Main store' } });
});
afterAll(() => web.close());

const listed = async (path: string, key?: string): Promise<Row[]> =>
  (await web.get(path, key).expect(200)).body.items;
const places = (rows: Row[], field = 'shopifyVariantId') =>
  rows.map((row) => Number(String(row[field]).slice(0, 3)) - 700);

async function readAll(path: string, limit: number): Promise<Row[]> {
  const found: Row[] = [];
  for (let cursor = ''; found.length < 100; ) {
    const { body } = await web.get(`${path}&limit=${limit}${cursor}`).expect(200);
    found.push(...body.items);
    if (body.nextCursor === null) return found;
    cursor = `&cursor=${body.nextCursor as string}`;
  }
  throw new Error('pages without end');
}

describe('SKUs by stock', () => {
  test.each([
    ['out', [0, 6]],
    ['negative', []],
    ['low', [0, 6, 2, 3]],
    ['low&lowStock=6', [0, 6, 2, 3, 7]],
    ['low&lowStock=0', [0, 6]],
    ['untracked', [5]],
  ])('stock=%s, the least first', async (query, expected) => {
    const found = places(await listed(`/api/skus?stock=${query}`));
    expect(found.filter((place) => place !== 1)).toEqual(expected);
  });

  test('what is owed is negative, out and low', async () => {
    await skus
      .collection(web.db)
      .updateOne({ shopifyVariantId: '7010' }, { $set: { available: -2 } });
    for (const name of ['negative', 'out', 'low']) {
      expect(places(await listed(`/api/skus?stock=${name}`))[0]).toBe(1);
    }
  });

  test('page by page without a gap, ties included; with search', async () => {
    const whole = await listed('/api/skus?stock=low&lowStock=100');
    expect(whole).toHaveLength(7);
    expect(await readAll('/api/skus?stock=low&lowStock=100', 2)).toEqual(whole);
    expect(places(await listed('/api/skus?stock=out&search=csh-6'))).toEqual([6]);
  });

  test.each(['stock=none', 'lowStock=-1', 'lowStock=x', 'stock[$ne]=out'])(
    '%s is refused',
    async (query) => {
      await web.get(`/api/skus?${query}`).expect(422);
    },
  );
});

describe('search', () => {
  test.each([
    ['csh-3', [3]],
    ['CSH-3', [3]],
    ['890123454', [4]],
    ['shirt 7', [7]],
    ['indigo cotton', [0, 1, 2, 3, 4, 5, 6, 7]],
    ['cotton shirt xl 2', [2]],
    ['emerald', []],
    ['.*', []],
  ])('%s finds SKUs, their levels alike', async (text, expected) => {
    const search = `search=${encodeURIComponent(text)}`;
    expect(places(await listed(`/api/skus?${search}`))).toEqual(expected);
    const levels = await listed(`/api/inventory?${search}&limit=200`);
    expect([...new Set(places(levels, 'shopifyInventoryItemId'))]).toEqual(expected);
  });

  test.each([
    ['cotton shirt 2', [2]],
    ['csh-4', [4]],
    ['890123455', [5]],
    ['summer-shirt-6', [6]],
    ['weaver', [1, 3, 5, 7]],
    ['blouse loom', [4, 6]],
    ['indigo', [0, 1, 2, 3, 4, 5, 6, 7]],
  ])('%s finds products', async (text, expected) => {
    const found = await listed(`/api/products?search=${encodeURIComponent(text)}`);
    expect(places(found, 'shopifyProductId')).toEqual(expected);
  });

  test('products of a vendor or type, exactly', async () => {
    const vendor = encodeURIComponent('Weaver & Co');
    const of = async (query: string) =>
      places(await listed(`/api/products?${query}`), 'shopifyProductId');
    expect(await of(`vendor=${vendor}`)).toEqual([1, 3, 5, 7]);
    expect(await of(`vendor=${vendor}&productType=Blouse`)).toEqual([3, 5, 7]);
    expect(await of('vendor=weaver')).toEqual([]);
  });
});

test('SKUs stored before they had words get the same ones at the next start, once', async () => {
  const collection = skus.collection(web.db);
  const before = await collection.find({ workspaceId: mainWorkspace }).sort({ _id: 1 }).toArray();
  expect(before.length).toBe(stock.length);
  await collection.updateMany({ workspaceId: mainWorkspace }, { $unset: { searchTokens: '' } });
  expect(await listed('/api/skus?search=indigo')).toEqual([]);
  expect(await saveMissingSkuTokens(web.db)).toBe(stock.length);
  expect(await collection.find({ workspaceId: mainWorkspace }).sort({ _id: 1 }).toArray()).toEqual(
    before,
  );
  expect(await saveMissingSkuTokens(web.db)).toBe(0);
});

describe('levels', () => {
  test('say what they are of', async () => {
    const [level] = await listed('/api/inventory?search=csh-2&locationId=62');
    expect(level).toMatchObject({
      skuId: `${web.connectionId}:7020`,
      skuCode: 'CSH-2',
      productId: `${web.connectionId}:702`,
      title: 'Cotton Shirt 2',
      variantTitle: 'Indigo / XL',
      status: 'active',
      available: 2,
    });
  });

  test('of a SKU that is gone have no name', async () => {
    await inventoryLevels
      .collection(web.db)
      .updateMany({ skuId: `${web.connectionId}:7040` }, { $set: { skuId: 'con_x:gone' } });
    const found = await listed('/api/inventory?shopifyInventoryItemId=70400');
    expect(found[0]).toMatchObject({ skuCode: null, title: null, productId: null, status: null });
  });

  test.each([
    ['out', [-3, 0, 0, 0, 0, 0, 0, 0]],
    ['negative', [-3]],
    ['low', [-3, 0, 0, 0, 0, 0, 0, 0, 1, 2, 2, 5]],
    ['low&lowStock=1', [-3, 0, 0, 0, 0, 0, 0, 0, 1]],
    ['untracked', [null, null]],
  ])('stock=%s, the least first, page by page', async (query, expected) => {
    const found = await readAll(`/api/inventory?stock=${query}`, 4);
    expect(found.map((row) => row['available'])).toEqual(expected);
    expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
  });

  test('a place that does not keep an item is not out of it', async () => {
    const id = 'shopifyInventoryItemId=70000';
    const before = await listed(`/api/inventory?stock=out&${id}`);
    const body = { inventory_item_id: 70_000, location_id: 62 };
    await web.deliver('inventory_levels/disconnect', body).expect(200);
    await runProcessorPass(web.deps.processing);
    expect(await listed(`/api/inventory?stock=out&${id}`)).toHaveLength(before.length - 1);
    expect(await listed(`/api/inventory?stock=untracked&${id}`)).toEqual([]);
  });

  test('their places, by name; another workspace has none', async () => {
    expect(await listed('/api/inventory/locations')).toEqual([
      { locationId: '62', name: null, connectionId: web.connectionId },
      { locationId: '61', name: 'Main store', connectionId: web.connectionId },
    ]);
    expect(await listed('/api/inventory/locations', web.outsider)).toEqual([]);
    expect(await listed('/api/inventory/locations?connectionId=con_x')).toEqual([]);
    expect(await listed('/api/inventory/locations', web.keys.warehouse)).toHaveLength(2);
  });

  test('another workspace sees none', async () => {
    for (const path of ['/api/inventory', '/api/skus?stock=out', '/api/products?search=cotton']) {
      expect(await listed(path, web.outsider)).toEqual([]);
    }
  });
});

describe('addresses in the shop’s own pages', () => {
  test('of products and variants; none for a sandbox', async () => {
    const urls = async () => {
      const [product] = await listed('/api/products?search=csh-2');
      const [sku] = await listed('/api/skus?search=csh-2');
      const one = (await web.get(`/api/skus/${String(sku?.['id'])}`).expect(200)).body;
      expect(one).toEqual(sku);
      return [product?.['shopifyUrl'], sku?.['shopifyUrl']];
    };
    expect(await urls()).toEqual([null, null]);
    const record = await findConnection(web.db, mainWorkspace, web.connectionId);
    const { baseUrl: _, ...settings } = record?.settings ?? {};
    await updateConnection(web.db, mainWorkspace, web.connectionId, { settings });
    const home = `https://${web.sandbox.domain}/admin`;
    expect(await urls()).toEqual([`${home}/products/702`, `${home}/products/702/variants/7020`]);
  });
});

describe('what a page costs', () => {
  const many = 3000;

  /** A catalogue large enough that reading all of it would show. */
  beforeAll(async () => {
    const own = { workspaceId: 'ws_large', connectionId: 'con_large', rev: 1 };
    const numbers = Array.from({ length: many }, (_, index) => index);
    await products.collection(web.db).insertMany(
      numbers.slice(0, 300).map((index) => ({
        ...own,
        _id: `con_large:p${index}`,
        title: `Shirt ${index}`,
        groupKey: `shirt ${index}`,
        searchTokens: ['shirt', String(index)],
        vendor: index % 100 === 0 ? 'Rare' : 'Loom',
      })) as never,
    );
    await skus.collection(web.db).insertMany(
      numbers.map((index) => ({
        ...own,
        _id: `con_large:${index}`,
        code: `L-${String(index).padStart(5, '0')}`,
        productId: `con_large:p${index % 300}`,
        shopifyProductId: String(index % 300),
        shopifyVariantId: String(index),
        shopifyInventoryItemId: String(index),
        tracked: index % 500 !== 0,
        available: index % 40,
        searchTokens: ['shirt', `bar${index}`],
      })) as never,
    );
    await inventoryLevels.collection(web.db).insertMany(
      numbers.map((index) => ({
        ...own,
        _id: `con_large:${index}-61`,
        skuId: `con_large:${index}`,
        shopifyInventoryItemId: String(index),
        locationId: '61',
        available: index % 500 === 0 ? null : index % 40,
        disconnected: false,
      })) as never,
    );
  });

  const limit = 10;
  async function examined(path: string, pages = 3) {
    const [name = '', query = ''] = path.split('?');
    const filter = Object.fromEntries(new URLSearchParams(query));
    const read = { skus: findSkusPage, products: findProductsPage, levels: findInventoryPage }[
      name
    ];
    return watchQueries(web.db, async () => {
      for (let cursor: string | null = null, page = 0; page < pages; page += 1) {
        const found: { nextCursor: string | null } | undefined = await read?.(
          web.db,
          'ws_large',
          filter,
          { limit, cursor },
        );
        cursor = found?.nextCursor ?? null;
        if (cursor === null) return;
      }
    });
  }

  test.each([
    'skus?',
    'skus?stock=out',
    'skus?stock=untracked',
    'skus?shopifyVariantId=77',
    'skus?shopifyInventoryItemId=77',
    'skus?shopifyProductId=77',
    'skus?search=bar2999',
    'skus?search=shirt',
    'products?vendor=Rare',
    'levels?',
    'levels?stock=out',
    'levels?stock=untracked',
    'levels?skuId=con_large:5',
    'levels?shopifyInventoryItemId=5',
    'levels?locationId=61',
  ])('%s: some queries, none of which reads much more than it shows', async (path) => {
    const queries = await examined(path);
    expect(queries.length).toBeGreaterThan(0);
    expect(queries.length).toBeLessThanOrEqual(3 * 4);
    for (const { collection, keys } of queries) {
      expect([collection, keys <= 15 * limit]).toEqual([collection, true]);
    }
  });

  test('the places of stock: a jump from one to the next', async () => {
    const queries = await watchQueries(web.db, () => findLocations(web.db, 'ws_large'));
    expect(queries[0]?.keys).toBeLessThan(10);
  });
});
