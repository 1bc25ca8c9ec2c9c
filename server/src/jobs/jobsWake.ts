import type { RecurringJob } from './recurringJob.ts';

/** "There may be work": a second way to wake the runner, should its own timer ever stall. */
export const jobsWake: RecurringJob = {
  name: 'jobs.wake',
  everySeconds: 60,
  load: () => import('./jobsWakeHandler.ts'),
};
