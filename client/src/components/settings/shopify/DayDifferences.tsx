import { Group, Stack, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { reconciliationQuery } from '../../../api/reconcile.ts';
import { ListSkeleton } from '../../ui/ListSkeleton.tsx';
import { Money } from '../../ui/Money.tsx';
import { QueryView } from '../../ui/QueryView.tsx';
import { RouterLink } from '../../ui/RouterLink.tsx';
import { type Difference, differenceTexts } from './reconcileTexts.ts';

interface Props {
  connectionId: string;
  date: string;
}

/** All orders of a day that differ: how, by how much, and what Heal does about each. */
export function DayDifferences({ connectionId, date }: Props) {
  const found = useQuery(reconciliationQuery(connectionId, date));
  return (
    <QueryView query={found} skeleton={<ListSkeleton />}>
      {({ days, currency }) => (
        <Stack gap="sm">
          {days
            .flatMap(({ differences }) => differences)
            .map((difference) => (
              <Row key={difference.orderId} difference={difference} currency={currency} />
            ))}
        </Stack>
      )}
    </QueryView>
  );
}

function Row({ difference, currency }: { difference: Difference; currency: string }) {
  const { orderId, externalId, kind, platform, cache, erp } = difference;
  const { label, heal } = differenceTexts[kind];
  return (
    <Stack gap={2}>
      <Group gap="xs">
        <Text size="sm" fw={600}>
          {label}
        </Text>
        {erp === null ? (
          <Text size="sm">Order {externalId}</Text>
        ) : (
          <RouterLink to="/orders/$orderId" params={{ orderId }} fz="sm">
            Order {externalId}
          </RouterLink>
        )}
        <Text size="sm" c="dimmed">
          Heal: {heal}
        </Text>
      </Group>
      <Table aria-label={`Amounts of order ${externalId}`} withTableBorder verticalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Shopify</Table.Th>
            <Table.Th>Raw cache</Table.Th>
            <Table.Th>ERP</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          <Table.Tr>
            {[platform, cache, erp].map((amount, index) => (
              <Table.Td key={['platform', 'cache', 'erp'][index]}>
                <Money amount={amount} currency={currency} />
              </Table.Td>
            ))}
          </Table.Tr>
        </Table.Tbody>
      </Table>
    </Stack>
  );
}
