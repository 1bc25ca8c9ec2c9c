import type { Account } from '../../ui/useStores.ts';
import { toWords } from '../../ui/statusLooks.ts';

const known = new Map(
  Object.entries({
    direct: 'Direct',
    other: 'Other links',
    none: 'No channel',
    ads: 'Ads',
    email: 'E-mail',
    sms: 'SMS',
    push: 'Push messages',
  }),
);

/** A channel as people call it: a platform by its own name, `metaAds` → `Meta ads`. */
export function toChannelName(channel: string, accounts: readonly Account[]): string {
  const platform = accounts.find((account) => account.platform === channel);
  const words = toWords(channel.replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLowerCase());
  return platform?.platformName ?? known.get(channel) ?? words;
}
