import { Button } from '@mantine/core';
import { IconCloudDownload } from '@tabler/icons-react';
import { useMay } from '../../app/session.ts';
import { type RecoveredOrder, recoverOrder } from '../../api/order.ts';
import type { Order } from '../../api/orders.ts';
import { useAction } from '../ui/useAction.ts';
import { toRecoveredText } from './RecoverOrder.tsx';

/** Fetches the order one is looking at from the shop again (spec 7.11). */
export function RecoverThisOrder({ order }: { order: Order }) {
  const mayRecover = useMay('operate');
  const recover = useAction<void, RecoveredOrder>({
    run: () => recoverOrder(order.shopifyOrderId, order.connectionId),
    done: (answer) => `${order.orderNumber} was fetched. ${toRecoveredText(answer)}`,
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
