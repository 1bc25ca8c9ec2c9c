import type { JobTrigger } from '../models/runs/syncJobs.ts';
import type { Principal } from '../services/access/auth.ts';

/** Who started a run, as its history shows. */
export function toTrigger(principal: Principal): JobTrigger {
  return { kind: 'user', id: principal.id };
}
