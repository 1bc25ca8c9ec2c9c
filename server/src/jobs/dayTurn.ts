import type { RecurringJob } from './recurringJob.ts';

/** Costs that come again fall on each new day, whether or not anything else happens on it (spec 9.6). */
export const dayTurn: RecurringJob = {
  name: 'day-turn',
  everySeconds: 15 * 60,
  load: () => import('./dayTurnHandler.ts'),
};
