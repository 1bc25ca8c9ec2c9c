import type { RecurringJob } from './recurringJob.ts';

/** Compares platform, cache and ERP once a day for each connection (spec 7.9): this only asks whose turn it is. */
export const dailyReconcile: RecurringJob = {
  name: 'reconcile.daily',
  everySeconds: 15 * 60,
  load: () => import('./dailyReconcileHandler.ts'),
};
