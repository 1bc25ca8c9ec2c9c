import { Button } from '@mantine/core';
import { IconRotate } from '@tabler/icons-react';
import { retryWaiting, type WaitingOrder } from '../../api/orders.ts';
import { formatCounted } from '../../lib/numbers.ts';
import { useAction } from '../ui/useAction.ts';

/** Tries waiting orders again now, without waiting for their products: all of a page, or one. */
export function RetryWaiting({ orders }: { orders: readonly WaitingOrder[] }) {
  const retry = useAction({
    run: () => retryAll(orders),
    done: (requeued) => `${formatCounted(requeued, 'order')} will be tried again now`,
    refreshes: [['orders']],
  });
  if (orders.length === 0) return null;
  const [first] = orders;
  const label = `Retry ${orders.length === 1 ? (first?.orderNumber ?? '1 order') : formatCounted(orders.length, 'waiting order')}`;
  return (
    <Button
      size="xs"
      variant="default"
      leftSection={<IconRotate size={14} />}
      loading={retry.isPending}
      onClick={() => retry.mutate()}
    >
      {label}
    </Button>
  );
}

/** One request for each store. @returns how many will be tried again */
async function retryAll(orders: readonly WaitingOrder[]): Promise<number> {
  const stores = [...new Set(orders.map(({ connectionId }) => connectionId))];
  const answers = await Promise.all(
    stores.map((store) => {
      const own = orders.filter(({ connectionId }) => connectionId === store);
      return retryWaiting(
        store,
        own.map(({ entryId }) => entryId),
      );
    }),
  );
  return answers.reduce((sum, { requeued }) => sum + requeued, 0);
}
