import { Group, Stack, Text } from '@mantine/core';
import type { Customer } from '../../api/customers.ts';
import { formatCounted } from '../../lib/numbers.ts';
import { When } from '../ui/Age.tsx';
import { Money } from '../ui/Money.tsx';
import { TagList } from '../ui/TagList.tsx';
import { CustomerName, MarketingBadge } from './customerColumns.tsx';

/** One customer on a phone. */
export function CustomerCard({ customer }: { customer: Customer }) {
  return (
    <Stack gap={6}>
      <CustomerName customer={customer} />
      <Group justify="space-between" gap="xs">
        <Text size="sm">{formatCounted(customer.ordersCount, 'order')}</Text>
        <Money amount={customer.totalSpent} currency={customer.currency} fw={600} />
      </Group>
      <Group justify="space-between" gap="xs">
        <Text size="sm" c="dimmed">
          Last order <When at={customer.lastOrderAt} />
        </Text>
        <MarketingBadge customer={customer} />
      </Group>
      <TagList tags={customer.tags} />
    </Stack>
  );
}
