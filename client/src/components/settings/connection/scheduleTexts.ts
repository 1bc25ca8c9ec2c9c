import type { Job } from '../../../api/jobs.ts';
import { formatCount, formatCounted } from '../../../lib/numbers.ts';

/** `15 min`, `hour`, `6 hours`, `day` after "every". */
export function toIntervalText(minutes: number): string {
  if (minutes % 1440 === 0) return toUnits(minutes / 1440, 'day');
  if (minutes % 60 === 0) return toUnits(minutes / 60, 'hour');
  return toUnits(minutes, 'minute');
}

function toUnits(count: number, unit: string): string {
  return count === 1 ? unit : `${formatCount(count)} ${unit}s`;
}

/** What a run reads: `the last 24 hours`, `everything`. */
export function toLookbackText(hours: number): string {
  if (hours === 0) return 'everything';
  if (hours % 24 === 0 && hours > 24) return `the last ${hours / 24} days`;
  return hours === 1 ? 'the last hour' : `the last ${formatCount(hours)} hours`;
}

/** What a run brought, only what there was: `140 fetched: 2 created, 138 unchanged`. */
export function toResultText(job: Job): string {
  const parts = (
    [
      ['created', job.created],
      ['updated', job.updated],
      ['unchanged', job.unchanged],
      ['stale', job.stale],
      ['skipped', job.skipped],
      ['pending', job.pending],
      ['failed', job.errors],
    ] as const
  )
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${formatCount(count)} ${name}`);
  const fetched = formatCounted(job.fetched, 'row fetched', 'rows fetched');
  return parts.length === 0 ? fetched : `${fetched}: ${parts.join(', ')}`;
}

/** The spec's frequencies (7.4), in minutes. */
export const intervalChoices = [
  { value: '15', label: 'Every 15 minutes' },
  { value: '60', label: 'Every hour' },
  { value: '360', label: 'Every 6 hours' },
  { value: '1440', label: 'Every day' },
];
