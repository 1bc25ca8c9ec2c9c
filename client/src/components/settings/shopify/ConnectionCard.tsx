import { Stack } from '@mantine/core';
import type { Connection } from '../../../api/connections.ts';
import { Age } from '../../ui/Age.tsx';
import { type Fact, Facts } from '../../ui/Facts.tsx';
import { OutsideLink } from '../../ui/OutsideLink.tsx';
import { Section } from '../../ui/Section.tsx';
import { ApiVersion, VersionNotice } from '../connection/ApiVersion.tsx';
import { ChecksList } from '../connection/ChecksList.tsx';
import { ConnectionActions } from '../connection/ConnectionActions.tsx';
import { ConnectionName } from '../connection/ConnectionName.tsx';
import { ConnectionTrouble } from '../connection/ConnectionTrouble.tsx';
import { toSecretFacts } from '../connection/secretFacts.ts';
import { useChecks } from '../connection/useChecks.ts';

const platform = 'Shopify';

/** Which store this is, with what it was connected, and whether that works. */
export function ConnectionCard({ connection }: { connection: Connection }) {
  const checks = useChecks(connection.id);
  return (
    <Section title="Connection">
      <Stack gap="md">
        <ConnectionTrouble connection={connection} />
        <VersionNotice version={connection.apiVersion} platform={platform} />
        <Facts facts={toFacts(connection)} />
        <ConnectionActions connection={connection} />
        {checks && <ChecksList checks={checks} />}
      </Stack>
    </Section>
  );
}

function toFacts(connection: Connection): Fact[] {
  const { account, adminUrl, currency, timezone } = connection;
  return [
    { label: 'Store', value: <ConnectionName connection={connection} /> },
    { label: 'Domain', value: <OutsideLink href={adminUrl}>{account}</OutsideLink> },
    { label: 'Last sync', value: <Age at={connection.lastSyncAt} /> },
    {
      label: 'API version',
      value: <ApiVersion connection={connection} platform={platform} />,
    },
    ...toSecretFacts(connection),
    { label: 'Currency and zone', value: `${currency} · ${timezone}` },
  ];
}
