import { ApiProblem } from '../../api/call.ts';
import { syncNow } from '../../api/connections.ts';
import type { ConnectionFreshness } from '../../api/freshness.ts';
import { toProblemText } from '../ui/problemText.ts';

/** One press of Refresh data: which runs it started, and who was not asked and why. */
export interface Refresh {
  jobIds: string[];
  refused: { connectionId: string; name: string; reason: string }[];
}

type Asked = Pick<ConnectionFreshness, 'connectionId' | 'name' | 'status'>;

/**
 * One connection after the other: how many a day are allowed is counted for all of them together (spec 7.5). Those that
 * were disconnected are left out, the page says so already; those of which nothing can be fetched as well.
 */
export async function askAll(items: Asked[]): Promise<Refresh> {
  const refresh: Refresh = { jobIds: [], refused: [] };
  for (const { connectionId, name, status } of items) {
    if (status === 'disconnected') continue;
    try {
      refresh.jobIds.push((await syncNow(connectionId)).jobId);
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.status === 401) throw error;
      if (error.code === 'not_supported') continue;
      refresh.refused.push({ connectionId, name, reason: toProblemText(error) });
    }
  }
  return refresh;
}

/** `3 of 5 complete`. */
export function toRefreshText({ jobIds, refused }: Refresh, ended: number): string {
  if (jobIds.length > 0) return `${ended} of ${jobIds.length} complete`;
  return refused.length > 0 ? 'Nothing could be refreshed now' : 'There is nothing to refresh';
}
