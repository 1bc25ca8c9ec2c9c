import { Group, Stack, Text } from '@mantine/core';
import type { Product } from '../../api/catalog.ts';
import { formatCounted } from '../../lib/numbers.ts';
import { StatusBadge } from '../ui/StatusBadge.tsx';
import { PriceText } from './PriceText.tsx';
import { ProductName, ProductStock } from './productColumns.tsx';
import { computePriceRange, listSkus } from './productFigures.ts';

/** One product on a phone. */
export function ProductCard({ product }: { product: Product }) {
  const skus = listSkus(product);
  return (
    <Stack gap={6}>
      <ProductName product={product} />
      <Group justify="space-between" gap="xs">
        <PriceText range={computePriceRange(skus)} />
        <StatusBadge kind="catalog" value={product.status} />
      </Group>
      <Group justify="space-between" gap="xs" align="flex-start">
        <Text size="sm" c="dimmed">
          {formatCounted(product.variations.length, 'variation')},{' '}
          {formatCounted(skus.length, 'SKU')}
        </Text>
        <Group gap={4}>
          <Text size="sm" c="dimmed">
            Stock
          </Text>
          <ProductStock product={product} />
        </Group>
      </Group>
    </Stack>
  );
}
