import { markCostDays } from '../services/profit/dayTurn.ts';
import type { RecurringHandler } from './recurringJob.ts';

export const handle: RecurringHandler = async (deps) => {
  await markCostDays({ db: deps.db, now: () => new Date() });
};
