import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  buildCustomer,
  buildLine,
  buildOrder,
  buildProduct,
  buildVariant,
} from '../../test/builders.ts';
import { dropTestDatabase, openTestDatabase } from '../../test/database.ts';
import { setUpProcessing, take, takeAndProcess, wipeAll, wipeErp } from '../../test/processing.ts';
import { testStreams } from '../../test/sourceConnector.ts';
import type { StreamDefinition } from '../connectors/kit/types.ts';
import { cacheCollection } from '../models/cache/cache.ts';
import type { Database } from '../models/database.ts';
import { demands } from '../models/cache/demands.ts';
import type { ProcessDeps } from './deps.ts';
import { erpDigest } from './digest.ts';
import { previewReplay, rebuild, replay } from './replay.ts';
import { runProcessorPass } from './runPass.ts';

let db: Database;
let deps: ProcessDeps;
const {
  orders: orderStream,
  products: productStream,
  customers: customerStream,
  inventory: inventoryStream,
} = testStreams;
const connection = { workspaceId: 'ws_1', connectionId: 'con_1', platform: 'test' };

beforeAll(async () => {
  db = await openTestDatabase();
  deps = await setUpProcessing(db);
});
beforeEach(() => wipeAll(db));
afterAll(() => dropTestDatabase(db));

const at = (day: number): string => `2026-03-${String(day).padStart(2, '0')}T00:00:00.000Z`;

const emails = ['asha@example.com', 'ravi@example.com'];
const day = fc.integer({ min: 1, max: 3 });

/**
 * Snapshots of a few records that hang together: groups of listings, shared codes, variants that come and go,
 * guests, customers who swap addresses, stock.
 */
