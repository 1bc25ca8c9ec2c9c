import type { Api } from './api.ts';
import { isIdle } from './fillSite.ts';
import { until } from './until.ts';

/** What others began ends first: a run that fetches holds its streams, and what is not processed yet counts as waiting. */
export async function waitForQuiet(api: Api): Promise<void> {
  await until('no run goes on', async () => {
    const query = 'status=pending,running,paused&limit=1';
    const { items } = await api.get<{ items: object[] }>(`/api/shopify/jobs?${query}`);
    return items.length === 0;
  });
  await until('everything is processed', () => isIdle(api));
}
