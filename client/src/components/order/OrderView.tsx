import { Grid, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { orderQuery } from '../../api/order.ts';
import type { Order } from '../../api/orders.ts';
import { useMay } from '../../app/session.ts';
import { BackLink } from '../ui/BackLink.tsx';
import { isMissing } from '../ui/MissingRecord.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { QueryView } from '../ui/QueryView.tsx';
import { MissingOrder } from './MissingOrder.tsx';
import { OrderFacts } from './OrderFacts.tsx';
import { OrderHeader } from './OrderHeader.tsx';
import { OrderLines } from './OrderLines.tsx';
import { OrderMoney } from './OrderMoney.tsx';
import { OrderNotices } from './OrderNotices.tsx';
import { OrderParcels } from './OrderParcels.tsx';
import { OrderPeople } from './OrderPeople.tsx';
import { OrderProfit } from './OrderProfit.tsx';
import { OrderRawData } from './OrderRawData.tsx';
import { OrderTimeline } from './OrderTimeline.tsx';

/** One order: what it is, what is to be done, what it costs, who gets it, what happened to it. */
export function OrderView({ orderId }: { orderId: string }) {
  const query = useQuery(orderQuery(orderId));
  if (query.data === undefined) {
    return (
      <>
        <BackLink to="/orders" />
        <PageHeader title="Order" />
        {isMissing(query.error) ? (
          <MissingOrder orderId={orderId} />
        ) : (
          <QueryView query={query}>{() => null}</QueryView>
        )}
      </>
    );
  }
  return <QueryView query={query}>{(order) => <WholeOrder order={order} />}</QueryView>;
}

function WholeOrder({ order }: { order: Order }) {
  const mayRead = useMay('readSync');
  const seesCosts = useMay('seeCosts');
  return (
    <>
      <OrderHeader order={order} />
      <Stack gap="md">
        <OrderNotices order={order} />
        <OrderLines order={order} />
        <Grid gap="md">
          <Grid.Col span={{ base: 12, md: 7 }}>
            <Stack gap="md">
              <OrderMoney order={order} />
              {seesCosts && <OrderProfit orderId={order.id} />}
              {seesCosts && <OrderParcels orderId={order.id} />}
              <OrderTimeline orderId={order.id} />
            </Stack>
          </Grid.Col>
          <Grid.Col span={{ base: 12, md: 5 }}>
            <Stack gap="md">
              <OrderPeople order={order} />
              <OrderFacts order={order} />
            </Stack>
          </Grid.Col>
        </Grid>
        {mayRead && <OrderRawData orderId={order.id} />}
      </Stack>
    </>
  );
}
