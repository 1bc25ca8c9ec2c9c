import { ProblemError } from '../lib/errors.ts';
import type { Database } from '../models/database.ts';
import { isWritable } from '../models/database.ts';

/** Started, not stopping, and the database takes majority writes; platforms are not asked (api.md). */
export async function requireReady(
  db: Database,
  state: 'starting' | 'ready' | 'stopping',
): Promise<void> {
  if (state !== 'ready') throw notReady(`This process is ${state}`);
  if (!(await isWritable(db))) throw notReady('The database cannot be written');
}

function notReady(detail: string): ProblemError {
  return new ProblemError(503, 'not_ready', detail, { retryAfter: 2 });
}
