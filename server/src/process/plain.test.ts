import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { dropTestDatabase, openTestDatabase } from '../../test/database.ts';
import {
  findCached,
  setUpProcessing,
  take,
  takeAndProcess,
  wipeAll,
  wipeErp,
} from '../../test/processing.ts';
import { testStreams } from '../../test/sourceConnector.ts';
import { buildAdDay, buildShipment, testIds } from '../../test/builders.ts';
import { cacheCollection } from '../models/cache/cache.ts';
import type { Database } from '../models/database.ts';
import { adDays, shipments } from '../models/records/plain.ts';
import type { ProcessDeps } from './deps.ts';
import { erpDigest } from './digest.ts';
import { runProcessorPass } from './runPass.ts';

let db: Database;
let deps: ProcessDeps;
const { adDays: adStream, shipments: shipmentStream } = testStreams;

beforeAll(async () => {
  db = await openTestDatabase();
  deps = await setUpProcessing(db);
});
beforeEach(() => wipeAll(db));
afterAll(() => dropTestDatabase(db));

const at = (day: number): string => `2026-03-${String(day).padStart(2, '0')}T00:00:00.000Z`;
const findDay = () => adDays.collection(db).findOne({ campaignId: '11' });

describe('a campaign’s day', () => {
  test('is made, replaced as a whole by a later report, and unchanged by the same again', async () => {
    await takeAndProcess(deps, adStream, [{ ...buildAdDay({ spend: 10_050 }), updatedAt: at(1) }]);
    expect(await findDay()).toMatchObject({ spend: 10_050, clicks: 50, deletedAt: null, rev: 1 });
    await takeAndProcess(deps, adStream, [
      { ...buildAdDay({ spend: 9_900, conversions: 2.5 }), updatedAt: at(2) },
    ]);
    expect(await findDay()).toMatchObject({ spend: 9_900, conversions: 2.5, rev: 2 });
    await takeAndProcess(deps, adStream, [
      { ...buildAdDay({ spend: 9_900, conversions: 2.5 }), updatedAt: at(3) },
    ]);
    const entry = await findCached(db, adStream, '77:11:2026-03-01');
    expect(entry).toMatchObject({ status: 'processed', outcome: 'unchanged' });
  });

  test('that the platform does not report any more counts no more, and comes back', async () => {
    await takeAndProcess(deps, adStream, [{ ...buildAdDay(), updatedAt: at(1) }]);
    await takeAndProcess(deps, adStream, [{ ...buildAdDay(), deleted: true, updatedAt: at(2) }]);
    expect(await findDay()).toMatchObject({ deletedAt: new Date(at(2)) });
    await takeAndProcess(deps, adStream, [{ ...buildAdDay(), updatedAt: at(3) }]);
    expect(await findDay()).toMatchObject({ deletedAt: null });
  });

  test('a tombstone of a day nobody has makes no record', async () => {
    await takeAndProcess(deps, adStream, [{ ...buildAdDay(), deleted: true, updatedAt: at(2) }]);
    expect(await findDay()).toBeNull();
    const entry = await findCached(db, adStream, '77:11:2026-03-01');
    expect(entry).toMatchObject({ status: 'processed', outcome: 'unchanged', recordId: null });
  });
});

describe('a parcel', () => {
  test('knows what its order may be called', async () => {
    const shipment = buildShipment({ orderReferences: ['#01001', '5678901234567'] });
    await takeAndProcess(deps, shipmentStream, [{ ...shipment, updatedAt: at(1) }]);
    const found = await shipments.collection(db).findOne({});
    expect(found?.referenceKeys).toEqual([
      'number:1001',
      'id:1001',
      'id:5678901234567',
      'number:5678901234567',
    ]);
  });

  test('linked by hand stays linked, whatever the courier reports later', async () => {
    await takeAndProcess(deps, shipmentStream, [{ ...buildShipment(), updatedAt: at(1) }]);
    const linked = { orderId: 'con_1:1', linkedBy: 'person' } as const;
    await shipments.collection(db).updateOne({}, { $set: linked });
    const delivered = buildShipment({ status: 'delivered' });
    await takeAndProcess(deps, shipmentStream, [{ ...delivered, updatedAt: at(2) }]);
    const found = await shipments.collection(db).findOne({});
    expect(found).toMatchObject({ ...linked, status: 'delivered' });
  });
});

test('an attempt that crashed before its mark reports what it did', async () => {
  await take(db, adStream, [{ ...buildAdDay(), updatedAt: at(1) }]);
  const crash = new Error('killed');
  const crashing: ProcessDeps = {
    ...deps,
    crashAt: (point) => {
      if (point === 'after-effect-before-mark') throw crash;
    },
  };
  await expect(runProcessorPass(crashing)).rejects.toThrow('killed');
  const entries = cacheCollection(db, adStream.collection);
  await entries.updateMany({}, { $set: { due: new Date(0) } }); // the lease ran out
  await runProcessorPass(deps);
  const entry = await findCached(db, adStream, '77:11:2026-03-01');
  expect(entry).toMatchObject({ status: 'processed', outcome: 'created', attempts: 2 });
  expect(await adDays.collection(db).countDocuments({})).toBe(1);
});

test('a rebuild from the cache gives the same records', async () => {
  await takeAndProcess(deps, adStream, [
    { ...buildAdDay(), updatedAt: at(1) },
    { ...buildAdDay({ date: '2026-03-02', spend: 0 }), updatedAt: at(2) },
  ]);
  await takeAndProcess(deps, shipmentStream, [{ ...buildShipment(), updatedAt: at(1) }]);
  const before = await erpDigest(db, testIds.workspaceId);
  expect(before.counts).toMatchObject({ ad_days: 2, shipments: 1 });
  await wipeErp(db);
  for (const stream of [adStream, shipmentStream]) {
    await cacheCollection(db, stream.collection).updateMany(
      {},
      { $set: { status: 'pending', due: new Date(0), attempts: 0 } },
    );
  }
  await runProcessorPass(deps);
  expect((await erpDigest(db, testIds.workspaceId)).digest).toBe(before.digest);
});
