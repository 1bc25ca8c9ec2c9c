import { Alert, Stack } from '@mantine/core';
import { IconClock } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { orderTimelineQuery } from '../../api/order.ts';
import { useMay } from '../../app/session.ts';
import { isMissing, MissingRecord } from '../ui/MissingRecord.tsx';
import { QueryView } from '../ui/QueryView.tsx';
import { RouterLink } from '../ui/RouterLink.tsx';
import { OrderRawData } from './OrderRawData.tsx';
import { OrderTimeline } from './OrderTimeline.tsx';

/** No order has this id: it may have arrived and wait for its SKU, or to be processed (spec 4.7). */
export function MissingOrder({ orderId }: { orderId: string }) {
  const mayRead = useMay('readSync');
  const query = useQuery(orderTimelineQuery(orderId));
  if (query.data === undefined && isMissing(query.error)) {
    return (
      <MissingRecord what="order">
        <RouterLink to="/orders">Go to the orders</RouterLink>
      </MissingRecord>
    );
  }
  return (
    <QueryView query={query}>
      {() => (
        <Stack gap="md">
          <Alert color="yellow" icon={<IconClock />} title="Not an order yet">
            It has arrived but could not be made an order so far: the timeline says why. It appears
            here by itself as soon as it is processed.
          </Alert>
          <OrderTimeline orderId={orderId} />
          {mayRead && <OrderRawData orderId={orderId} />}
        </Stack>
      )}
    </QueryView>
  );
}
