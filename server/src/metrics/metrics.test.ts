import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import {
  buildAdDay,
  buildCost,
  buildLine,
  buildShipment,
  buildVariant,
  buildProduct,
  testIds,
} from '../../test/builders.ts';
import { dropTestDatabase, openTestDatabase, until } from '../../test/database.ts';
import {
  everyRow,
  order,
  stockShop,
  toMetricsDeps,
  viaAds,
  wipeFigures,
} from '../../test/profitWorld.ts';
import { setUpProcessing, takeAndProcess, wipeAll } from '../../test/processing.ts';
import { testStreams } from '../../test/sourceConnector.ts';
import { sumMoney } from '../domain/money.ts';
import {
  clearDirtyDays,
  countDirtyDays,
  findDueDays,
  markDirtyDays,
} from '../models/metrics/dirtyDays.ts';
import { claimMetricLease, releaseMetricLease } from '../models/metrics/metricLeases.ts';
import type { Database } from '../models/database.ts';
import { dayMetrics, orderProfits, saveResults } from '../models/metrics/resultRows.ts';
import type { ProcessDeps } from '../process/deps.ts';
import { runProcessorPass } from '../process/runPass.ts';
import { runMetrics } from './runMetrics.ts';
import { startMetrics } from './startMetrics.ts';

let db: Database;
let deps: ProcessDeps;
const { workspaceId } = testIds;

beforeAll(async () => {
  db = await openTestDatabase();
  deps = await setUpProcessing(db);
});
afterAll(() => dropTestDatabase(db));

beforeEach(async () => {
  await wipeAll(db);
  await wipeFigures(db);
  await stockShop(deps);
});

const compute = () => runMetrics(toMetricsDeps(deps), { workspaceId });
const take = (name: keyof typeof testStreams, ...bodies: object[]) =>
  takeAndProcess(deps, testStreams[name], bodies);
const dirtyDates = async () =>
  (await findDueDays(db, workspaceId, { quietMs: 0, longestMs: 0 }, 1000)).map(({ date }) => date);

