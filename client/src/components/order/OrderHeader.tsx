import { Badge, Group } from '@mantine/core';
import type { Order } from '../../api/orders.ts';
import { useMay } from '../../app/session.ts';
import { When } from '../ui/Age.tsx';
import { BackLink } from '../ui/BackLink.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { PaymentTag } from '../ui/PaymentTag.tsx';
import { ShopLink } from '../ui/ShopLink.tsx';
import { StatusBadge } from '../ui/StatusBadge.tsx';
import { useStoreName } from '../ui/useStores.ts';
import { RecoverThisOrder } from './RecoverThisOrder.tsx';

/** Which order this is, and how it stands: with the courier's money, the shop, the warehouse. */
export function OrderHeader({ order }: { order: Order }) {
  const mayRead = useMay('readSync');
  const store = useStoreName(order.connectionId);
  return (
    <>
      <BackLink to="/orders" />
      <PageHeader
        title={order.orderNumber}
        marks={<OrderMarks order={order} />}
        description={
          <Group gap="xs">
            <span>
              Ordered <When at={order.orderedAt} />
            </span>
            {store !== null && <span>{store}</span>}
            {mayRead && (
              <ShopLink
                connectionId={order.connectionId}
                path={`/orders/${order.shopifyOrderId}`}
              />
            )}
          </Group>
        }
        actions={<RecoverThisOrder order={order} />}
      />
    </>
  );
}

function OrderMarks({ order }: { order: Order }) {
  return (
    <>
      <PaymentTag payment={order} />
      <StatusBadge kind="order" value={order.status} />
      <StatusBadge kind="financial" value={order.financialStatus} />
      <StatusBadge kind="fulfillment" value={order.fulfillmentStatus ?? 'unfulfilled'} />
      {order.conflict && <Badge color="orange">Conflict</Badge>}
      {order.test && (
        <Badge color="gray" variant="outline">
          Test
        </Badge>
      )}
      {order.deletedAt && <Badge color="red">Deleted</Badge>}
    </>
  );
}
