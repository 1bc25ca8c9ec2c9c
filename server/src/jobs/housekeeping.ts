import type { RecurringJob } from './recurringJob.ts';

/** Drops raw data that a stream's retention setting no longer wants (spec 2.6). */
export const housekeeping: RecurringJob = {
  name: 'housekeeping',
  everySeconds: 6 * 60 * 60,
  load: () => import('./housekeepingHandler.ts'),
};
