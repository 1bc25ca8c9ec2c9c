import type { StartDemoAccount } from '../../kit/sandbox/demoAccount.ts';
import { createCustomer } from './customer.ts';
import { createHistory, demoCampaigns } from './demoHistory.ts';
import { startGoogleSandbox } from './index.ts';

/**
 * The demo shop's customer account; the demo finds it by its name.
 * @public
 */
export const startDemoAccount: StartDemoAccount = async (world) => {
  const customer = createCustomer({
    name: 'Demo shop on Google',
    currency: world.currency,
    timezone: world.timezone,
    campaigns: demoCampaigns,
    history: createHistory(world),
  });
  const { settings, credentials, close } = await startGoogleSandbox(customer, world.port);
  return { name: customer.name, settings, credentials, close };
};
