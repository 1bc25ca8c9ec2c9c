import { Badge } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { connectionsQuery } from '../../api/connections.ts';
import type { Order } from '../../api/orders.ts';
import { useMay } from '../../app/session.ts';
import { When } from '../ui/Age.tsx';
import { BackLink } from '../ui/BackLink.tsx';
import { OutsideLink } from '../ui/OutsideLink.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { PaymentTag } from '../ui/PaymentTag.tsx';
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
          <>
            Ordered <When at={order.orderedAt} />
            {store !== null && <> · {store}</>}
            {mayRead && <ShopifyLink order={order} />}
          </>
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

/** The order in the shop's own pages; a sandbox has none. */
function ShopifyLink({ order }: { order: Order }) {
  const { data } = useQuery(connectionsQuery('shopify'));
  const adminUrl = data?.find(({ id }) => id === order.connectionId)?.adminUrl ?? null;
  if (adminUrl === null) return null;
  return (
    <>
      {' · '}
      <OutsideLink href={`${adminUrl}/orders/${order.shopifyOrderId}`}>Open in Shopify</OutsideLink>
    </>
  );
}
