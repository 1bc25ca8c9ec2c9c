import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { dropTestDatabase, openTestDatabase } from '../../../test/database.ts';
import { defaultRules } from '../../domain/rules.ts';
import { cacheCollection, ensureCacheIndexes } from './cache.ts';
import { saveSnapshots } from './cacheIntake.ts';
import type { IntakeHow, IntakeStream, Snapshot } from './intakeTypes.ts';
import type { Database } from '../database.ts';

/** Bodies are {"v": content, "shape": anything}: two shapes of one content read equal. */
const stream: IntakeStream = {
  collection: 'test_order_cache',
  read: (body) => ({ ok: true, value: (body as { v: unknown }).v }),
};
let db: Database;
let round = 0;

beforeAll(async () => {
  db = await openTestDatabase();
  await ensureCacheIndexes(db, stream.collection);
});
afterAll(() => dropTestDatabase(db));

const push: IntakeHow = {
  origin: 'webhook',
  authority: 0,
  apiVersion: null,
  jobId: null,
  topic: null,
  receivedAt: new Date('2026-11-01T00:00:00Z'),
};
const read: IntakeHow = { ...push, origin: 'full_dump', authority: 1 };

function scope(connectionId = `con_${(round += 1)}`) {
  return {
    workspaceId: 'w1',
    connectionId,
    currency: 'INR',
    timezone: 'Asia/Kolkata',
    rules: defaultRules,
  };
}

function snapshot(
  second: number,
  content: string,
  extra: Partial<Snapshot['glance']> & { shape?: string } = {},
): Snapshot {
  const { shape = 'a', ...glance } = extra;
  return {
    raw: Buffer.from(JSON.stringify({ v: content, shape })),
    glance: {
      externalId: '1',
      sourceVersion: new Date(Date.UTC(2026, 0, 1, 0, 0, second)),
      deleted: false,
      complete: true,
      marks: [],
      summary: {},
      ...glance,
    },
  };
}

const entryOf = (connectionId: string) =>
  cacheCollection(db, stream.collection).findOne({ _id: `${connectionId}:1` });

async function results(snapshots: Snapshot[], how: IntakeHow, at = scope()) {
  const outcomes = await saveSnapshots(db, stream, at, snapshots, how);
  return outcomes.map(({ result, refetch }) => (refetch ? `${result}+refetch` : result));
}

