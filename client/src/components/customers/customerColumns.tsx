import { Badge, Stack, Text } from '@mantine/core';
import type { DataTableColumn } from 'mantine-datatable';
import type { Customer } from '../../api/customers.ts';
import { formatCount } from '../../lib/numbers.ts';
import { When } from '../ui/Age.tsx';
import { Money } from '../ui/Money.tsx';
import { RouterLink } from '../ui/RouterLink.tsx';
import { TagList } from '../ui/TagList.tsx';
import { useStoreName } from '../ui/useStores.ts';
import { toCustomerName } from './customerNames.ts';

export const customerColumns: DataTableColumn<Customer>[] = [
  {
    accessor: 'name',
    title: 'Customer',
    render: (customer) => <CustomerName customer={customer} />,
  },
  {
    accessor: 'ordersCount',
    title: 'Orders',
    textAlign: 'right',
    render: ({ ordersCount }) => formatCount(ordersCount),
  },
  {
    accessor: 'totalSpent',
    title: 'Total spent',
    textAlign: 'right',
    render: ({ totalSpent, currency }) => <Money amount={totalSpent} currency={currency} />,
  },
  {
    accessor: 'lastOrderAt',
    title: 'Last order',
    render: ({ lastOrderAt }) => <When at={lastOrderAt} />,
  },
  {
    accessor: 'acceptsMarketing',
    title: 'Marketing',
    render: (customer) => <MarketingBadge customer={customer} />,
  },
  { accessor: 'tags', title: 'Tags', render: ({ tags }) => <TagList tags={tags} /> },
];

/** The name, and how to reach them; the store where there are several. */
export function CustomerName({ customer }: { customer: Customer }) {
  const { id, email, phone } = customer;
  const name = toCustomerName(customer);
  const store = useStoreName(customer.connectionId);
  return (
    <Stack gap={0}>
      <Text size="sm" fw={600} style={{ overflowWrap: 'anywhere' }}>
        <RouterLink to="/customers/$customerId" params={{ customerId: id }}>
          {name}
        </RouterLink>
      </Text>
      {[email, phone, store]
        .filter((contact) => contact !== null && contact !== name)
        .map((contact) => (
          <Text key={contact} size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
            {contact}
          </Text>
        ))}
    </Stack>
  );
}

/** May they be written to? */
export function MarketingBadge({ customer }: { customer: Pick<Customer, 'acceptsMarketing'> }) {
  return customer.acceptsMarketing ? (
    <Badge color="green">Subscribed</Badge>
  ) : (
    <Badge color="gray">Not subscribed</Badge>
  );
}
