import { Group, Select, SimpleGrid, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useMay } from '../../../app/session.ts';
import { type Connection, connectionsQuery } from '../../../api/connections.ts';
import { OutsideLink } from '../../ui/OutsideLink.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { QueryView } from '../../ui/QueryView.tsx';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { useSearchChange } from '../../ui/useSearchChange.ts';
import { AddStore } from '../shopify/AddStore.tsx';
import { CacheTiles } from '../shopify/CacheTiles.tsx';
import { ConnectionCard } from '../shopify/ConnectionCard.tsx';
import { ConnectStart, UnknownStore } from '../shopify/ConnectStart.tsx';
import { MaintenanceCard } from '../shopify/MaintenanceCard.tsx';
import { ProcessingCard } from '../shopify/ProcessingCard.tsx';
import { RealTimeCard } from '../shopify/RealTimeCard.tsx';
import { SchedulerCard } from '../shopify/SchedulerCard.tsx';
import { SyncCard } from '../shopify/SyncCard.tsx';
import { WebhooksCard } from '../shopify/WebhooksCard.tsx';

/** Settings → Shopify: one store at a time; without any, the form that connects the first. */
export function ShopifyTab() {
  const connections = useQuery(connectionsQuery('shopify'));
  const { connectionId } = useSearch({ from: '/shell/settings/shopify' });
  const { filter } = useSearchChange();
  const choose = (id: string) => filter({ connectionId: id, topic: undefined, outcome: undefined });
  return (
    <QueryView
      query={connections}
      isEmpty={(items) => items.length === 0}
      empty={<ConnectStart onDone={choose} />}
    >
      {(items) => {
        const chosen = items.find(({ id }) => id === connectionId);
        const shown = chosen ?? items[0];
        if (!shown) return null;
        return (
          <>
            {connectionId !== undefined && !chosen && <UnknownStore />}
            <Head connections={items} connection={shown} onChoose={choose} />
            <Store key={shown.id} connection={shown} />
          </>
        );
      }}
    </QueryView>
  );
}

interface HeadProps {
  connections: Connection[];
  connection: Connection;
  onChoose: (id: string) => void;
}

function Head({ connections, connection, onChoose }: HeadProps) {
  const mayAdd = useMay('administer');
  return (
    <PageHeader
      title="Shopify"
      marks={<StatusBadge kind="connection" value={connection.status} />}
      description={
        <>
          {connection.name} ·{' '}
          <OutsideLink href={connection.adminUrl}>{connection.account}</OutsideLink>
        </>
      }
      actions={
        <Group gap="xs">
          {connections.length > 1 && (
            <Select
              aria-label="Store"
              data={connections.map(({ id, name }) => ({ value: id, label: name }))}
              value={connection.id}
              onChange={(id) => id && onChoose(id)}
              allowDeselect={false}
              w={220}
            />
          )}
          {mayAdd && <AddStore onDone={onChoose} />}
        </Group>
      }
    />
  );
}

/** What is looked at most comes first; on a phone the columns follow each other. */
function Store({ connection }: { connection: Connection }) {
  return (
    <Stack gap="md">
      <CacheTiles connectionId={connection.id} />
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
        <Stack gap="md" miw={0}>
          <SyncCard connection={connection} />
          <ProcessingCard connection={connection} />
        </Stack>
        <Stack gap="md" miw={0}>
          <ConnectionCard connection={connection} />
          <SchedulerCard connection={connection} />
        </Stack>
      </SimpleGrid>
      <RealTimeCard connection={connection} />
      <WebhooksCard connection={connection} />
      <MaintenanceCard connection={connection} />
    </Stack>
  );
}
