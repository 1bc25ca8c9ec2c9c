import { SingleBar } from 'cli-progress';
import type { ApiClient } from './apiClient.ts';

/** What of a job (api.md) the shell shows. */
interface Job {
  id: string;
  status: string;
  phase?: string;
  fetched: number;
  processed: number;
  created: number;
  updated: number;
  unchanged: number;
  stale: number;
  skipped: number;
  errors: number;
  total: number | null;
  notice?: string | null;
  error: unknown;
}

const finished = ['completed', 'completed_with_errors', 'truncated', 'failed', 'cancelled'];
const pollMs = 500;

/** Shows a job's progress until it ends. @returns whether it completed without an error. */
export async function watchJob(api: ApiClient, jobId: string): Promise<boolean> {
  const bar = new SingleBar({
    format: '{bar} {percentage}% | {value} / {total} | {state}',
    hideCursor: true,
    clearOnComplete: false,
  });
  bar.start(0, 0, { state: 'waiting' });
  try {
    for (;;) {
      const job = await api.call<Job>('GET', `/api/shopify/jobs/${jobId}`);
      show(bar, job);
      if (finished.includes(job.status)) return conclude(bar, job);
      await new Promise((resolve) => setTimeout(resolve, pollMs));
    }
  } finally {
    bar.stop();
  }
}

/** An unknown total is a counter that is always "so far", never a made-up percentage. */
function show(bar: SingleBar, job: Job): void {
  const done = job.phase === 'processing' ? job.processed : job.fetched;
  bar.setTotal(Math.max(job.total ?? 0, done));
  bar.update(done, { state: job.notice ?? job.phase ?? job.status });
}

function conclude(bar: SingleBar, job: Job): boolean {
  bar.stop();
  const { fetched, created, updated, unchanged, stale, skipped, errors } = job;
  console.log(
    `${job.status}: ${fetched} fetched, ${created} created, ${updated} updated, ${unchanged} unchanged, ` +
      `${stale} stale, ${skipped} skipped, ${errors} errors`,
  );
  if (job.error) console.error(toText(job.error));
  return job.status === 'completed';
}

function toText(error: unknown): string {
  if (typeof error === 'string') return error;
  return (error as { message?: string }).message ?? JSON.stringify(error);
}
