import { Stack, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Sku } from '../../api/catalog.ts';
import { type SkuCost, skuCostsQuery } from '../../api/skuCosts.ts';
import { useMay } from '../../app/session.ts';
import { formatDay } from '../../lib/dayText.ts';
import { Money } from '../ui/Money.tsx';
import { QueryView } from '../ui/QueryView.tsx';
import { SkuCostForm } from './SkuCostForm.tsx';

const sources = { platform: 'Shop', person: 'By hand', import: 'Imported' } as const;

/** What it cost from which day on: an order's profit takes the cost of its own day (spec 9.1). */
export function SkuCostHistory({ sku }: { sku: Sku }) {
  const query = useQuery(skuCostsQuery(sku.id));
  const mayChange = useMay('changeCosts');
  return (
    <Stack gap="md">
      <QueryView
        query={query}
        isEmpty={({ items }) => items.length === 0}
        empty={
          <Text size="sm" c="dimmed">
            No cost is known: it is assumed by the rules of profit.
          </Text>
        }
      >
        {({ items }) => <History code={sku.code} items={items} />}
      </QueryView>
      {mayChange && <SkuCostForm sku={sku} />}
    </Stack>
  );
}

function History({ code, items }: { code: string; items: SkuCost[] }) {
  return (
    <Table aria-label={`Costs of ${code}`}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>From</Table.Th>
          <Table.Th ta="right">Cost</Table.Th>
          <Table.Th>Said by</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {items.map(({ validFrom, source, cost, currency }) => (
          <Table.Tr key={`${validFrom} ${source}`}>
            <Table.Td>{validFrom === null ? 'Ever before' : formatDay(validFrom)}</Table.Td>
            <Table.Td ta="right">
              <Money amount={cost} currency={currency} />
            </Table.Td>
            <Table.Td>{sources[source]}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
