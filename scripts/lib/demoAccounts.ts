import type { ApiClient } from './apiClient.ts';
import type { ConnectedAccount } from './sandboxShop.ts';

interface Connection {
  id: string;
  platform: string;
  settings: Record<string, string>;
}

/** Connects the accounts around the sandbox shop as a person would, once; an address that moved is corrected. */
export async function introduceAccounts(
  api: ApiClient,
  accounts: readonly ConnectedAccount[],
): Promise<void> {
  const { items } = await api.call<{ items: Connection[] }>('GET', '/api/connections?limit=200');
  for (const account of accounts) {
    const known = items.find(({ platform }) => platform === account.platform);
    if (!known) await api.call('POST', '/api/connections', account);
    else if (known.settings['baseUrl'] !== account.settings['baseUrl']) {
      const { settings } = account;
      await api.call('PATCH', `/api/connections/${known.id}`, { settings });
    }
  }
  await introduceCosts(api);
}

/** What a shop of this size pays besides; only where nobody wrote a cost yet. */
async function introduceCosts(api: ApiClient): Promise<void> {
  const { items } = await api.call<{ items: object[] }>('GET', '/api/costs?limit=1');
  if (items.length > 0) return;
  const ago = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
  const costs = [
    { label: 'Shop plan', category: 'tools', amount: '1994.00', every: 'monthly', from: ago(365) },
    {
      label: 'E-mail plan',
      category: 'messaging',
      channel: 'email',
      amount: '2500.00',
      every: 'monthly',
      from: ago(90),
    },
    {
      label: 'Festive creator',
      category: 'influencer',
      amount: '15000.00',
      from: ago(20),
      to: ago(6),
    },
  ];
  for (const cost of costs) await api.call('POST', '/api/costs', { currency: 'INR', ...cost });
}
