import { runDueSchedules } from '../services/runs/scheduler.ts';
import type { RecurringHandler } from './recurringJob.ts';

export const handle: RecurringHandler = async (deps) => {
  const started = await runDueSchedules(deps);
  if (started > 0) deps.logger.info('scheduled runs started', { started });
};
