import { expect, test } from '@jest/globals';
import {
  ended,
  findEntries,
  type Harness,
  openHarness,
  runToEnd,
  startRunner,
  startSync,
  untilJob,
  useJobDatabase,
  workspaceId,
} from '../../../test/jobHarness.ts';
import { makeRows } from '../../../test/scriptedShop.ts';
import type { Database } from '../../models/database.ts';
import { pauseJob, resumeJob } from '../../services/runs/jobControls.ts';

let db: Database;
useJobDatabase((opened) => {
  db = opened;
});

const sync = async (harness: Harness, jobType = 'products') =>
  runToEnd(harness, await startSync(harness, jobType));

async function findDeleted(harness: Harness, stream = 'products') {
  const entries = await findEntries(harness, stream);
  return entries.filter(({ deleted }) => deleted);
}

test('a whole pass asks for what did not come; only what the platform does not have is deleted (spec 7.10)', async () => {
  const harness = await openHarness(db);
  const { products } = harness.shop;
  products.rows = makeRows(25, 'p');
  await sync(harness);
  products.rows.splice(3, 1);
  // Another one is hidden while the list is read, and back behind the cursor before its end (drift).
  const [hidden] = products.rows.splice(6, 1);
  products.before = (page) => void (page === 5 && hidden && products.rows.push(hidden));
  await sync(harness);
  expect(products.asked).toEqual(['p0003', 'p0007']);
  const deleted = await findDeleted(harness);
  expect(deleted.map(({ externalId }) => externalId)).toEqual(['p0003']);
  expect(deleted[0]?.lastBody).not.toBeNull();
});

test('a pass that was interrupted, saw nothing or reads other streams deletes nothing (edge case 90)', async () => {
  const harness = await openHarness(db);
  const { products, customers } = harness.shop;
  products.rows = makeRows(25, 'p');
  customers.rows = makeRows(25, 'c');
  await sync(harness);
  await sync(harness, 'customers');
  customers.rows = customers.rows.slice(5);
  await sync(harness, 'customers');
  expect(await findDeleted(harness, 'customers')).toEqual([]);

  products.rows = products.rows.slice(0, 20);
  const calls = products.calls;
  products.before = async (page, { signal }) => {
    if (page !== calls + 1) return;
    await new Promise((resolve) => signal.addEventListener('abort', resolve));
  };
  const jobId = await startSync(harness, 'products');
  const runner = startRunner(harness.deps);
  await untilJob(harness, jobId, 'a page', (job) => job.stages[0]?.pages === 1);
  await pauseJob(harness.deps, workspaceId, jobId);
  await resumeJob(harness.deps, workspaceId, jobId);
  await untilJob(harness, jobId, 'ended', ended);
  await runner.stop();
  expect(await findDeleted(harness)).toEqual([]);

  products.rows = [];
  await sync(harness);
  expect(products.asked).toEqual([]);
  expect(await findDeleted(harness)).toEqual([]);
});