describe('live recalculation (spec 9.4)', () => {
  test('a day has what its orders, campaigns, parcels and costs say', async () => {
    await take('orders', order(1001, '2026-03-01', viaAds), order(1002, '2026-03-01'));
    await take('adDays', buildAdDay({ date: '2026-03-01' }));
    await take('costs', buildCost());
    await take(
      'shipments',
      buildShipment({ charges: { forward: 7000, cod: null, rto: null }, chargesFinal: true }),
      buildShipment({
        externalId: 'lost',
        orderReferences: ['sample'],
        awb: 'X1',
        charges: { forward: 5000, cod: null, rto: null },
      }),
    );
    await compute();
    const { orders, days, campaigns } = await everyRow(db);
    expect(orders).toMatchObject([
      { orderNumber: '#1001', cogs: 40_000, shipping: 7000, marketing: 10_050, channel: 'test' },
      { orderNumber: '#1002', cogs: 40_000, shipping: 0, marketing: 0, channel: 'direct' },
    ]);
    const first = days.filter(({ date }) => date === '2026-03-01');
    const total = (field: 'profit' | 'orders' | 'otherCosts' | 'unallocatedShipping') =>
      sumMoney(first.map((row) => row[field]));
    expect([total('orders'), total('otherCosts'), total('unallocatedShipping')]).toEqual([
      2, 10_001, 5000,
    ]);
    expect(total('profit')).toBe(sumMoney(orders.map(({ profit }) => profit)) - 10_001 - 5000);
    expect(campaigns.find(({ campaignId }) => campaignId === '11')).toMatchObject({
      spend: 10_050,
      attributedOrders: 1,
      revenue: 100_000,
    });
  });

  test('only the days that were touched are computed again', async () => {
    await take('orders', order(1001, '2026-03-01'), order(1002, '2026-03-05'));
    await compute();
    expect(await countDirtyDays(db, workspaceId)).toBe(0);
    await take(
      'orders',
      order(1002, '2026-03-05', { note: 'x', updatedAt: '2026-03-09T00:00:00Z' }),
    );
    expect(await dirtyDates()).toEqual(['2026-03-05']);
  });

  test('a late refund changes the order’s day, and says when it was made', async () => {
    await take('orders', order(1001, '2026-03-01'));
    await compute();
    const refunded = order(1001, '2026-03-01', {
      updatedAt: '2026-03-20T10:00:00.000Z',
      financialStatus: 'refunded',
      lines: [buildLine({ externalId: '501', currentQty: 0 })],
      refunds: [{ externalId: '9', createdAt: '2026-03-20T10:00:00.000Z', amount: 100_000 }],
    });
    await take('orders', refunded);
    expect(await dirtyDates()).toEqual(['2026-03-20', '2026-03-01']);
    await compute();
    const { days } = await everyRow(db);
    expect(days).toMatchObject([
      { date: '2026-03-01', revenue: 0, refunds: 100_000, refundsMade: 0 },
      { date: '2026-03-20', refunds: 0, refundsMade: 100_000 },
    ]);
  });

  test('a campaign day that is reported anew replaces the old one', async () => {
    await take('adDays', buildAdDay({ date: '2026-03-01' }));
    await compute();
    await take('adDays', { ...buildAdDay({ spend: 999 }), updatedAt: '2026-03-02T00:00:00Z' });
    await compute();
    const { days } = await everyRow(db);
    expect(days).toMatchObject([{ spend: 999, unallocatedSpend: 999, profit: -999 }]);
    await take('adDays', { ...buildAdDay(), deleted: true, updatedAt: '2026-03-03T00:00:00Z' });
    await compute();
    expect((await everyRow(db)).days).toEqual([]);
  });

  test('a parcel that came before its order finds it, and its cost moves to the order', async () => {
    const charges = { forward: 7000, cod: null, rto: null };
    await take('shipments', buildShipment({ charges, orderReferences: [' 01001_77'] }));
    await compute();
    expect((await everyRow(db)).days).toMatchObject([{ unallocatedShipping: 7000 }]);
    await take('orders', order(1001, '2026-03-04'));
    await compute();
    const { orders, days } = await everyRow(db);
    expect(orders).toMatchObject([{ shipping: 7000, estimated: ['shipping', 'fees'] }]);
    expect(sumMoney(days.map((row) => row.unallocatedShipping))).toBe(0);
  });

  test('a cost that changes counts from then on; orders before keep the old one', async () => {
    await take('orders', order(1001, '2026-03-01'), order(1002, '2026-03-10'));
    await compute();
    const variant = buildVariant({ externalId: '9501', cost: 50_000, sku: 'CSH' });
    await take(
      'products',
      buildProduct({ variants: [variant], updatedAt: '2026-03-05T06:00:00.000Z' }),
    );
    expect(await dirtyDates()).toEqual(['2026-03-10']);
    await compute();
    expect((await everyRow(db)).orders).toMatchObject([{ cogs: 40_000 }, { cogs: 50_000 }]);
  });

  test('a SKU cost out of a file counts from its day on', async () => {
    await take('orders', order(1001, '2026-03-01'), order(1002, '2026-03-10'));
    await take('skuCosts', {
      externalId: 'CSH-2026-03-05',
      skuCode: 'csh',
      cost: 30_000,
      currency: 'INR',
      validFrom: '2026-03-05',
    });
    await compute();
    expect((await everyRow(db)).orders).toMatchObject([{ cogs: 40_000 }, { cogs: 30_000 }]);
  });

  test('a test order, and one that is deleted, are in no figure', async () => {
    await take('orders', order(1001, '2026-03-01', { test: true }), order(1002, '2026-03-01'));
    await compute();
    expect((await everyRow(db)).orders).toHaveLength(1);
    await take('orders', {
      ...order(1002, '2026-03-01'),
      deleted: true,
      updatedAt: '2026-03-05T00:00:00Z',
    });
    await compute();
    const { orders, days } = await everyRow(db);
    expect([orders, days.map((row) => row.orders)]).toEqual([[], []]);
  });

  test('days are the workspace’s own: a day of 23 hours has its orders, none twice', async () => {
    await db.connection
      .collection<{ _id: string }>('workspaces')
      .replaceOne(
        { _id: workspaceId },
        { timezone: 'America/New_York', currency: null, name: 'x' },
        { upsert: true },
      );
    const at = (time: string) => ({ processedAt: time, createdAt: time, updatedAt: time });
    await take(
      'orders',
      order(1, '2026-03-08', at('2026-03-08T04:59:59.000Z')),
      order(2, '2026-03-08', at('2026-03-08T05:00:00.000Z')),
      order(3, '2026-03-08', at('2026-03-09T03:59:59.000Z')),
      order(4, '2026-03-08', at('2026-03-09T04:00:00.000Z')),
    );
    await compute();
    const { orders } = await everyRow(db);
    await db.connection.collection<{ _id: string }>('workspaces').deleteOne({ _id: workspaceId });
    expect(orders.map(({ date }) => date)).toEqual([
      '2026-03-07',
      '2026-03-08',
      '2026-03-08',
      '2026-03-09',
    ]);
  });
});

