import { Group, Stack, Text } from '@mantine/core';
import type { Sku } from '../../api/catalog.ts';
import { SkuLevels } from '../stock/SkuLevels.tsx';
import { StockToggle } from '../stock/StockToggle.tsx';
import { StatusBadge } from '../ui/StatusBadge.tsx';
import type { Opened } from '../ui/useOpened.ts';
import { SkuCost } from './SkuCost.tsx';
import { SkuCode, SkuPrice, toAttributes } from './skuColumns.tsx';

/** One SKU of a product on a phone. */
export function SkuCard({ sku, opened }: { sku: Sku; opened: Opened }) {
  const { cost, barcode, status } = sku;
  return (
    <Stack gap={6}>
      <Group justify="space-between" gap="xs" align="flex-start">
        <SkuCode sku={sku} />
        <SkuPrice sku={sku} />
      </Group>
      <Group justify="space-between" gap="xs">
        <Text size="sm">{toAttributes(sku)}</Text>
        <StatusBadge kind="catalog" value={status} />
      </Group>
      <Group justify="space-between" gap="xs">
        <Text size="sm" c="dimmed">
          {barcode}
          {cost !== undefined && (
            <>
              {barcode !== null && ' · '}Cost <SkuCost sku={sku} />
            </>
          )}
        </Text>
        <StockToggle
          named
          sku={sku}
          opened={opened.has(sku.id)}
          onToggle={() => opened.toggle(sku.id)}
        />
      </Group>
      {opened.has(sku.id) && <SkuLevels skuId={sku.id} code={sku.code} />}
    </Stack>
  );
}
