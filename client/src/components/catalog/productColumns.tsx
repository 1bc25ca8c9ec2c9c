import { Group, Stack, Text } from '@mantine/core';
import type { DataTableColumn } from 'mantine-datatable';
import type { Product } from '../../api/catalog.ts';
import { formatCount } from '../../lib/numbers.ts';
import { StockCount } from '../stock/StockCount.tsx';
import { RouterLink } from '../ui/RouterLink.tsx';
import { StatusBadge } from '../ui/StatusBadge.tsx';
import { useStoreName } from '../ui/useStores.ts';
import { PriceText } from './PriceText.tsx';
import { ProductImage } from './ProductImage.tsx';
import { computePriceRange, computeStock, listSkus } from './productFigures.ts';

export const productColumns: DataTableColumn<Product>[] = [
  {
    accessor: 'title',
    title: 'Product',
    render: (product) => <ProductName product={product} />,
  },
  {
    accessor: 'status',
    title: 'Status',
    render: ({ status }) => <StatusBadge kind="catalog" value={status} />,
  },
  {
    accessor: 'variations',
    title: 'Variations',
    textAlign: 'right',
    render: ({ variations }) => formatCount(variations.length),
  },
  {
    accessor: 'skus',
    title: 'SKUs',
    textAlign: 'right',
    render: (product) => formatCount(listSkus(product).length),
  },
  {
    accessor: 'stock',
    title: 'Stock',
    textAlign: 'right',
    render: (product) => <ProductStock product={product} />,
  },
  {
    accessor: 'price',
    title: 'Price',
    textAlign: 'right',
    render: (product) => <PriceText range={computePriceRange(listSkus(product))} />,
  },
];

/** Image, name, maker and type; the store where there are several. */
export function ProductName({ product }: { product: Product }) {
  const { id, title, images, vendor, productType, status } = product;
  const store = useStoreName(product.connectionId);
  const about = [vendor, productType, store].filter(Boolean).join(' · ');
  return (
    <Group gap="sm" wrap="nowrap">
      <ProductImage src={images[0]?.src} alt="" size={44} />
      <Stack gap={0} miw={0}>
        <Text size="sm" fw={status === 'archived' ? 400 : 600} style={{ overflowWrap: 'anywhere' }}>
          <RouterLink to="/catalog/$productId" params={{ productId: id }}>
            {title}
          </RouterLink>
        </Text>
        {about !== '' && (
          <Text size="xs" c="dimmed">
            {about}
          </Text>
        )}
      </Stack>
    </Group>
  );
}

/** The sum over its SKUs; those the shop does not count are named. */
export function ProductStock({ product }: { product: Product }) {
  const { available, untracked } = computeStock(listSkus(product));
  return (
    <Stack gap={0} align="flex-end">
      {(available !== null || untracked === 0) && <StockCount available={available} />}
      {untracked > 0 && (
        <Text size="xs" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
          {formatCount(untracked)} not tracked
        </Text>
      )}
    </Stack>
  );
}
