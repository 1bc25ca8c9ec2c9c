import { MongoBackend } from '@agendajs/mongo-backend';
import { Agenda } from 'agenda';
import type { IngestDeps } from '../ingest/deps.ts';
import type { Database } from '../models/database.ts';
import type { RecurringJob } from './recurringJob.ts';

export const agendaCollection = 'agenda_jobs';

export interface AgendaSettings {
  processEveryMs: number;
  lockMs: number;
}

const defaults: AgendaSettings = { processEveryMs: 5000, lockMs: 30_000 };

/**
 * Agenda only wakes: every handler may run twice at once or late, because MongoDB claims decide who works
 * (M10–M14). Stopping drains for at most 10 s (ecosystem trap 3).
 */
export async function startAgenda(
  deps: IngestDeps,
  jobs: RecurringJob[],
  settings: AgendaSettings = defaults,
): Promise<{ stop(): Promise<void> }> {
  await ensureRecurring(deps.db, jobs);
  const agenda = new Agenda({
    backend: new MongoBackend({ mongo: nativeDb(deps.db), collection: agendaCollection }),
    processEvery: settings.processEveryMs,
    defaultLockLifetime: settings.lockMs,
    defaultConcurrency: 1,
  });
  agenda.on('error', (error: Error) => deps.logger.warn('agenda', { error }));
  for (const job of jobs) {
    agenda.define<void>(job.name, (_job, done) => void runSafely(deps, job, done));
  }
  await agenda.ready;
  await agenda.start();
  return {
    async stop() {
      await agenda.drain(10_000);
    },
  };
}

async function runSafely(deps: IngestDeps, job: RecurringJob, done: () => void): Promise<void> {
  try {
    await (await job.load()).handle(deps);
  } catch (error) {
    deps.logger.warn(`${job.name} failed: it comes again`, { error });
  }
  done();
}

function nativeDb(db: Database) {
  if (!db.connection.db) throw new Error('The database is not open');
  return db.connection.db;
}

/**
 * One document a job, whoever boots first (M12). Never `every()`: at boot it would unlock a job that another instance
 * runs (M11); a changed interval is all that is written to a document that exists.
 */
export async function ensureRecurring(db: Database, jobs: RecurringJob[]): Promise<void> {
  const collection = nativeDb(db).collection(agendaCollection);
  await collection.createIndex(
    { name: 1 },
    { unique: true, partialFilterExpression: { type: 'single' } },
  );
  for (const { name, everySeconds } of jobs) {
    const upsert = () =>
      collection.updateOne(
        { name, type: 'single' },
        {
          $set: { repeatInterval: `${everySeconds} seconds` },
          $setOnInsert: { ...emptyJob, nextRunAt: new Date() },
        },
        { upsert: true },
      );
    // Two racing upserts of a new name: the second try finds the document (M9).
    await upsert().catch((error: { code?: unknown }) => {
      if (error.code !== 11000) throw error;
      return upsert();
    });
  }
}

const emptyJob = {
  priority: 0,
  data: null,
  lockedAt: null,
  lastRunAt: null,
  lastFinishedAt: null,
  repeatTimezone: null,
  disabled: null,
};