describe('newest wins (spec 2.3)', () => {
  test('new, same bytes, newer, older', async () => {
    const at = scope();
    const batch = [snapshot(5, 'a'), snapshot(5, 'a'), snapshot(6, 'b'), snapshot(4, 'c')];
    expect(await results(batch, push, at)).toEqual(['inserted', 'unchanged', 'replaced', 'stale']);
    const entry = await entryOf(at.connectionId);
    expect(entry?.raw?.buffer.toString()).toBe(Buffer.from('{"v":"b","shape":"a"}').toString());
    expect(entry).toMatchObject({ version: 2, status: 'pending', attempts: 0, claim: null });
  });

  test('how each version came in is kept, the last twenty, and only of versions', async () => {
    const at = scope();
    await results([snapshot(1, 'a'), snapshot(1, 'a'), snapshot(0, 'old')], push, at);
    await results([snapshot(2, 'b')], { ...read, jobId: 'job_1', topic: 'orders' }, at);
    await results([snapshot(3, 'c', { deleted: true })], push, at);
    const arrivals = (await entryOf(at.connectionId))?.arrivals;
    expect(arrivals?.map(({ version, origin, jobId }) => [version, origin, jobId])).toEqual([
      [1, 'webhook', null],
      [2, 'full_dump', 'job_1'],
      [3, 'webhook', null],
    ]);
    expect(arrivals?.[1]).toMatchObject({ topic: 'orders', at: read.receivedAt });
    expect(arrivals?.[1]?.sourceVersion).toEqual(new Date(Date.UTC(2026, 0, 1, 0, 0, 2)));
    for (let second = 4; second < 30; second += 1) {
      await results([snapshot(second, `v${second}`, { deleted: second === 29 })], push, at);
    }
    const last = await entryOf(at.connectionId);
    expect(last?.arrivals?.map(({ version }) => version)).toEqual(
      Array.from({ length: 20 }, (_, index) => (last?.version ?? 0) - 19 + index),
    );
  });

  test('an entry from before arrivals were kept gets its first', async () => {
    const at = scope();
    await results([snapshot(1, 'a')], push, at);
    const filter = { _id: `${at.connectionId}:1` };
    const collection = cacheCollection(db, stream.collection);
    await collection.updateOne(filter, { $unset: { arrivals: '' } });
    await results([snapshot(2, 'b', { deleted: true })], push, at);
    expect((await entryOf(at.connectionId))?.arrivals).toHaveLength(1);
    await collection.updateOne(filter, { $unset: { arrivals: '' } });
    await results([snapshot(3, 'c')], push, at);
    expect((await entryOf(at.connectionId))?.arrivals).toHaveLength(1);
  });

  test('one version in two shapes is unchanged', async () => {
    const at = scope();
    await results([snapshot(5, 'a')], push, at);
    expect(await results([snapshot(5, 'a', { shape: 'b' })], read, at)).toEqual(['unchanged']);
  });

  test('a true tie: the API beats a push, two pushes ask the API (edge case 4)', async () => {
    const at = scope();
    await results([snapshot(5, 'a')], push, at);
    expect((await results([snapshot(5, 'b')], push, at))[0]).toMatch(/\+refetch$/);
    expect(await results([snapshot(5, 'c')], read, at)).toEqual(['replaced']);
    expect(await results([snapshot(5, 'd')], push, at)).toEqual(['stale+refetch']);
  });

  test('of two pushes of one second the later one is taken, however late the first is repeated (edge case 4)', async () => {
    const at = scope();
    const heard = (second: number) => ({
      ...push,
      receivedAt: new Date(Date.UTC(2026, 10, 1, 0, 0, second)),
    });
    await results([snapshot(5, 'a')], heard(1), at);
    for (const [second, content] of ['b', 'c', 'a', 'd', 'e'].entries()) {
      expect(await results([snapshot(5, content)], heard(2 + second), at)).toEqual([
        'replaced+refetch',
      ]);
    }
    expect(await results([snapshot(5, 'b')], heard(1), at)).toEqual(['stale+refetch']);
  });

  test('a partial body never replaces a whole one of its version, and asks for the whole one', async () => {
    const at = scope();
    expect(await results([snapshot(5, 'p', { complete: false })], push, at)).toEqual([
      'inserted+refetch',
    ]);
    expect(await results([snapshot(5, 'whole')], read, at)).toEqual(['replaced']);
    expect(await results([snapshot(5, 'q', { complete: false })], push, at)).toEqual(['stale']);
  });

  test('a tombstone keeps the last body; a late update changes nothing (edge case 12)', async () => {
    const at = scope();
    await results([snapshot(5, 'a')], push, at);
    await results([snapshot(8, 'gone', { deleted: true })], push, at);
    expect(await results([snapshot(7, 'late')], push, at)).toEqual(['stale']);
    const entry = await entryOf(at.connectionId);
    expect(entry?.deleted).toBe(true);
    expect(Buffer.from(entry?.lastBody?.buffer ?? []).toString()).toContain('"a"');
  });

  test('marks of a stale snapshot still count and set the entry pending', async () => {
    const at = scope();
    await results([snapshot(5, 'paid')], push, at);
    await cacheCollection(db, stream.collection).updateOne(
      { _id: `${at.connectionId}:1` },
      { $set: { status: 'processed' }, $unset: { due: '' } },
    );
    expect(await results([snapshot(3, 'cod', { marks: ['cod'] })], push, at)).toEqual(['stale']);
    expect(await entryOf(at.connectionId)).toMatchObject({
      marks: ['cod'],
      status: 'pending',
      version: 2,
    });
  });

  test('a repeated page of one run is told from data that was there before', async () => {
    const at = scope();
    const how = { ...read, jobId: 'job1' };
    expect(await results([snapshot(5, 'a')], how, at)).toEqual(['inserted']);
    expect(await results([snapshot(5, 'a')], how, at)).toEqual(['own_repeat']);
    expect(await results([snapshot(5, 'a')], { ...how, jobId: 'job2' }, at)).toEqual(['unchanged']);
  });

  test('bytes that cannot be read are kept as failed (S16)', async () => {
    const at = scope();
    const broken = {
      ...snapshot(1, 'x'),
      raw: Buffer.from([0xff, 0xfe, 0x00]),
      unreadable: { code: 'INVALID_ENCODING', message: 'not UTF-8' },
    };
    await results([broken], push, at);
    const entry = await entryOf(at.connectionId);
    expect(entry).toMatchObject({ status: 'failed', quarantined: true });
    expect([...(entry?.raw?.buffer ?? [])]).toEqual([0xff, 0xfe, 0x00]);
    expect(entry).not.toHaveProperty('due');
  });
});

describe('convergence', () => {
  const deliveries = fc.array(
    fc.record({
      second: fc.integer({ min: 0, max: 3 }),
      content: fc.constantFrom('a', 'b', 'c'),
      cod: fc.boolean(),
    }),
    { minLength: 1, maxLength: 12 },
  );

  test('any order and any concurrency of the same pushes ends in the same entry', async () => {
    await fc.assert(
      fc.asyncProperty(deliveries, fc.integer(), async (list, seed) => {
        const all = list.map(({ second, content, cod }) =>
          snapshot(second, content, { marks: cod ? ['cod'] : [] }),
        );
        const shuffled = all
          .map((item, index) => ({ item, key: Math.sin(seed + index) }))
          .sort((left, right) => left.key - right.key)
          .map(({ item }) => item);
        const [one, two] = [scope(), scope()];
        await saveSnapshots(db, stream, one, all, push);
        await Promise.all(shuffled.map((item) => saveSnapshots(db, stream, two, [item], push)));
        const [left, right] = await Promise.all([
          entryOf(one.connectionId),
          entryOf(two.connectionId),
        ]);
        expect(right?.hash).toBe(left?.hash);
        expect(right?.marks).toEqual(left?.marks);
      }),
      { numRuns: 40 },
    );
  });

  test('parallel writers of rising versions never lose the newest (M9)', async () => {
    const at = scope();
    const all = Array.from({ length: 24 }, (_, second) => snapshot(second, `v${second}`));
    await Promise.all(all.map((item) => saveSnapshots(db, stream, at, [item], push)));
    const entry = await entryOf(at.connectionId);
    expect(entry?.sourceVersion.getUTCSeconds()).toBe(23);
  });
});
