import { type ApiClient, ApiError } from './apiClient.ts';
import type { Child } from './children.ts';
import { type DemoState, saveDemoState } from './demoState.ts';
import type { Report } from './report.ts';

/**
 * Does through the API what a person would do after connecting a shop: register the webhooks, dump
 * everything once; then the shop comes to life.
 */
export async function introduceShop(
  api: ApiClient,
  demo: { state: DemoState; sandbox: Child },
  dataDir: string,
  report: Report,
): Promise<void> {
  await api.call('POST', '/api/shopify/webhooks/register', { baseUrl: api.baseUrl });
  if (!(await hasJob(api, demo.state.dumpJobId))) {
    const started = await api.call<{ jobId: string }>('POST', '/api/shopify/sync/full-dump', {
      all: true,
    });
    saveDemoState(dataDir, { ...demo.state, dumpJobId: started.jobId });
    report('The sandbox shop is being dumped: watch it at /api/shopify/cache/cache-status');
  }
  demo.sandbox.send({ type: 'live' });
}

/** The job of an earlier start, unless the database was emptied since. */
async function hasJob(api: ApiClient, jobId: string | null): Promise<boolean> {
  if (!jobId) return false;
  try {
    await api.call('GET', `/api/shopify/jobs/${jobId}`);
    return true;
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return false;
    throw error;
  }
}
