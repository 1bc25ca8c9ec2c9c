import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { dropTestDatabase } from '../../../test/database.ts';
import {
  findEntries,
  openHarness,
  openJobDatabase,
  processPending,
  workspaceId,
} from '../../../test/jobHarness.ts';
import { makeRows, toRecord } from '../../../test/scriptedShop.ts';
import { saveSnapshots } from '../../models/cache/cacheIntake.ts';
import { updateConnection } from '../../models/access/connections.ts';
import type { Database } from '../../models/database.ts';
import { toScope } from '../../ingest/intakeScope.ts';
import { runRetention } from './retention.ts';

let db: Database;
beforeAll(async () => {
  db = await openJobDatabase();
});
afterAll(() => dropTestDatabase(db));

test('raw data past its stream’s retention is dropped, unprocessed and unset streams keep theirs (spec 2.6)', async () => {
  const harness = await openHarness(db);
  const { connection, deps, shop } = harness;
  const store = (stream: string, rows = makeRows(3), receivedAt = new Date(0)) => {
    const definition = shop.connector.streams.find(({ name }) => name === stream);
    if (!definition) throw new Error('no stream');
    const how = {
      origin: 'full_dump' as const,
      authority: 1 as const,
      apiVersion: null,
      jobId: null,
      topic: null,
      receivedAt,
    };
    return saveSnapshots(db, definition, toScope(connection), rows.map(toRecord), how);
  };
  await store('orders');
  await store('products');
  await processPending(harness);
  await store('orders', makeRows(1, 'unprocessed'));
  await store('orders', makeRows(1, 'fresh'), new Date());
  expect(await runRetention(deps)).toBe(0);
  await updateConnection(db, workspaceId, connection._id, { retentionDays: { orders: 30 } });
  expect(await runRetention(deps)).toBe(0); // received long ago, but processed just now
  await db.connection
    .collection('scripted_orders_cache')
    .updateMany({ status: 'processed' }, { $set: { processedAt: new Date(0) } });
  expect(await runRetention(deps)).toBe(3);
  const kept = (await findEntries(harness, 'orders')).filter(({ raw }) => raw !== null);
  expect(kept.map(({ externalId }) => externalId)).toEqual(['fresh0000', 'unprocessed0000']);
  expect((await findEntries(harness, 'products')).every(({ raw }) => raw !== null)).toBe(true);
});
