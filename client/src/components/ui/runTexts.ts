import type { Job } from '../../api/jobs.ts';
import { formatCount } from '../../lib/numbers.ts';
import { formatDuration } from '../../lib/time.ts';
import { toWords } from './statusLooks.ts';

export const streamNames: Record<string, string> = {
  orders: 'Orders',
  products: 'Products',
  customers: 'Customers',
  inventory: 'Inventory',
  events: 'Events',
  insights: 'Daily campaign figures',
  skuCosts: 'SKU costs',
};

const typeNames: Record<string, string> = {
  orders: 'Order sync',
  products: 'Product sync',
  customers: 'Customer sync',
  inventory: 'Inventory sync',
  full: 'Full sync',
  replay: 'Replay',
  backfill: 'Backfill',
  reconcile: 'Reconcile',
  import: 'Import',
};

export const originNames: Record<string, string> = {
  webhook: 'Webhook',
  lookback: 'Recent changes',
  full_dump: 'Full dump',
  product_sync: 'Product sync',
  on_demand: 'On demand',
  import: 'File import',
};

export const triggerNames: Record<Job['triggeredBy'], string> = {
  user: 'By a person',
  schedule: 'By the schedule',
  webhook: 'By a webhook',
  system: 'By Sluice',
};

/** `adSpend` reads `ad spend`: connectors name their streams as code does. */
function splitWords(name: string): string {
  return name.replaceAll(
    /([a-z])([A-Z])/g,
    (_all, last: string, first: string) => `${last} ${first.toLowerCase()}`,
  );
}

export function toTypeName(jobType: string): string {
  return typeNames[jobType] ?? toWords(splitWords(jobType));
}

export function toStreamName(stream: string): string {
  return streamNames[stream] ?? toWords(splitWords(stream));
}

export function toOriginName(origin: string): string {
  return originNames[origin] ?? toWords(origin);
}

/** What a run does, in a few words: `Full dump`, `Order sync: recent changes`, `Replay: preview`. */
export function toRunTitle(job: Pick<Job, 'jobType' | 'origin' | 'options'>): string {
  if (job.jobType === 'full' && job.origin === 'full_dump') return 'Full dump';
  const name = toTypeName(job.jobType);
  if (job.options?.dryRun) return `${name}: preview`;
  return job.origin === 'lookback' ? `${name}: recent changes` : name;
}

/** Who or what asked for it: `Asha`, `the schedule`. */
export function toAsker({ triggeredBy, triggeredByName }: Job): string {
  if (triggeredByName !== null) return triggeredByName;
  return triggerNames[triggeredBy].replace(/^By /, '');
}

/** `12 rows/s`, `0.4 rows/s` */
export function formatRate(rate: number): string {
  return `${rate >= 1 ? formatCount(Math.round(rate)) : rate.toFixed(1)} rows/s`;
}

/** What a run is at, with all that is known of how long it takes: one sentence. */
export function toProgressText(job: Job): string {
  const verb = job.phase === 'processing' ? 'processed' : 'fetched';
  const known = job.progress.percent !== null;
  const rate = job.rate === null ? [] : [formatRate(job.rate)];
  const left = job.secondsLeft === null ? [] : [`about ${formatDuration(job.secondsLeft)} left`];
  const done = `${job.progress.text} ${verb}${known ? '' : ' so far'}`;
  return [done, ...rate, ...left].join(' · ');
}
