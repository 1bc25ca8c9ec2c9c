import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { dropTestDatabase, until } from '../../test/database.ts';
import { openHarness, openJobDatabase } from '../../test/jobHarness.ts';
import type { Database } from '../models/database.ts';
import { agendaCollection, ensureRecurring, startAgenda } from './agenda.ts';
import { housekeeping } from './housekeeping.ts';
import { jobsWake } from './jobsWake.ts';
import type { RecurringJob } from './recurringJob.ts';
import { schedulerTick } from './schedulerTick.ts';

let db: Database;
beforeAll(async () => {
  db = await openJobDatabase();
});
afterAll(() => dropTestDatabase(db));

const documents = () => db.connection.collection(agendaCollection).find({}).toArray();
const quick = { processEveryMs: 50, lockMs: 1500 };

test('racing boots make one document a job and reset nothing (M11, M12)', async () => {
  const jobs = [schedulerTick, jobsWake, housekeeping];
  await Promise.all(Array.from({ length: 8 }, () => ensureRecurring(db, jobs)));
  expect((await documents()).map(({ name }) => name as string).toSorted()).toEqual([
    'housekeeping',
    'jobs.wake',
    'scheduler.tick',
  ]);
  const running = { lockedAt: new Date(), nextRunAt: new Date(Date.now() + 60_000) };
  await db.connection
    .collection(agendaCollection)
    .updateOne({ name: 'housekeeping' }, { $set: running });
  await ensureRecurring(db, [{ ...housekeeping, everySeconds: 5 }]);
  const [document] = (await documents()).filter(({ name }) => name === 'housekeeping');
  expect(document).toMatchObject({ ...running, repeatInterval: '5 seconds' });
  await db.connection.collection(agendaCollection).deleteMany({});
});

test('two instances: handlers run, a failing one comes again, stop ends them', async () => {
  const { deps } = await openHarness(db);
  let runs = 0;
  const job: RecurringJob = {
    name: 'test.tick',
    everySeconds: 0.1,
    load: async () => ({
      handle: async () => {
        runs += 1;
        if (runs === 1) throw new Error('once');
      },
    }),
  };
  const instances = await Promise.all([
    startAgenda(deps, [job], quick),
    startAgenda(deps, [job], quick),
  ]);
  await until('it ran three times', () => runs >= 3);
  await Promise.all(instances.map((instance) => instance.stop()));
  expect(await documents()).toHaveLength(1);
});
