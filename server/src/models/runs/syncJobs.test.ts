import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { dropTestDatabase } from '../../../test/database.ts';
import { expireLease, findRaw, openHarness, openJobDatabase } from '../../../test/jobHarness.ts';
import { computeCounters, isFinished, noRows } from '../../domain/jobs.ts';
import { createJob } from '../../ingest/runs/createJob.ts';
import type { Database } from '../database.ts';
import { saveIdleEnd, saveIdlePause, saveResumed, saveWanted } from './syncJobControls.ts';
import type { SyncJob } from './syncJobs.ts';
import {
  claimJob,
  type Fence,
  fenceOf,
  renewJob,
  saveFetched,
  savePage,
  savePaused,
  saveRetry,
  saveStopped,
} from './syncJobRuns.ts';

let db: Database;
beforeAll(async () => {
  db = await openJobDatabase();
});
afterAll(() => dropTestDatabase(db));

/** What the job should look like, kept beside the real one. */
interface Model {
  status: SyncJob['status'];
  processing: boolean;
  wanted: SyncJob['wanted'];
  epoch: number;
  /** Nobody holds an unexpired lease. */
  free: boolean;
  rows: number;
  pages: number;
}

interface Real {
  id: string;
  /** Every claim there ever was; all but the last are zombies. */
  fences: Fence[];
}

type Command = fc.AsyncCommand<Model, Real>;

const end = { error: null, counters: computeCounters([]), errorDetails: [], keepMs: 60_000 };
const isRunning = (m: Model) => m.status === 'running' && !m.processing;
const current = ({ fences }: Real): Fence => fences.at(-1) ?? { jobId: '', epoch: -1 };

async function matches({ id }: Real, model: Model): Promise<void> {
  const job = await findRaw(db, id);
  expect(job).toMatchObject({ status: model.status, wanted: model.wanted, epoch: model.epoch });
  expect(job.phase).toBe(model.processing ? 'processing' : 'fetching');
  expect(job.stages[0]).toMatchObject({ pages: model.pages, rows: { fetched: model.rows } });
  expect(job.completedAt !== null).toBe(isFinished(model.status));
  expect(job.due === undefined).toBe(model.status === 'paused' || isFinished(model.status));
  const holdsSlots = !model.processing && job.due !== undefined;
  expect(job.slots !== undefined).toBe(holdsSlots);
}

function command(
  name: string,
  run: (model: Model, real: Real) => Promise<void>,
  check: (model: Model) => boolean = () => true,
): Command {
  return {
    check,
    run: async (model, real) => {
      await run(model, real);
      await matches(real, model);
    },
    toString: () => name,
  };
}

const claim = command('claim', async (model, real) => {
  const job = await claimJob(db, real.id, 'test', 60_000);
  const possible = model.status === 'pending' || (isRunning(model) && model.free);
  expect(job !== null).toBe(possible);
  if (!job) return;
  expect(job.epoch).toBeGreaterThan(model.epoch);
  real.fences.push(fenceOf(job));
  Object.assign(model, { status: 'running', epoch: job.epoch, free: false });
});

const page = (rows: number, zombie: boolean) =>
  command(`page ${rows}${zombie ? ' by a zombie' : ''}`, async (model, real) => {
    const fence = zombie ? real.fences.at(-2) : current(real);
    const saved = await savePage(db, fence ?? { jobId: real.id, epoch: -1 }, 0, {
      pages: model.pages,
      checkpoint: '{}',
      total: null,
      rows: { ...noRows, fetched: rows },
      rate: null,
      details: [],
    });
    expect(saved).toBe(!zombie && isRunning(model));
    if (saved) Object.assign(model, { rows: model.rows + rows, pages: model.pages + 1 });
  });

const zombieEnds = command('a zombie ends it', async (_model, real) => {
  const fence = real.fences.at(-2) ?? { jobId: real.id, epoch: -1 };
  expect(await saveStopped(db, fence, { ...end, status: 'failed' })).toBe(false);
  expect(await saveFetched(db, fence)).toBe(false);
  expect(await renewJob(db, fence, 1000, null)).toBeNull();
});

const expire = command('lease expires', async (model, real) => {
  await expireLease(db, real.id);
  model.free = true;
});

const want = (wanted: 'pause' | 'cancel') =>
  command(`ask for ${wanted}`, async (model, real) => {
    const job = await findRaw(db, real.id);
    if (isRunning(model)) {
      expect(await saveWanted(db, job, wanted)).toBe(true);
      model.wanted = wanted;
    } else if (!isFinished(model.status) && model.status !== 'paused' && wanted === 'pause') {
      expect(await saveIdlePause(db, job)).toBe(true);
      Object.assign(model, { status: 'paused', wanted: null });
    } else if (!isFinished(model.status) && wanted === 'cancel') {
      expect(await saveIdleEnd(db, job, { ...end, status: 'cancelled' })).toBe(true);
      Object.assign(model, { status: 'cancelled', wanted: null });
    }
  });

const obey = command('the runner obeys', async (model, real) => {
  const held = await renewJob(db, current(real), 60_000, null);
  expect(held !== null).toBe(isRunning(model));
  if (held) model.free = false;
  if (held?.wanted === 'pause') {
    expect(await savePaused(db, current(real))).toBe(true);
    Object.assign(model, { status: 'paused', wanted: null });
  } else if (held?.wanted === 'cancel') {
    expect(await saveStopped(db, current(real), { ...end, status: 'cancelled' })).toBe(true);
    Object.assign(model, { status: 'cancelled', wanted: null });
  }
});

const retry = command('a try fails', async (model, real) => {
  const saved = await saveRetry(db, current(real), -1000, { code: 'x', message: '$x' });
  expect(saved).toBe(isRunning(model));
  if (saved) model.status = 'pending';
});

const resume = command(
  'resume',
  async (model, real) => {
    const job = await findRaw(db, real.id);
    expect(
      await saveResumed(
        db,
        job,
        job.keys.map((key) => `run:${key}`),
      ),
    ).toBe(true);
    Object.assign(model, { status: 'pending', wanted: null });
  },
  (model) => model.status === 'paused' && !model.processing,
);

const finish = command('last page', async (model, real) => {
  const saved = await saveFetched(db, current(real));
  expect(saved).toBe(isRunning(model) && model.wanted === null);
  if (saved) model.processing = true;
});

test('the job machine follows its model: one end, rising epochs, fenced writes (P9)', async () => {
  const commands = [
    fc.constant(claim),
    fc.tuple(fc.nat(250), fc.boolean()).map(([rows, zombie]) => page(rows, zombie)),
    fc.constantFrom(expire, zombieEnds, obey, retry, resume, finish),
    fc.constantFrom(want('pause'), want('cancel'), claim, resume),
  ];
  await fc.assert(
    fc.asyncProperty(fc.commands(commands, { maxCommands: 40 }), async (sequence) => {
      const { deps, connection, shop } = await openHarness(db);
      const [stream] = shop.connector.streams;
      if (!stream) throw new Error('no stream');
      const created = await createJob(deps, {
        connection,
        jobType: 'orders',
        origin: 'lookback',
        triggeredBy: { kind: 'user', id: null },
        stages: [{ stream, range: { from: null, to: null } }],
      });
      if (!('job' in created)) throw new Error('busy');
      const model: Model = {
        status: 'pending',
        processing: false,
        wanted: null,
        epoch: 0,
        free: true,
        rows: 0,
        pages: 0,
      };
      await fc.asyncModelRun(
        () => ({ model, real: { id: created.job._id, fences: [] } }),
        sequence,
      );
    }),
    { numRuns: 60 },
  );
});
