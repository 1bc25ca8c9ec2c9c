import { Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import type { DataTableColumn } from 'mantine-datatable';
import { useMemo } from 'react';
import { deliveriesQuery, type Delivery } from '../../../api/webhooks.ts';
import { useMay } from '../../../app/session.ts';
import { formatCount } from '../../../lib/numbers.ts';
import { Age } from '../../ui/Age.tsx';
import { DataList } from '../../ui/DataList.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { FilterSelect } from '../../ui/FilterSelect.tsx';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { listChoices } from '../../ui/statusLooks.ts';
import { useKeyset } from '../../ui/useKeyset.ts';
import { useSearchChange } from '../../ui/useSearchChange.ts';
import { DeliveryLinks, ReplayDelivery } from './DeliveryParts.tsx';
import { topicChoices } from './webhookGroups.ts';

const pageSize = 10;
/** Rejected ones are counted and not kept. */
const outcomes = listChoices('delivery').filter(({ value }) => value !== 'rejected');

/** The last deliveries: topic, outcome, how long storing took, what came of it, and the way to repeat it. */
export function DeliveryList({ connectionId }: { connectionId: string }) {
  const search = useSearch({ from: '/shell/settings/shopify' });
  const { filter, turn } = useSearchChange();
  const { topic, outcome } = search;
  const keyset = useKeyset(search, `${connectionId} ${topic} ${outcome}`, turn);
  const asked = { connectionId, topic, outcome, cursor: keyset.cursor, limit: pageSize };
  const deliveries = useQuery(deliveriesQuery(asked));
  const columns = useColumns();
  return (
    <Stack gap="sm">
      <Group gap="xs">
        <FilterSelect
          label="Outcome"
          value={outcome}
          choices={outcomes}
          onChange={(value) => filter({ outcome: value })}
        />
        <FilterSelect
          label="Topic"
          value={topic}
          choices={topicChoices}
          onChange={(value) => filter({ topic: value })}
        />
      </Group>
      <DataList
        label="Deliveries"
        query={deliveries}
        columns={columns}
        keyset={keyset}
        empty={<Empty filtered={topic !== undefined || outcome !== undefined} />}
        renderCard={(delivery) => <DeliveryCard delivery={delivery} />}
      />
    </Stack>
  );
}

function Empty({ filtered }: { filtered: boolean }) {
  if (filtered) return <EmptyState title="No delivery matches">Choose other filters.</EmptyState>;
  return (
    <EmptyState title="Nothing was delivered in the last 30 days">
      Register the webhooks below, then change something in Shopify.
    </EmptyState>
  );
}

function useColumns(): DataTableColumn<Delivery>[] {
  const mayOperate = useMay('operate');
  return useMemo(() => {
    const shown: DataTableColumn<Delivery>[] = [
      {
        accessor: 'receivedAt',
        title: 'Received',
        render: ({ receivedAt }) => <Age at={receivedAt} />,
      },
      { accessor: 'topic', title: 'Topic' },
      {
        accessor: 'outcome',
        title: 'Outcome',
        render: (delivery) => <Outcome delivery={delivery} />,
      },
      {
        accessor: 'latencyMs',
        title: 'Stored in',
        textAlign: 'right',
        render: ({ latencyMs }) => <span className="number">{formatCount(latencyMs)} ms</span>,
      },
      {
        accessor: 'entryId',
        title: 'Leads to',
        render: (delivery) => <DeliveryLinks delivery={delivery} />,
      },
    ];
    if (!mayOperate) return shown;
    const action: DataTableColumn<Delivery> = {
      accessor: 'replay',
      title: <span className="visually-hidden">Actions</span>,
      textAlign: 'right',
      render: (delivery) => <ReplayDelivery delivery={delivery} />,
    };
    return [...shown, action];
  }, [mayOperate]);
}

function Outcome({ delivery: { outcome, repeats } }: { delivery: Delivery }) {
  return (
    <Group gap={6} wrap="nowrap">
      <StatusBadge kind="delivery" value={outcome} />
      {repeats > 0 && (
        <Text size="xs" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
          and {formatCount(repeats)} more times
        </Text>
      )}
    </Group>
  );
}

function DeliveryCard({ delivery }: { delivery: Delivery }) {
  const mayOperate = useMay('operate');
  return (
    <Stack gap={6}>
      <Group justify="space-between" gap="xs">
        <Text size="sm" fw={500}>
          {delivery.topic}
        </Text>
        <Outcome delivery={delivery} />
      </Group>
      <Text size="xs" c="dimmed">
        <Age at={delivery.receivedAt} /> · stored in {formatCount(delivery.latencyMs)} ms
      </Text>
      <Group justify="space-between" gap="xs">
        <DeliveryLinks delivery={delivery} />
        {mayOperate && <ReplayDelivery delivery={delivery} />}
      </Group>
    </Stack>
  );
}
