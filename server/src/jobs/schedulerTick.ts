import type { RecurringJob } from './recurringJob.ts';

/** Starts scheduled runs that are due. */
export const schedulerTick: RecurringJob = {
  name: 'scheduler.tick',
  everySeconds: 20,
  load: () => import('./schedulerTickHandler.ts'),
};
