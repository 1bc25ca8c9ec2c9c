import { runRetention } from '../services/runs/retention.ts';
import type { RecurringHandler } from './recurringJob.ts';

export const handle: RecurringHandler = async (deps) => {
  const dropped = await runRetention(deps);
  if (dropped > 0) deps.logger.info('raw data past its retention was dropped', { dropped });
};
