import { Button } from '@mantine/core';
import { IconCloudDownload } from '@tabler/icons-react';
import { useMay } from '../../app/session.ts';
import { type RecoveredOrder, recoverOrder } from '../../api/order.ts';
import type { Order } from '../../api/orders.ts';
import { useAction } from '../ui/useAction.ts';

/** Fetches the order one is looking at from the shop again (spec 7.11). */
export function RecoverThisOrder({ order }: { order: Order }) {
  const mayRecover = useMay('operate');
  const recover = useAction<void, RecoveredOrder>({
    run: () => recoverOrder(order.shopifyOrderId, order.connectionId),
    done: ({ result }) =>
      result === 'stored'
        ? `Order ${order.orderNumber} was fetched: a newer version is stored and processed now`
        : `Order ${order.orderNumber} was fetched: nothing about it is new`,
    refreshes: [['orders'], ['cache', 'entries']],
  });
  if (!mayRecover) return null;
  return (
    <Button
      variant="default"
      leftSection={<IconCloudDownload size={16} />}
      loading={recover.isPending}
      onClick={() => recover.mutate()}
    >
      Recover order
    </Button>
  );
}
