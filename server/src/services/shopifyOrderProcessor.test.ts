import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { buildOrder, buildProduct, buildSkus, buildVariant, testIds } from '../../test/builders.ts';
import { dropTestDatabase, openTestDatabase } from '../../test/database.ts';
import { sourceOrders } from '../../test/orderArbitrary.ts';
import { setUpProcessing, take, wipeAll } from '../../test/processing.ts';
import { testStreams } from '../../test/sourceConnector.ts';
import { orders as shopifyOrders } from '../connectors/shopify/streams.ts';
import { defaultRules } from '../domain/rules.ts';
import type { SourceOrder } from '../domain/source.ts';
import { canonicalJson } from '../lib/digest.ts';
import { parseJson } from '../lib/json.ts';
import type { Database } from '../models/database.ts';
import type { ProcessDeps } from '../process/deps.ts';
import { runProcessorPass } from '../process/runPass.ts';
import {
  type OrderContext,
  processOrderWithContext,
  processShopifyOrderToERP,
} from './shopifyOrderProcessor.ts';

let db: Database;
let deps: ProcessDeps;
const now = new Date('2026-03-10T00:00:00.000Z');

beforeAll(async () => {
  db = await openTestDatabase();
  deps = await setUpProcessing(db);
});
beforeEach(() => wipeAll(db));
afterAll(() => dropTestDatabase(db));

/** A catalog with every variant of the orders, both as Maps and in the database. */
async function know(sources: SourceOrder[]): Promise<OrderContext> {
  const known = new Map(sources.flatMap((source) => [...buildSkus(source)]));
  const variants = [...known].map(([externalId, { code }]) =>
    buildVariant({ externalId, sku: code, inventoryItemId: null }),
  );
  await take(db, testStreams.products, [buildProduct({ variants })]);
  await runProcessorPass(deps);
  return {
    ids: testIds,
    rules: defaultRules,
    now,
    skusByVariant: known,
    goneVariants: new Set(),
    customerIdByEmail: new Map(),
    existing: new Map(),
  };
}

/** By both entry points; equal as text, byte for byte. */
async function compare(source: SourceOrder, context: OrderContext): Promise<void> {
  const order = { source, marks: [], rawVersion: 1 };
  const plan = processOrderWithContext(order, context);
  const single = await processShopifyOrderToERP(deps, 'con_1', { ...order, now });
  if (plan.kind !== 'create') throw new Error(plan.kind);
  expect(single.result).toEqual({ kind: 'done', outcome: 'created', recordId: plan.record._id });
  expect(canonicalJson(single.record)).toBe(canonicalJson(plan.record));
}

const folders = ['../connectors/shopify/fixtures', '../../test/fixtures'].map((folder) =>
  join(import.meta.dirname, folder),
);

/** Every order of every fixture, as the connector reads it; those that only show a body's shape cannot be read. */
function readFixtures(): SourceOrder[] {
  return folders
    .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
    .filter((file) => file.endsWith('.json'))
    .flatMap((file) => findBodies(parseJson(readFileSync(file))))
    .flatMap((body) => {
      const read = shopifyOrders.read(body, {
        currency: 'USD',
        timezone: 'UTC',
        rules: defaultRules,
      });
      return read.ok ? [read.value] : [];
    });
}

function findBodies(file: unknown): object[] {
  if (typeof file !== 'object' || file === null) return [];
  const inner = [file, ...Object.values(file).flat()];
  return inner.filter((one) => typeof one === 'object' && one !== null && 'line_items' in one);
}

describe('both entry points (spec 4.6)', () => {
  test('give the same bytes for every fixture', async () => {
    const read = readFixtures();
    expect(read.length).toBeGreaterThanOrEqual(4);
    const sources = read.map((source, index) => ({ ...source, externalId: `8${index}` }));
    const context = await know(sources);
    for (const source of sources) await compare(source, context);
  });

  test('give the same bytes for any order', async () => {
    const sources = fc
      .sample(sourceOrders, 40)
      .map((source, index) => ({ ...source, externalId: String(index + 1), customer: null }));
    const context = await know(sources);
    for (const source of sources) await compare({ ...source, email: null }, context);
  });

  test('an unknown SKU fails the same way, and its product is asked for (spec 4.7)', async () => {
    const source = buildOrder();
    const { result, record } = await processShopifyOrderToERP(deps, 'con_1', {
      source,
      marks: [],
      rawVersion: 1,
    });
    expect(record).toBeNull();
    expect(result).toMatchObject({ kind: 'failed', message: 'SKU not found: SKU-501' });
    expect(await db.connection.collection('fetch_demands').countDocuments()).toBe(1);
    await expect(
      processShopifyOrderToERP(deps, 'con_9', { source, marks: [], rawVersion: 1 }),
    ).rejects.toThrow('con_9');
  });
});
