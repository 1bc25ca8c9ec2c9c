import { Badge, Group, Stack, Text } from '@mantine/core';
import type { DataTableColumn } from 'mantine-datatable';
import type { WaitingOrder } from '../../api/orders.ts';
import { formatCounted } from '../../lib/numbers.ts';
import { Age } from '../ui/Age.tsx';
import { RouterLink } from '../ui/RouterLink.tsx';
import { RetryWaiting } from './RetryWaiting.tsx';

interface May {
  retry: boolean;
  /** The raw cache. */
  read: boolean;
}

/** @param may what this person may do; what they may not is left out */
export function listWaitingColumns(may: May): DataTableColumn<WaitingOrder>[] {
  const columns: DataTableColumn<WaitingOrder>[] = [
    {
      accessor: 'orderNumber',
      title: 'Order',
      render: (order) => <WaitingName order={order} may={may} />,
    },
    { accessor: 'missing', title: 'Missing', render: (order) => <Missing order={order} /> },
    { accessor: 'since', title: 'Waiting', render: ({ since }) => <Age at={since} /> },
    { accessor: 'attempts', title: 'Tried', render: ({ attempts }) => toTimes(attempts) },
  ];
  if (!may.retry) return columns;
  return [
    ...columns,
    {
      accessor: 'retry',
      title: 'Try again',
      render: (order) => <RetryWaiting orders={[order]} />,
    },
  ];
}

export function WaitingCard({ order, may }: { order: WaitingOrder; may: May }) {
  return (
    <Stack gap={6}>
      <Group justify="space-between" gap="xs">
        <WaitingName order={order} may={may} />
        <Text size="sm">
          since <Age at={order.since} />
        </Text>
      </Group>
      <Missing order={order} />
      <Text size="sm" c="dimmed">
        Tried {toTimes(order.attempts)}
      </Text>
      {may.retry && <RetryWaiting orders={[order]} />}
    </Stack>
  );
}

/** Its number leads to what is known of it so far; who may look into the raw cache finds all of it there. */
function WaitingName({ order, may }: { order: WaitingOrder; may: May }) {
  const { entryId } = order;
  const name = order.orderNumber ?? order.externalId;
  return (
    <Stack gap={8} align="flex-start">
      <RouterLink to="/orders/$orderId" params={{ orderId: entryId }} fw={600}>
        {name}
      </RouterLink>
      {may.read && (
        <RouterLink to="/cache/$entryId" params={{ entryId }} inherit={false} size="xs">
          Raw data<span className="visually-hidden"> of {name}</span>
        </RouterLink>
      )}
    </Stack>
  );
}

function Missing({ order }: { order: WaitingOrder }) {
  if (order.missing.length === 0) return <Text size="sm">{order.message}</Text>;
  return (
    <Group gap={4} aria-label={formatCounted(order.missing.length, 'missing SKU')}>
      {order.missing.map((code) => (
        <Badge
          key={code}
          color="yellow"
          h="auto"
          styles={{ label: { whiteSpace: 'normal', overflowWrap: 'anywhere' } }}
        >
          {code}
        </Badge>
      ))}
    </Group>
  );
}

function toTimes(attempts: number): string {
  return attempts === 1 ? 'once' : formatCounted(attempts, 'time');
}
