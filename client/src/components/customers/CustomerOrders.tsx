import { Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { DataTableColumn } from 'mantine-datatable';
import { type Order, ordersQuery } from '../../api/orders.ts';
import { When } from '../ui/Age.tsx';
import { DataList } from '../ui/DataList.tsx';
import { Money } from '../ui/Money.tsx';
import { PaymentTag } from '../ui/PaymentTag.tsx';
import { RouterLink } from '../ui/RouterLink.tsx';
import { Section } from '../ui/Section.tsx';
import { StatusBadge } from '../ui/StatusBadge.tsx';
import { type KeysetSearch, useKeyset } from '../ui/useKeyset.ts';
import { useSearchChange } from '../ui/useSearchChange.ts';

const columns: DataTableColumn<Order>[] = [
  { accessor: 'orderNumber', title: 'Order', render: (order) => <OrderLink order={order} /> },
  { accessor: 'orderedAt', title: 'Ordered', render: ({ orderedAt }) => <When at={orderedAt} /> },
  {
    accessor: 'paymentMethod',
    title: 'Payment',
    render: (order) => <PaymentTag payment={order} />,
  },
  { accessor: 'status', title: 'Status', render: (order) => <Statuses order={order} /> },
  {
    accessor: 'currentTotalAmount',
    title: 'Total',
    textAlign: 'right',
    render: (order) => <Total order={order} />,
  },
];

/** What a customer ordered, newest first. */
export function CustomerOrders({ customerId, place }: { customerId: string; place: KeysetSearch }) {
  const { turn } = useSearchChange();
  const keyset = useKeyset(place, customerId, turn);
  const filters = { customerId };
  const query = useQuery(ordersQuery({ filters, limit: '25', cursor: keyset.cursor }));
  return (
    <Section title="Orders">
      <DataList
        label="Orders of the customer"
        query={query}
        columns={columns}
        keyset={keyset}
        empty={
          <Text size="sm" c="dimmed">
            No order of this customer is here.
          </Text>
        }
        renderCard={(order) => (
          <Stack gap={6}>
            <Group justify="space-between" gap="xs">
              <OrderLink order={order} />
              <Total order={order} />
            </Group>
            <Text size="sm" c="dimmed">
              <When at={order.orderedAt} />
            </Text>
            <PaymentTag payment={order} />
            <Statuses order={order} />
          </Stack>
        )}
      />
    </Section>
  );
}

function OrderLink({ order }: { order: Order }) {
  return (
    <Text size="sm" fw={600}>
      <RouterLink to="/orders/$orderId" params={{ orderId: order.id }}>
        {order.orderNumber}
      </RouterLink>
    </Text>
  );
}

function Statuses({ order }: { order: Order }) {
  return (
    <Group gap={4}>
      <StatusBadge kind="order" value={order.status} />
      <StatusBadge kind="financial" value={order.financialStatus} />
    </Group>
  );
}

/** What is left of it; what was ordered where that differs. */
function Total({ order }: { order: Order }) {
  const { currentTotalAmount, totalAmount, currency } = order;
  return (
    <Stack gap={0} align="flex-end">
      <Money amount={currentTotalAmount} currency={currency} fw={600} />
      {totalAmount !== currentTotalAmount && (
        <Text size="xs" c="dimmed">
          <Money amount={totalAmount} currency={currency} /> ordered
        </Text>
      )}
    </Stack>
  );
}
