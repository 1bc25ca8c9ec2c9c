import type { StartDemoAccount } from '../../kit/sandbox/demoAccount.ts';
import { createAdAccount } from './account.ts';
import { createHistory, demoCampaigns } from './demoHistory.ts';
import { startMetaSandbox } from './index.ts';

/**
 * The demo shop's ad account; the demo finds it by its name.
 * @public
 */
export const startDemoAccount: StartDemoAccount = async (world) => {
  const account = createAdAccount({
    name: 'Demo shop on Meta',
    currency: world.currency,
    timezone: world.timezone,
    campaigns: demoCampaigns,
    history: createHistory(world),
  });
  const { port, now } = world;
  const { server, accessToken, close } = await startMetaSandbox(account, { port, now });
  return {
    name: account.name,
    settings: { adAccountId: account.id, apiVersion: 'v25.0', baseUrl: server.baseUrl },
    credentials: { accessToken },
    close,
  };
};