const step = fc.oneof(
  fc.record({
    of: fc.constant('product' as const),
    id: fc.integer({ min: 1, max: 3 }),
    day,
    title: fc.constantFrom('Shirt', 'Shirt', 'Kurta'),
    colour: fc.constantFrom('White', 'Blue', 'Red'),
    code: fc.constantFrom('SAME', 'OTHER', ''),
    sizes: fc.constantFrom(['S'], ['S', 'M']),
    deleted: fc.constantFrom(false, false, false, true),
  }),
  fc.record({
    of: fc.constant('order' as const),
    id: fc.integer({ min: 1, max: 3 }),
    day,
    variant: fc.constantFrom('910', '911', '920', '930'),
    customer: fc.constantFrom(null, null, '301', '302'),
    email: fc.constantFrom(...emails),
    gateway: fc.constantFrom('razorpay', 'Cash on Delivery (COD)', 'manual'),
  }),
  fc.record({
    of: fc.constant('customer' as const),
    id: fc.constantFrom('301', '302'),
    day,
    email: fc.constantFrom(...emails),
  }),
  fc.record({
    of: fc.constant('level' as const),
    item: fc.constantFrom('410', '411', '420'),
    day,
    available: fc.integer({ min: -5, max: 20 }),
  }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

function toSnapshot(one: Step): [StreamDefinition, object] {
  const updatedAt = at(one.day);
  if (one.of === 'customer') {
    const { id: externalId, email } = one;
    return [customerStream, buildCustomer({ externalId, email, updatedAt })];
  }
  if (one.of === 'level') {
    const { item: inventoryItemId, available } = one;
    const place = { locationId: '61', locationName: 'Main' };
    return [inventoryStream, { inventoryItemId, ...place, available, updatedAt }];
  }
  if (one.of === 'order') return [orderStream, toOrderBody(one, updatedAt)];
  const { id, title, deleted, sizes } = one;
  const externalId = `70${id}`;
  if (deleted) return [productStream, { externalId, updatedAt, deleted }];
  const variants = sizes.map((size, index) => toVariant(one, size, index));
  return [productStream, buildProduct({ externalId, title, variants, updatedAt })];
}

function toVariant({ id, colour, code }: Step & { of: 'product' }, size: string, index: number) {
  return buildVariant({
    externalId: `9${id}${index}`,
    sku: code,
    inventoryItemId: `4${id}${index}`,
    options: [
      { name: 'Color', value: colour },
      { name: 'Size', value: size },
    ],
    cost: 100,
  });
}

function toOrderBody(one: Step & { of: 'order' }, updatedAt: string): object {
  const { id, variant, customer, email, gateway } = one;
  const named = { externalId: customer ?? '', email, phone: null, firstName: 'A', lastName: 'B' };
  return buildOrder({
    externalId: `100${id}`,
    name: `#100${id}`,
    lines: [
      buildLine({ externalId: `5${variant}`, variantId: variant, productId: `70${variant[1]}` }),
    ],
    customer: customer === null ? null : named,
    email,
    gateways: [gateway],
    updatedAt,
  });
}

const history = fc.record({
  steps: fc.array(step, { minLength: 4, maxLength: 16 }),
  /** After which steps the processor runs. */
  runs: fc.array(fc.boolean(), { minLength: 16, maxLength: 16 }),
  repeats: fc.array(fc.nat(15), { maxLength: 6 }),
  /** Between which effects of a batch it breaks off: the rest is left to the next attempt. */
  crashes: fc.array(fc.boolean(), { maxLength: 8 }),
});

/** Whatever was asked for and never came does not exist. */
async function answerDemands(): Promise<void> {
  await demands
    .collection(db)
    .updateMany({}, { $set: { status: 'gone', answeredAt: new Date() }, $unset: { due: '' } });
  for (const { collection } of Object.values(testStreams)) {
    await cacheCollection(db, collection).updateMany(
      { status: 'failed' },
      { $set: { status: 'pending', due: new Date(0), attempts: 0 } },
    );
  }
}

/** A processor that breaks off where the list says so, and tries again at once. */
function breakOff(crashes: boolean[]): ProcessDeps {
  const left = [...crashes];
  return {
    ...deps,
    settings: { ...deps.settings, entryDelay: (tries) => (tries < 5 ? 0 : null) },
    crashAt(point) {
      if (point === 'between-effects' && left.shift()) throw new Error('broken off');
    },
  };
}

async function settle(): Promise<void> {
  await runProcessorPass(deps);
  for (let round = 0; round < 3; round += 1) {
    await answerDemands();
    await runProcessorPass(deps);
  }
}

/** The newest snapshot of each record alone, with what only older ones tell (marks). */
async function digestOfRebuild(): Promise<unknown> {
  await wipeErp(db);
  await rebuild(deps, connection);
  await settle();
  return erpDigest(db, 'ws_1');
}

describe('convergence', () => {
  test('any history of duplicated, stale and shuffled snapshots ends as its newest snapshots (I13)', async () => {
    await fc.assert(
      fc.asyncProperty(history, async ({ steps, runs, repeats, crashes }) => {
        await wipeAll(db);
        const broken = breakOff(crashes);
        const played = [...steps, ...repeats.flatMap((index) => steps[index] ?? [])];
        for (const [index, one] of played.entries()) {
          const [stream, body] = toSnapshot(one);
          await take(db, stream, [body]);
          if (runs[index % runs.length]) await runProcessorPass(broken);
        }
        await settle();
        const lived = await erpDigest(db, 'ws_1');
        expect(await digestOfRebuild()).toEqual(lived);
      }),
      { numRuns: 12 },
    );
  });
});

describe('replay', () => {
  const shirt = buildProduct({ variants: [buildVariant()] });
  const many = Array.from({ length: 30 }, (_, index) =>
    buildOrder({ externalId: String(index + 1), name: `#${index + 1}` }),
  );
  const whole = {
    connectionId: 'con_1',
    from: null,
    to: null,
    errorCode: null,
    codeVersion: null,
  };

  test('first the differences, then the same by applying; rules are data (spec 8.4)', async () => {
    await takeAndProcess(deps, productStream, [shirt]);
    await takeAndProcess(deps, orderStream, many);
    const request = { workspaceId: 'ws_1', stream: orderStream, ...whole };
    expect((await previewReplay(deps, request)).counts).toMatchObject({ unchanged: 30 });
    await db.connection
      .collection('connections')
      .updateOne({ account: 'con_1.example' }, { $set: { rules: { codGateways: ['razorpay'] } } });
    const before = await erpDigest(db, 'ws_1');
    const dry = await previewReplay(deps, request);
    expect(dry.counts).toMatchObject({ updated: 30, unchanged: 0 });
    expect(dry.examples[0]?.changes).toContain('paymentMethod');
    expect(await erpDigest(db, 'ws_1')).toEqual(before);
    expect(await replay(deps, request)).toBe(30);
    await runProcessorPass(deps);
    expect((await previewReplay(deps, request)).counts).toMatchObject({ unchanged: 30 });
    expect(await erpDigest(db, 'ws_1')).not.toEqual(before);
    await db.connection.collection('connections').updateMany({}, { $set: { rules: {} } });
  });

  test('a range by code version, and nothing of another workspace', async () => {
    await takeAndProcess(deps, productStream, [shirt]);
    await takeAndProcess(deps, orderStream, many.slice(0, 3));
    const request = { stream: orderStream, ...whole };
    const other = { ...request, workspaceId: 'ws_2' };
    expect(await replay(deps, other)).toBe(0);
    const old = { ...request, workspaceId: 'ws_1', codeVersion: 'old' };
    expect(await replay(deps, old)).toBe(0);
    expect(await replay(deps, { ...old, codeVersion: 'test' })).toBe(3);
  });
});
