import { Group, Stack, Text } from '@mantine/core';
import type { DataTableColumn } from 'mantine-datatable';
import type { ProductProfit } from '../../../api/profit.ts';
import { formatCount, formatCounted } from '../../../lib/numbers.ts';
import { formatPercent } from '../../../lib/percent.ts';
import { Money } from '../../ui/Money.tsx';
import { RouterLink } from '../../ui/RouterLink.tsx';

type Row = ProductProfit & { id: string };
type Place = Record<string, string>;

const money = (accessor: 'revenue' | 'cogs' | 'otherCosts', title: string) =>
  ({
    accessor,
    title,
    textAlign: 'right',
    render: (product) => <Money amount={product[accessor]} currency={product.currency} />,
  }) satisfies DataTableColumn<Row>;

export function toProductColumns(place: Place): DataTableColumn<Row>[] {
  return [
    {
      accessor: 'title',
      title: 'Product',
      render: (product) => <ProductLink product={product} place={place} />,
    },
    {
      accessor: 'qty',
      title: 'Sold',
      textAlign: 'right',
      render: ({ qty }) => formatCount(qty),
    },
    money('revenue', 'Revenue'),
    money('cogs', 'Cost of goods'),
    money('otherCosts', 'Other costs'),
    {
      accessor: 'profit',
      title: 'Profit',
      textAlign: 'right',
      render: (product) => <ProductEarned product={product} />,
    },
  ];
}

/** The name leads to the orders it was sold in; lines of no product have none of their own. */
function ProductLink({ product, place }: { product: ProductProfit; place: Place }) {
  const { productId, title } = product;
  return (
    <Text size="sm" fw={600} style={{ overflowWrap: 'anywhere' }}>
      {productId === null ? (
        title
      ) : (
        <RouterLink to="/profit/orders" search={{ ...place, productId }}>
          {title}
        </RouterLink>
      )}
    </Text>
  );
}

function ProductEarned({ product: { profit, margin, currency } }: { product: ProductProfit }) {
  return (
    <Stack gap={0} align="flex-end">
      <Text size="sm" {...(profit.startsWith('-') ? { c: 'red' } : {})}>
        <Money amount={profit} currency={currency} fw={600} />
      </Text>
      <Text size="xs" c="dimmed" className="number">
        {formatPercent(margin)}
      </Text>
    </Stack>
  );
}

/** One product on a phone. */
export function ProductProfitCard({ product, place }: { product: ProductProfit; place: Place }) {
  const { qty, revenue, cogs, otherCosts, currency } = product;
  return (
    <Stack gap={6}>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <ProductLink product={product} place={place} />
        <ProductEarned product={product} />
      </Group>
      <Text size="sm" c="dimmed">
        {formatCounted(qty, 'piece')} for <Money amount={revenue} currency={currency} />, goods{' '}
        <Money amount={cogs} currency={currency} />, other costs{' '}
        <Money amount={otherCosts} currency={currency} />
      </Text>
    </Stack>
  );
}
