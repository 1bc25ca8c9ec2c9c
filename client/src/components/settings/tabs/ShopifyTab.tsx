import { Grid, Group, Select, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useMay } from '../../../app/session.ts';
import { type Connection, connectionsQuery } from '../../../api/connections.ts';
import { ListSkeleton } from '../../ui/ListSkeleton.tsx';
import { OutsideLink } from '../../ui/OutsideLink.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { QueryView } from '../../ui/QueryView.tsx';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { useSearchChange } from '../../ui/useSearchChange.ts';
import { AddStore } from '../shopify/AddStore.tsx';
import { CacheTiles } from '../shopify/CacheTiles.tsx';
import { ConnectionCard } from '../shopify/ConnectionCard.tsx';
import { ConnectStart, UnknownStore } from '../shopify/ConnectStart.tsx';
import { FirstSteps } from '../shopify/FirstSteps.tsx';
import { MaintenanceCard } from '../shopify/MaintenanceCard.tsx';
import { ProcessingCard } from '../shopify/ProcessingCard.tsx';
import { SchedulerCard } from '../shopify/SchedulerCard.tsx';
import { SyncCard } from '../shopify/SyncCard.tsx';
import { WebhooksCard } from '../shopify/WebhooksCard.tsx';

const RealTimeCard = lazy(async () => ({
  default: (await import('../shopify/RealTimeCard.tsx')).RealTimeCard,
}));

/** Settings → Shopify: one store at a time; without any, the form that connects the first. */
export function ShopifyTab() {
  const connections = useQuery(connectionsQuery('shopify'));
  const { connectionId } = useSearch({ from: '/shell/settings/shopify' });
  const { filter } = useSearchChange();
  const choose = (id: string) => filter({ connectionId: id, topic: undefined, outcome: undefined });
  return (
    <QueryView
      query={connections}
      skeleton={<Waiting />}
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

function Waiting() {
  return (
    <>
      <PageHeader title="Shopify" />
      <ListSkeleton />
    </>
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
      description={<Account connection={connection} />}
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

/** A store nobody has named yet is called after its domain. */
function Account({ connection: { name, account, adminUrl } }: { connection: Connection }) {
  return (
    <>
      {name !== account && `${name} · `}
      <OutsideLink href={adminUrl}>{account}</OutsideLink>
    </>
  );
}

/** What is looked at most comes first; on a phone the columns follow each other. */
function Store({ connection }: { connection: Connection }) {
  return (
    <Stack gap="md">
      <FirstSteps connection={connection} />
      <CacheTiles connectionId={connection.id} />
      <Grid gap="md">
        <Grid.Col span={{ base: 12, md: 7 }}>
          <Stack gap="md">
            <SyncCard connection={connection} />
            <ProcessingCard connection={connection} />
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 5 }}>
          <Stack gap="md">
            <ConnectionCard connection={connection} />
            <SchedulerCard connection={connection} />
          </Stack>
        </Grid.Col>
      </Grid>
      <Suspense fallback={<ListSkeleton />}>
        <RealTimeCard connection={connection} />
      </Suspense>
      <WebhooksCard connection={connection} />
      <MaintenanceCard connection={connection} />
    </Stack>
  );
}