test('a crash between an order and its mark costs no figure: the next attempt marks the day', async () => {
  let crashes = 1;
  const crashAt = (point: string): void => {
    if (point === 'between-effects' && crashes-- > 0) throw new Error('gone');
  };
  const now = { ...deps.settings, entryDelay: () => 0 };
  const dying: ProcessDeps = { ...deps, crashAt, settings: now };
  await takeAndProcess(dying, testStreams.orders, [order(1001, '2026-03-01')]);
  await runProcessorPass(dying);
  expect(await dirtyDates()).toEqual(['2026-03-01']);
  await compute();
  expect((await everyRow(db)).orders).toHaveLength(1);
});

describe('whoever computes', () => {
  test('one instance at a time; who froze and woke up overwrites nothing', async () => {
    const first = await claimMetricLease(db, workspaceId, 'a', 0);
    expect(await claimMetricLease(db, 'ws_other', 'x', 60_000)).not.toBeNull();
    const second = await claimMetricLease(db, workspaceId, 'b', 60_000);
    if (!first || !second) throw new Error('No lease');
    expect(await claimMetricLease(db, workspaceId, 'c', 60_000)).toBeNull();
    expect(second.epoch).toBe(first.epoch + 1);
    const row = { _id: 'con:1', workspaceId, date: '2026-03-01', profit: 2 };
    const target = { workspaceId, dates: ['2026-03-01'] };
    const rows = orderProfits as never;
    await saveResults(db, rows, { ...target, epoch: second.epoch }, [row]);
    await saveResults(db, rows, { ...target, epoch: first.epoch }, [{ ...row, profit: 1 }]);
    await saveResults(db, rows, { ...target, epoch: first.epoch }, []);
    expect((await everyRow(db)).orders).toMatchObject([{ profit: 2, epoch: second.epoch }]);
    await releaseMetricLease(db, workspaceId, second);
  });

  test('a day that changes while it is computed stays dirty', async () => {
    await markDirtyDays(db, workspaceId, ['2026-03-01']);
    const [before] = await findDueDays(db, workspaceId, { quietMs: 0, longestMs: 0 }, 1);
    await markDirtyDays(db, workspaceId, ['2026-03-01']);
    if (before) await clearDirtyDays(db, workspaceId, [before]);
    expect(await countDirtyDays(db, workspaceId)).toBe(1);
  });

  test('days that rest are due, others wait; another workspace is not touched', async () => {
    await markDirtyDays(db, 'ws_2', ['2026-03-01']);
    await compute();
    expect(await countDirtyDays(db, 'ws_2')).toBe(1);
    const patient = { quietMs: 60_000, longestMs: 60_000 };
    expect(await findDueDays(db, 'ws_2', patient, 10)).toEqual([]);
    expect(await dayMetrics.collection(db).countDocuments({ workspaceId: 'ws_2' })).toBe(0);
  });
});

test('by itself it serves every workspace, and stops when told', async () => {
  await take('orders', order(1001, '2026-03-01'));
  await markDirtyDays(db, 'ws_2', ['2026-03-01']);
  const running = startMetrics({ ...toMetricsDeps(deps), metricsSettings: { quietMs: 0 } });
  await until('nothing is dirty', async () => {
    const left = await Promise.all([workspaceId, 'ws_2'].map((id) => countDirtyDays(db, id)));
    return left.every((count) => count === 0);
  });
  await running.stop();
  expect((await everyRow(db)).orders).toHaveLength(1);
});
