import type { Job } from '../../api/jobs.ts';

export interface RunCount {
  name: string;
  label: string;
  count: number;
  /** What the word means, where it is no everyday one. */
  hint?: string;
}

const always = [
  { name: 'created', label: 'Created' },
  { name: 'updated', label: 'Updated' },
  { name: 'unchanged', label: 'Unchanged', hint: 'The same content as stored: nothing to do' },
  { name: 'skipped', label: 'Skipped', hint: 'Stored, but no record: the entry says why' },
] as const;
const errors = {
  name: 'errors',
  label: 'Errors',
  hint: 'Stored, but could not be processed',
} as const;
const seldom = [
  {
    name: 'stale',
    label: 'Stale',
    hint: 'Older than what is stored, or taken over by a newer version',
  },
  { name: 'pending', label: 'Pending', hint: 'Stored, waiting to be processed' },
] as const;

/**
 * What became of what a run fetched: the counts add up to `total`. Stale and pending ones are shown when there are
 * any; a preview counts what would happen.
 */
export function toRunCounts(job: Job): { counts: RunCount[]; total: number; preview: boolean } {
  if (job.preview) return toPreviewCounts(job.preview);
  const rare = seldom.filter(({ name }) => job[name] > 0);
  const counts = [...always, errors, ...rare].map((part) => ({ ...part, count: job[part.name] }));
  return { counts, total: job.fetched, preview: false };
}

function toPreviewCounts(preview: NonNullable<Job['preview']>) {
  const counts: RunCount[] = [
    ...always.map((part) => ({ ...part, count: preview[part.name] })),
    { ...errors, count: preview.failed },
  ];
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  return { counts, total, preview: true };
}
