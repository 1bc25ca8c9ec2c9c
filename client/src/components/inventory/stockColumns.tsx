import { Code, Stack, Text } from '@mantine/core';
import type { DataTableColumn } from 'mantine-datatable';
import type { Sku } from '../../api/catalog.ts';
import type { Level } from '../../api/inventory.ts';
import { Age } from '../ui/Age.tsx';
import { RouterLink } from '../ui/RouterLink.tsx';
import { StatusBadge } from '../ui/StatusBadge.tsx';
import type { Opened } from '../ui/useOpened.ts';
import { LocationName } from '../stock/SkuLevels.tsx';
import { StockCount } from '../stock/StockCount.tsx';
import { StockToggle } from '../stock/StockToggle.tsx';

/** SKUs with all their stock. */
export function listStockColumns(opened: Opened): DataTableColumn<Sku>[] {
  return [
    { accessor: 'code', title: 'SKU', render: ({ code }) => <Code>{code}</Code> },
    {
      accessor: 'productTitle',
      title: 'Product',
      render: (sku) => (
        <StockName productId={sku.productId} title={sku.productTitle} variant={sku.title} />
      ),
    },
    { accessor: 'barcode', title: 'Barcode', render: ({ barcode }) => barcode ?? '' },
    {
      accessor: 'status',
      title: 'Status',
      render: ({ status }) => <StatusBadge kind="catalog" value={status} />,
    },
    {
      accessor: 'available',
      title: 'Stock',
      textAlign: 'right',
      render: (sku) => (
        <StockToggle sku={sku} opened={opened.has(sku.id)} onToggle={() => opened.toggle(sku.id)} />
      ),
    },
  ];
}

/** What lies at one location. */
export const levelColumns: DataTableColumn<Level>[] = [
  {
    accessor: 'skuCode',
    title: 'SKU',
    render: ({ skuCode }) => (skuCode === null ? '' : <Code>{skuCode}</Code>),
  },
  { accessor: 'title', title: 'Product', render: (level) => <LevelName level={level} /> },
  {
    accessor: 'locationName',
    title: 'Location',
    render: (level) => <LocationName level={level} />,
  },
  {
    accessor: 'available',
    title: 'Available',
    textAlign: 'right',
    render: ({ available }) => <StockCount available={available} tracked={available !== null} />,
  },
  {
    accessor: 'syncedAt',
    title: 'Synced',
    textAlign: 'right',
    render: ({ syncedAt }) => <Age at={syncedAt} c="dimmed" />,
  },
];

/** A level may outlive its SKU. */
export function LevelName({ level }: { level: Level }) {
  const { productId, title, variantTitle, shopifyInventoryItemId } = level;
  if (productId === null) {
    return (
      <Text size="sm" c="dimmed">
        No SKU of item {shopifyInventoryItemId}
      </Text>
    );
  }
  return <StockName productId={productId} title={title} variant={variantTitle} />;
}

export function StockName(props: {
  productId: string;
  title: string | null;
  variant: string | null;
}) {
  const { productId, title, variant } = props;
  return (
    <Stack gap={0}>
      <Text size="sm" fw={600} style={{ overflowWrap: 'anywhere' }}>
        <RouterLink to="/catalog/$productId" params={{ productId }}>
          {title ?? 'Product'}
        </RouterLink>
      </Text>
      {variant && (
        <Text size="xs" c="dimmed">
          {variant}
        </Text>
      )}
    </Stack>
  );
}
