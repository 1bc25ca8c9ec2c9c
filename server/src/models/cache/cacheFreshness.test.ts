import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { dropTestDatabase, openTestDatabase } from '../../../test/database.ts';
import type { Database } from '../database.ts';
import { ensureCacheIndexes } from './cache.ts';
import { findStreamFreshness } from './cacheFreshness.ts';
import type { CacheStatus } from './cacheTypes.ts';

const name = 'test_order_cache';
let db: Database;

beforeAll(async () => {
  db = await openTestDatabase();
  await ensureCacheIndexes(db, name);
});
afterAll(async () => dropTestDatabase(db));

/** Entries with what the figures are made of; the n-th came in the n-th second. */
async function fill(connectionId: string, statuses: CacheStatus[]): Promise<void> {
  const rows = statuses.map((status, index) => ({
    _id: `${connectionId}:${index}` as never,
    workspaceId: 'ws_1',
    connectionId,
    status,
    receivedAt: new Date(index * 1000),
    processingError: null,
  }));
  await db.connection.collection(name).insertMany(rows);
}

test('counts open entries and names the newest receipt of each connection, without reading an entry', async () => {
  await fill('con_a', ['processed', 'pending', 'failed', 'pending', 'skipped', 'processed']);
  await fill('con_b', Array<CacheStatus>(3000).fill('processed'));
  await fill('con_other', ['pending', 'failed']);
  await db.connection.db?.command({ profile: 2 });
  const found = await findStreamFreshness(db, 'ws_1', name, ['con_a', 'con_b', 'con_new']);
  await db.connection.db?.command({ profile: 0 });
  expect(found).toEqual([
    { connectionId: 'con_a', pending: 2, failed: 1, lastReceivedAt: new Date(5000) },
    { connectionId: 'con_b', pending: 0, failed: 0, lastReceivedAt: new Date(2_999_000) },
    { connectionId: 'con_new', pending: 0, failed: 0, lastReceivedAt: null },
  ]);
  const ran = await db.connection
    .collection('system.profile')
    .find({
      'command.aggregate': name,
      'command.pipeline.0.$match.connectionId': { $exists: true },
    })
    .toArray();
  expect(ran).toHaveLength(3);
  for (const { docsExamined, keysExamined } of ran) {
    expect(docsExamined).toBe(0);
    expect(keysExamined).toBeLessThan(10);
  }
});
