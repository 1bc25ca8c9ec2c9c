import { Code, Stack, Text } from '@mantine/core';
import type { DataTableColumn } from 'mantine-datatable';
import type { Sku } from '../../api/catalog.ts';
import { StockToggle } from '../stock/StockToggle.tsx';
import { Money } from '../ui/Money.tsx';
import { OutsideLink } from '../ui/OutsideLink.tsx';
import { StatusBadge } from '../ui/StatusBadge.tsx';
import type { Opened } from '../ui/useOpened.ts';
import { SkuCost } from './SkuCost.tsx';

interface Context {
  opened: Opened;
  /** Warehouse teams see no costs: the column is not there. */
  costs: boolean;
}

export function listSkuColumns({ opened, costs }: Context): DataTableColumn<Sku>[] {
  return [
    { accessor: 'code', title: 'SKU', render: (sku) => <SkuCode sku={sku} /> },
    { accessor: 'attributes', title: 'Variant', render: toAttributes },
    {
      accessor: 'price',
      title: 'Price',
      textAlign: 'right',
      render: (sku) => <SkuPrice sku={sku} />,
    },
    ...(costs ? [costColumn] : []),
    { accessor: 'barcode', title: 'Barcode', render: ({ barcode }) => barcode ?? '' },
    {
      accessor: 'available',
      title: 'Stock',
      textAlign: 'right',
      render: (sku) => (
        <StockToggle sku={sku} opened={opened.has(sku.id)} onToggle={() => opened.toggle(sku.id)} />
      ),
    },
    {
      accessor: 'status',
      title: 'Status',
      render: ({ status }) => <StatusBadge kind="catalog" value={status} />,
    },
  ];
}

const costColumn: DataTableColumn<Sku> = {
  accessor: 'cost',
  title: 'Cost',
  textAlign: 'right',
  render: (sku) => <SkuCost sku={sku} />,
};

/** The code, the shop's own where it is another one, and the way to the shop. */
export function SkuCode({ sku }: { sku: Sku }) {
  const { code, platformCode, shopifyUrl, status } = sku;
  const own = platformCode !== null && platformCode !== '' && platformCode !== code;
  return (
    <Stack gap={2} align="flex-start">
      <Code fw={status === 'archived' ? 400 : 600} style={{ overflowWrap: 'anywhere' }}>
        {code}
      </Code>
      {own && (
        <Text size="xs" c="dimmed">
          In the shop: {platformCode}
        </Text>
      )}
      {shopifyUrl !== null && (
        <Text size="xs">
          <OutsideLink href={shopifyUrl}>Shopify</OutsideLink>
        </Text>
      )}
    </Stack>
  );
}

/** `Size: M` for each option but the colour, which names the variation. */
export function toAttributes({ attributes, colour, title }: Sku) {
  const rest = attributes.filter(({ value }) => value !== colour);
  const text = rest.map(({ name, value }) => `${name}: ${value}`).join(', ');
  return text === '' ? title : text;
}

export function SkuPrice({ sku }: { sku: Sku }) {
  const { price, compareAtPrice, currency } = sku;
  return (
    <Stack gap={0} align="flex-end">
      <Money amount={price} currency={currency} />
      {compareAtPrice !== null && compareAtPrice !== price && (
        <Text size="xs" c="dimmed" td="line-through">
          <span className="visually-hidden">Compare-at price </span>
          <Money amount={compareAtPrice} currency={currency} />
        </Text>
      )}
    </Stack>
  );
}
