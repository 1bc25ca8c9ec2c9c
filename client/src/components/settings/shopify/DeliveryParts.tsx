import { Button, Group, Text } from '@mantine/core';
import { IconRepeat } from '@tabler/icons-react';
import { type Delivery, replayDelivery, type ReplayedDelivery } from '../../../api/webhooks.ts';
import { RouterLink } from '../../ui/RouterLink.tsx';
import { useAction } from '../../ui/useAction.ts';

/** To the cache entry a delivery was stored in, and to the record made of it. */
export function DeliveryLinks({ delivery: { entryId, recordId, stream } }: { delivery: Delivery }) {
  if (entryId === null) {
    return (
      <Text span size="sm" c="dimmed">
        –
      </Text>
    );
  }
  return (
    <Group gap="sm" wrap="nowrap">
      <RouterLink to="/cache/$entryId" params={{ entryId }} fz="sm">
        Entry
      </RouterLink>
      {recordId !== null && <RecordLink stream={stream} recordId={recordId} />}
    </Group>
  );
}

/** Stock levels have no page of their own. */
export function RecordLink({ stream, recordId }: { stream: string | null; recordId: string }) {
  if (stream === 'orders') {
    return (
      <RouterLink to="/orders/$orderId" params={{ orderId: recordId }} fz="sm">
        Order
      </RouterLink>
    );
  }
  if (stream === 'products') {
    return (
      <RouterLink to="/catalog/$productId" params={{ productId: recordId }} fz="sm">
        Product
      </RouterLink>
    );
  }
  if (stream === 'customers') {
    return (
      <RouterLink to="/customers/$customerId" params={{ customerId: recordId }} fz="sm">
        Customer
      </RouterLink>
    );
  }
  return null;
}

const results: Record<ReplayedDelivery['result'], string> = {
  requeued: 'Is processed again',
  already_pending: 'Waits to be processed already',
  fetching: 'Its raw data was dropped: it is fetched from Shopify again',
};

/** What it brought is processed again; a newer version in the cache wins. */
export function ReplayDelivery({ delivery: { id, topic, entryId } }: { delivery: Delivery }) {
  const replay = useAction({
    run: () => replayDelivery(id),
    refreshes: [['cache'], ['deliveries', 'list']],
    done: ({ result }) => results[result],
  });
  if (entryId === null) return null;
  return (
    <Button
      size="compact-xs"
      variant="default"
      aria-label={`Replay this delivery of ${topic}`}
      loading={replay.isPending}
      leftSection={<IconRepeat size={13} />}
      onClick={() => replay.mutate()}
    >
      Replay
    </Button>
  );
}
