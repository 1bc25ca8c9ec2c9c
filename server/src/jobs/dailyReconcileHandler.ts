import { runDailyReconciles } from '../services/runs/dailyReconcile.ts';
import type { RecurringHandler } from './recurringJob.ts';

export const handle: RecurringHandler = async (deps) => {
  const started = await runDailyReconciles(deps);
  if (started > 0) deps.logger.info('daily reconciles started', { started });
};
