import { type ApiClient, ApiError } from './apiClient.ts';
import type { Child } from './children.ts';
import { type DemoState, saveDemoState } from './demoState.ts';
import { introduceAccounts } from './demoAccounts.ts';
import type { Report } from './report.ts';
import type { ConnectedAccount } from './sandboxShop.ts';

/**
 * Does through the API what a person would do after connecting a shop: register the webhooks, dump
 * everything once; then the shop comes to life.
 */
export async function introduceShop(
  api: ApiClient,
  demo: { state: DemoState; sandbox: Child; accounts: readonly ConnectedAccount[] },
  dataDir: string,
  report: Report,
): Promise<void> {
  await api.call('POST', '/api/shopify/webhooks/register', {});
  if (!(await hasJob(api, demo.state.dumpJobId))) {
    const jobId = await startDump(api);
    saveDemoState(dataDir, { ...demo.state, dumpJobId: jobId });
    report('Reading the sandbox shop: Settings → Shopify shows how far it is.');
  }
  await introduceAccounts(api, demo.accounts);
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

/** Waits while another run, such as the catch-up after a start, has the streams. */
async function startDump(api: ApiClient): Promise<string> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const body = { all: true };
      const started = await api.call<{ jobId: string }>(
        'POST',
        '/api/shopify/sync/full-dump',
        body,
      );
      return started.jobId;
    } catch (error) {
      if (!(error instanceof ApiError) || error.status !== 409 || attempt >= 100) throw error;
      await new Promise((resolve) => setTimeout(resolve, 3000));
    }
  }
}
