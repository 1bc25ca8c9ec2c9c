import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { buildOrder } from '../../test/builders.ts';
import { dropTestDatabase, openTestDatabase } from '../../test/database.ts';
import {
  countStatuses,
  findCached,
  setUpProcessing,
  take,
  takeAndProcess,
  wipeAll,
} from '../../test/processing.ts';
import { testStreams } from '../../test/sourceConnector.ts';
import { defaultRules } from '../domain/rules.ts';
import { errorCodes } from '../lib/errorCodes.ts';
import { cacheCollection } from '../models/cache/cache.ts';
import { saveSnapshots } from '../models/cache/cacheIntake.ts';
import type { Database } from '../models/database.ts';
import { orders } from '../models/records/orders.ts';
import { defaultProcessSettings, type ProcessDeps } from './deps.ts';
import { previewEntry } from './previewEntry.ts';
import { requeueFailed } from './replay.ts';
import { runProcessorPass } from './runPass.ts';

let db: Database;
let deps: ProcessDeps;
const { orders: orderStream } = testStreams;
/** Retries at once. */
const hasty = { ...defaultProcessSettings, entryDelay: (tries: number) => (tries < 5 ? 0 : null) };

beforeAll(async () => {
  db = await openTestDatabase();
  deps = await setUpProcessing(db);
});
beforeEach(() => wipeAll(db));
afterAll(() => dropTestDatabase(db));

const plain = (externalId: string, part: object = {}): object => ({
  ...buildOrder({ externalId, lines: [] }),
  ...part,
});
const good = Array.from({ length: 20 }, (_, index) => plain(String(index + 1)));

describe('poison', () => {
  test('a bad entry fails alone, whatever is wrong with it (F11, F34)', async () => {
    const deep = JSON.parse(`${'{"a":'.repeat(250)}1${'}'.repeat(250)}`) as object;
    const bad = [
      plain('901', { broken: 'issue' }),
      plain('902', { broken: 'throw' }),
      plain('903', { broken: 'throw-text' }),
      plain('904', { currency: 'XYZ', lines: null }),
      plain('905', { utm: undefined, note: 'x'.repeat(17_000_000) }),
      plain('906', { shippingAddress: deep }),
    ];
    await take(db, orderStream, [...good.slice(0, 10), ...bad.slice(0, 4), ...good.slice(10)]);
    await expect(take(db, orderStream, bad.slice(4, 5))).rejects.toThrow();
    await take(db, orderStream, bad.slice(5));
    await runProcessorPass(deps);
    expect(await countStatuses(db, orderStream)).toEqual({ processed: 20, failed: 5 });
    const failed = await cacheCollection(db, orderStream.collection)
      .find({ status: 'failed' })
      .sort({ _id: 1 })
      .toArray();
    expect(failed.map(({ processingError }) => processingError?.code)).toEqual([
      'INVALID_PAYLOAD',
      'UNEXPECTED',
      'UNEXPECTED',
      'UNEXPECTED',
      'RECORD_TOO_LARGE',
    ]);
    expect(failed[0]?.processingError?.message).toBe('lines.0.price is no amount');
    for (const { processingError } of failed) {
      expect(errorCodes).toHaveProperty(processingError?.code ?? '');
    }
  });

  test('bytes that are no JSON or no UTF-8 keep their bytes and say so', async () => {
    const raws = [Buffer.from('{"id":'), Buffer.from([0x7b, 0xff, 0xfe, 0x7d])];
    const glance = { ...orderStream.glance(plain('1')), marks: [] };
    await saveSnapshots(
      db,
      orderStream,
      {
        workspaceId: 'ws_1',
        connectionId: 'con_1',
        currency: 'INR',
        timezone: 'Asia/Kolkata',
        rules: defaultRules,
      },
      raws.map((raw, index) => ({ raw, glance: { ...glance, externalId: String(index) } })),
      {
        origin: 'webhook',
        authority: 0,
        apiVersion: null,
        jobId: null,
        topic: 'orders/create',
        receivedAt: new Date(),
      },
    );
    await runProcessorPass(deps);
    expect((await findCached(db, orderStream, '0')).processingError?.code).toBe('INVALID_JSON');
    const second = await findCached(db, orderStream, '1');
    expect(second.processingError?.code).toBe('INVALID_ENCODING');
    expect([...(second.raw?.buffer ?? [])]).toEqual([0x7b, 0xff, 0xfe, 0x7d]);
  });

  test('five tries, then quarantined until a person retries (spec 8.2, 8.3)', async () => {
    await takeAndProcess({ ...deps, settings: hasty }, orderStream, [
      plain('901', { broken: 'issue' }),
      ...good,
    ]);
    const entry = await findCached(db, orderStream, '901');
    expect(entry).toMatchObject({ status: 'failed', attempts: 5, quarantined: true, claim: null });
    expect(entry.due).toBeUndefined();
    expect(await countStatuses(db, orderStream)).toEqual({ processed: 20, failed: 1 });
    const count = await requeueFailed(deps, {
      workspaceId: 'ws_1',
      stream: 'orders',
      errorCode: 'INVALID_PAYLOAD',
    });
    expect(count).toBe(1);
    expect(await findCached(db, orderStream, '901')).toMatchObject({
      status: 'pending',
      attempts: 0,
      quarantined: false,
    });
    expect(await requeueFailed(deps, { workspaceId: 'ws_2' })).toBe(0);
  });

  test('a failed entry rests before it is tried again, and keeps since when it fails', async () => {
    await takeAndProcess(deps, orderStream, [plain('901', { broken: 'issue' })]);
    const first = await findCached(db, orderStream, '901');
    expect(first.due?.getTime()).toBeGreaterThan(Date.now() + 30_000);
    expect(await runProcessorPass(deps)).toEqual({
      processed: 0,
      failed: 0,
      skipped: 0,
      remaining: 0,
    });
    await cacheCollection(db, orderStream.collection).updateOne({}, { $set: { due: new Date(0) } });
    await runProcessorPass(deps);
    const second = await findCached(db, orderStream, '901');
    expect(second.attempts).toBe(2);
    expect(second.processingError?.since).toEqual(first.processingError?.since);
  });

  test('a dry run says what would be written, and writes nothing (spec 8.3)', async () => {
    await take(db, orderStream, [plain('1'), plain('901', { broken: 'issue' })]);
    const entry = await findCached(db, orderStream, '1');
    expect(await previewEntry(deps, orderStream, entry)).toMatchObject({
      outcome: 'created',
      record: { orderNumber: '#1001' },
    });
    expect(
      await previewEntry(deps, orderStream, await findCached(db, orderStream, '901')),
    ).toMatchObject({ outcome: 'failed', reason: 'lines.0.price is no amount' });
    expect(await orders.collection(db).countDocuments()).toBe(0);
    expect(await findCached(db, orderStream, '1')).toEqual(entry);
  });
});
