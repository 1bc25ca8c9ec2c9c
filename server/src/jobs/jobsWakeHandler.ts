import type { RecurringHandler } from './recurringJob.ts';

export const handle: RecurringHandler = async (deps) => {
  for (const topic of ['jobs', 'demands', 'pending']) deps.wakeups.emit(topic);
};
