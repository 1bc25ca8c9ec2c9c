/** The state machine of a run, its counters and its progress (spec 7.2, 7.10). PURE. */
export const jobStatuses = [
  'pending',
  'running',
  'paused',
  'completed',
  'completed_with_errors',
  'truncated',
  'failed',
  'cancelled',
] as const;
export type JobStatus = (typeof jobStatuses)[number];

export type JobEvent = 'claim' | 'give_back' | 'pause' | 'resume' | 'cancel' | 'fail' | 'finish';

const transitions: Record<JobStatus, Partial<Record<JobEvent, JobStatus>>> = {
  pending: { claim: 'running', pause: 'paused', resume: 'pending', cancel: 'cancelled' },
  running: {
    claim: 'running',
    give_back: 'pending',
    pause: 'paused',
    resume: 'running',
    cancel: 'cancelled',
    fail: 'failed',
    finish: 'completed',
  },
  paused: { pause: 'paused', resume: 'pending', cancel: 'cancelled' },
  failed: { resume: 'pending' },
  completed: {},
  completed_with_errors: {},
  truncated: {},
  cancelled: { cancel: 'cancelled' },
};

/** Where an event leads; null = not possible in this state. `finish` is refined by `computeEndStatus`. */
export function nextJobStatus(status: JobStatus, event: JobEvent): JobStatus | null {
  return transitions[status][event] ?? null;
}

export function isFinished(status: JobStatus): boolean {
  return status !== 'pending' && status !== 'running' && status !== 'paused';
}

/** What ended without everything being in may be asked for again, as a run of its own. */
export function isRepeatable(status: JobStatus): boolean {
  return isFinished(status) && status !== 'completed';
}

/** What intake said of a stage's rows: saved together with the checkpoint, so a crash cannot split them. */
export interface StageRows {
  fetched: number;
  unchanged: number;
  stale: number;
  /** Rows without even an id. */
  unreadable: number;
  /** Rows whose record the run itself wrote (backfill). */
  updated?: number;
}

/** What became of the entries a run brought, counted from the cache. */
export interface OutcomeTally {
  created: number;
  updated: number;
  unchanged: number;
  skipped: number;
  failed: number;
  pending: number;
}

export interface JobCounters {
  fetched: number;
  /** Rows that are done with: fetched − pending. */
  processed: number;
  created: number;
  updated: number;
  unchanged: number;
  stale: number;
  skipped: number;
  errors: number;
  pending: number;
}

export const noRows: StageRows = { fetched: 0, unchanged: 0, stale: 0, unreadable: 0 };
export const noTally: OutcomeTally = {
  created: 0,
  updated: 0,
  unchanged: 0,
  skipped: 0,
  failed: 0,
  pending: 0,
};
const noCounters: JobCounters = {
  fetched: 0,
  processed: 0,
  created: 0,
  updated: 0,
  unchanged: 0,
  stale: 0,
  skipped: 0,
  errors: 0,
  pending: 0,
};

/**
 * fetched = created + updated + unchanged + stale + skipped + errors + pending, always: a brought row whose entry
 * a later snapshot took over is stale, and rows of a page that was lost before its checkpoint count once (I6).
 */
export function computeCounters(stages: { rows: StageRows; tally: OutcomeTally }[]): JobCounters {
  return stages.map(computeStageCounters).reduce(addCounters, noCounters);
}

function computeStageCounters({ rows, tally }: { rows: StageRows; tally: OutcomeTally }) {
  const written = rows.updated ?? 0;
  const settled = rows.unchanged + rows.stale + rows.unreadable + written;
  const brought = rows.fetched - settled;
  const own = Object.values(tally).reduce((sum, count) => sum + count, 0);
  const fetched = Math.max(brought, own) + settled;
  return {
    fetched,
    processed: fetched - tally.pending,
    created: tally.created,
    updated: tally.updated + written,
    unchanged: tally.unchanged + rows.unchanged,
    stale: rows.stale + Math.max(0, brought - own),
    skipped: tally.skipped,
    errors: tally.failed + rows.unreadable,
    pending: tally.pending,
  };
}

function addCounters(left: JobCounters, right: JobCounters): JobCounters {
  return {
    fetched: left.fetched + right.fetched,
    processed: left.processed + right.processed,
    created: left.created + right.created,
    updated: left.updated + right.updated,
    unchanged: left.unchanged + right.unchanged,
    stale: left.stale + right.stale,
    skipped: left.skipped + right.skipped,
    errors: left.errors + right.errors,
    pending: left.pending + right.pending,
  };
}

/** Never "completed" with something left out (spec 7.10). */
export function computeEndStatus(counters: JobCounters, truncated: boolean): JobStatus {
  if (truncated) return 'truncated';
  return counters.errors > 0 ? 'completed_with_errors' : 'completed';
}

/**
 * Rows in all. A finished stage's total is what it fetched; a platform's count below what came already, or below
 * zero, is a lie and is raised (F37). null while one stage's is not known: a share of a part of them would jump back.
 */
export function computeTotal(
  stages: { fetched: number; total: number | null; done: boolean }[],
): number | null {
  if (stages.length === 0) return null;
  let sum = 0;
  for (const { done, fetched, total } of stages) {
    if (!done && total === null) return null;
    sum += done ? fetched : Math.max(total ?? 0, fetched);
  }
  return sum;
}

export interface JobProgress {
  /** 0–100, whole; null while the total is unknown. */
  percent: number | null;
  /** "45% (4,500 / 10,000)". */
  text: string;
}

export function computeProgress(done: number, total: number | null): JobProgress {
  const count = done.toLocaleString('en-US');
  if (total === null) return { percent: null, text: count };
  const percent = total === 0 ? 100 : Math.min(100, Math.floor((done / total) * 100));
  return { percent, text: `${percent}% (${count} / ${total.toLocaleString('en-US')})` };
}

/** Whole seconds left at `rate` rows a second; null where it cannot be told. */
export function computeSecondsLeft(
  done: number,
  total: number | null,
  rate: number | null,
): number | null {
  if (total === null || rate === null || rate <= 0) return null;
  return Math.max(0, Math.ceil((total - done) / rate));
}
