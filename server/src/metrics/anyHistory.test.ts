import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  buildAdDay,
  buildCost,
  buildLine,
  buildProduct,
  buildShipment,
  buildVariant,
} from '../../test/builders.ts';
import { dropTestDatabase, openTestDatabase } from '../../test/database.ts';
import {
  everyRow,
  order,
  recomputeAll,
  stockShop,
  toMetricsDeps,
  viaAds,
  wipeFigures,
  withoutEpochs,
} from '../../test/profitWorld.ts';
import { setUpProcessing, takeAndProcess, wipeAll } from '../../test/processing.ts';
import { testStreams } from '../../test/sourceConnector.ts';
import { sumMoney } from '../domain/money.ts';
import { computeCharge } from '../domain/shipping/charge.ts';
import type { Database } from '../models/database.ts';
import { shipments } from '../models/records/plain.ts';
import { defaultProcessSettings, type ProcessDeps } from '../process/deps.ts';
import { runProcessorPass } from '../process/runPass.ts';
import { runMetrics } from './runMetrics.ts';

/** P5: whatever happened, figures kept up to date are the figures computed from nothing. */
let db: Database;
let deps: ProcessDeps;

beforeAll(async () => {
  db = await openTestDatabase();
  const settings = { ...defaultProcessSettings, entryDelay: () => 0 };
  deps = await setUpProcessing(db, { settings });
});
afterAll(() => dropTestDatabase(db));

const startOver = async () => {
  await wipeAll(db);
  await wipeFigures(db);
  await stockShop(deps);
};
beforeEach(startOver);

const dates = ['2026-03-01', '2026-03-02', '2026-03-03'];
const day = fc.constantFrom(...dates);
const is = <K extends string>(kind: K) => fc.constant(kind);
const rarely = fc.nat(5).map((value) => value === 0);

const ofOrder = fc.record({
  kind: is('order'),
  id: fc.integer({ min: 1, max: 3 }),
  day,
  cod: fc.boolean(),
  ads: fc.boolean(),
  refunded: fc.option(day),
  deleted: rarely,
});
const ofParcel = fc.record({
  kind: is('parcel'),
  id: fc.integer({ min: 1, max: 3 }),
  of: fc.integer({ min: 1, max: 4 }),
  booked: day,
  forward: fc.nat(9000),
  rto: fc.boolean(),
  deleted: rarely,
});
const ofAd = fc.record({
  kind: is('ad'),
  id: fc.constantFrom('11', '12'),
  name: fc.constantFrom('Focus Sales', 'Other'),
  status: fc.constantFrom('active', 'paused'),
  day,
  spend: fc.nat(50_000),
  deleted: rarely,
});
const ofCosts = fc.oneof(
  fc.record({
    kind: is('cost'),
    amount: fc.nat(90_000),
    from: day,
    days: fc.nat(1),
    deleted: rarely,
  }),
  fc.record({ kind: is('unitCost'), cost: fc.nat(50_000), day }),
  fc.record({ kind: is('fileCost'), cost: fc.nat(50_000), day }),
);
const change = fc.oneof(
  { weight: 4, arbitrary: ofOrder },
  { weight: 3, arbitrary: ofParcel },
  { weight: 2, arbitrary: ofAd },
  { weight: 2, arbitrary: ofCosts },
  { weight: 2, arbitrary: fc.record({ kind: is('compute') }) },
);
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;
type Of<K extends Change['kind']> = Extract<Change, { kind: K }>;
/** What every body says of its age: each is newer than the one before. */
interface Stamp {
  updatedAt: string;
  deleted?: boolean;
}

/** An instance that dies after its records are written and before anybody heard of them, as often as asked. */
let crashes = 0;
const crashAt = (point: string): void => {
  if (point === 'between-effects' && crashes-- > 0) throw new Error('gone');
};
const take = (name: keyof typeof testStreams, body: object) =>
  takeAndProcess({ ...deps, crashAt }, testStreams[name], [body]);
const compute = () => runMetrics(toMetricsDeps(deps));
const at = (date: string) => `${date}T06:30:00.000Z`;

