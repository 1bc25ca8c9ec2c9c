import type { ConnectionFreshness } from '../../../api/freshness.ts';
import { formatCount } from '../../../lib/numbers.ts';
import { Age } from '../../ui/Age.tsx';
import type { Fact } from '../../ui/Facts.tsx';
import { OutsideLink } from '../../ui/OutsideLink.tsx';
import { ApiVersion } from '../connection/ApiVersion.tsx';
import { toSecretFacts } from '../connection/secretFacts.ts';
import type { Account } from './categories.ts';

/** What a card tells of an account. */
export function toAccountFacts(
  { connection, platform }: Account,
  freshness: ConnectionFreshness | undefined,
): Fact[] {
  const { account, adminUrl, apiVersion, currency, timezone } = connection;
  const name = platform?.name ?? connection.platform;
  return [
    { label: 'Account', value: <OutsideLink href={adminUrl}>{account}</OutsideLink> },
    { label: 'Last synced', value: <Age at={connection.lastSyncAt} /> },
    { label: 'Newest data', value: freshness && <Age at={freshness.lastReceivedAt} /> },
    { label: 'To process', value: freshness && toWorkText(freshness) },
    { label: 'Currency and zone', value: `${currency} · ${timezone}` },
    {
      label: 'API version',
      value: apiVersion && <ApiVersion connection={connection} platform={name} />,
    },
    ...toSecretFacts(connection),
  ];
}

/** null while nothing waits: the row is left out. */
function toWorkText({ pending, failed }: ConnectionFreshness): string | null {
  const parts = [
    ...(pending > 0 ? [`${formatCount(pending)} wait`] : []),
    ...(failed > 0 ? [`${formatCount(failed)} failed`] : []),
  ];
  return parts.length === 0 ? null : parts.join(', ');
}
