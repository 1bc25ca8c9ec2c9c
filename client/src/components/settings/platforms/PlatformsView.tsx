import { Alert, Card, Group, Stack, Title } from '@mantine/core';
import { IconPlugConnected } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useMay } from '../../../app/session.ts';
import {
  allConnectionsQuery,
  type Connection,
  type PlatformForm,
  platformsQuery,
} from '../../../api/connections.ts';
import { freshnessQuery } from '../../../api/freshness.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { QueryView } from '../../ui/QueryView.tsx';
import { AccountCard } from './AccountCard.tsx';
import { groupAccounts } from './categories.ts';
import { ConnectPlatform } from './ConnectPlatform.tsx';

/** Every connected account by category, and the way to connect one more (spec 10.2). */
export function PlatformsView() {
  const platforms = useQuery(platformsQuery);
  const connections = useQuery(allConnectionsQuery);
  const mayAdminister = useMay('administer');
  return (
    <Stack gap="md" align="stretch">
      {mayAdminister && platforms.data && (
        <Group>
          <ConnectPlatform platforms={platforms.data} />
        </Group>
      )}
      <QueryView query={platforms}>
        {(known) => (
          <QueryView
            query={connections}
            isEmpty={(items) => items.length === 0}
            empty={<NothingYet mayConnect={mayAdminister} />}
          >
            {(items) => <Accounts connections={items} platforms={known} />}
          </QueryView>
        )}
      </QueryView>
    </Stack>
  );
}

interface AccountsProps {
  connections: Connection[];
  platforms: PlatformForm[];
}

function Accounts({ connections, platforms }: AccountsProps) {
  const { data } = useQuery(freshnessQuery);
  const { connectionId } = useSearch({ from: '/shell/settings/platforms' });
  const isUnknown =
    connectionId !== undefined && !connections.some(({ id }) => id === connectionId);
  return (
    <Stack gap="lg">
      {isUnknown && <Alert color="yellow">This account is not connected here.</Alert>}
      {groupAccounts(connections, platforms).map(({ id, label, items }) => (
        <section key={id} aria-labelledby={`category-${id}`}>
          <Title order={2} size="h4" mb="sm" id={`category-${id}`}>
            {label}
          </Title>
          <Stack gap="md">
            {items.map((account) => (
              <AccountCard
                key={account.connection.id}
                account={account}
                freshness={data?.items.find((one) => one.connectionId === account.connection.id)}
                isChosen={account.connection.id === connectionId}
              />
            ))}
          </Stack>
        </section>
      ))}
    </Stack>
  );
}

function NothingYet({ mayConnect }: { mayConnect: boolean }) {
  return (
    <Card withBorder>
      <EmptyState title="Nothing is connected yet" icon={<IconPlugConnected />}>
        {mayConnect
          ? 'Connect a platform: its data is read at once and kept current.'
          : 'An admin connects platforms here: ask one.'}
      </EmptyState>
    </Card>
  );
}