const apply: { [K in Change['kind']]: (one: Of<K>, stamp: Stamp) => Promise<unknown> } = {
  order: ({ id, day: date, cod, ads, refunded }, stamp) => {
    const back = { externalId: '9', createdAt: at(refunded ?? date), amount: 100_000 };
    const whole = {
      financialStatus: 'refunded',
      lines: [buildLine({ externalId: '501', currentQty: 0 })],
      refunds: [back],
    };
    return take('orders', {
      ...order(id, date, { gateways: cod ? ['Cash on Delivery (COD)'] : ['razorpay'] }),
      ...(ads ? viaAds : {}),
      ...(refunded === null ? {} : whole),
      ...stamp,
    });
  },
  ad: ({ id, name, status, day: date, spend }, stamp) => {
    const row = { campaignId: id, campaignName: name, campaignStatus: status, date, spend };
    return take('adDays', { ...buildAdDay(row), ...stamp });
  },
  parcel: ({ id, of, booked, forward, rto }, stamp) =>
    take('shipments', {
      ...buildShipment({
        externalId: String(id),
        awb: `A${id}`,
        orderReferences: [String(of)],
        bookedAt: at(booked),
        status: rto ? 'rto_delivered' : 'delivered',
        charges: { forward, cod: null, rto: 500 },
      }),
      ...stamp,
    }),
  cost: ({ amount, from, days }, stamp) => {
    const to = dates[Math.min(dates.indexOf(from) + days, 2)] ?? from;
    return take('costs', { ...buildCost({ amount, from, to }), ...stamp });
  },
  unitCost: ({ cost, day: date }, stamp) => {
    const variant = buildVariant({ externalId: '9501', cost, sku: 'CSH' });
    // When a cost was changed is what the platform says of the change.
    const updatedAt = stamp.updatedAt.replace('2026-04-01', date);
    return take('products', buildProduct({ variants: [variant], updatedAt }));
  },
  fileCost: ({ cost, day: validFrom }, stamp) => {
    const body = {
      externalId: `CSH-${validFrom}`,
      skuCode: 'csh',
      cost,
      currency: 'INR',
      validFrom,
    };
    return take('skuCosts', { ...body, ...stamp });
  },
  compute,
};

const applyOne = <K extends Change['kind']>(one: Of<K>, stamp: Stamp) =>
  (apply[one.kind] as (one: Of<K>, stamp: Stamp) => Promise<unknown>)(one, stamp);

/** What every parcel that was sent costs: each is somebody's, an order's or the day's. */
async function sumParcels(): Promise<number> {
  const sent = { deletedAt: null, status: { $ne: 'cancelled' as const } };
  const parcels = await shipments.collection(db).find(sent).toArray();
  return sumMoney(parcels.map(computeCharge));
}

/** The same by the figures: orders without a parcel bear what is assumed. */
async function sumCouriers({ orders, days }: Awaited<ReturnType<typeof everyRow>>) {
  const carried = new Set(await shipments.collection(db).distinct('orderId'));
  const borne = orders.filter(({ _id }) => carried.has(_id)).map(({ shipping }) => shipping);
  return sumMoney([...borne, ...days.map((row) => row.unallocatedShipping)]);
}

const history = fc.array(fc.record({ one: change, crash: rarely }), {
  minLength: 6,
  maxLength: 24,
  size: 'max',
});

test('figures kept up to date are the figures computed from nothing, and add up', async () => {
  await fc.assert(
    fc.asyncProperty(history, async (changes) => {
      await startOver();
      for (const [index, { one, crash }] of changes.entries()) {
        const updatedAt = new Date(Date.UTC(2026, 3, 1, 0, 0, index)).toISOString();
        crashes = crash ? 1 : 0;
        await applyOne(one, { updatedAt, ...('deleted' in one ? { deleted: one.deleted } : {}) });
        if (!crash) continue;
        await compute();
        await runProcessorPass(deps);
      }
      await compute();
      const kept = await everyRow(db);
      const whole = await recomputeAll(toMetricsDeps(deps), dates);
      expect(withoutEpochs(kept)).toEqual(withoutEpochs(whole));
      const profit = (rows: readonly { profit: number }[]) =>
        sumMoney(rows.map((row) => row.profit));
      expect(profit(kept.campaigns)).toBe(profit(kept.days));
      expect(profit(kept.skus)).toBe(profit(kept.orders));
      expect(await sumCouriers(kept)).toBe(await sumParcels());
      const unallocated = kept.days.map(
        (row) => row.unallocatedShipping + row.unallocatedSpend + row.otherCosts,
      );
      expect(profit(kept.days)).toBe(profit(kept.orders) - sumMoney(unallocated));
    }),
    { numRuns: 12 },
  );
});
