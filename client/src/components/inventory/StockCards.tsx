import { Code, Group, Stack, Text } from '@mantine/core';
import type { Sku } from '../../api/catalog.ts';
import type { Level } from '../../api/inventory.ts';
import { Age } from '../ui/Age.tsx';
import { StatusBadge } from '../ui/StatusBadge.tsx';
import type { Opened } from '../ui/useOpened.ts';
import { LocationName, SkuLevels } from '../stock/SkuLevels.tsx';
import { StockCount } from '../stock/StockCount.tsx';
import { LevelName, StockName } from './stockColumns.tsx';
import { StockToggle } from '../stock/StockToggle.tsx';

/** A SKU with all its stock on a phone. */
export function StockCard({ sku, opened }: { sku: Sku; opened: Opened }) {
  return (
    <Stack gap={6}>
      <StockName productId={sku.productId} title={sku.productTitle} variant={sku.title} />
      <Group justify="space-between" gap="xs">
        <Code style={{ overflowWrap: 'anywhere' }}>{sku.code}</Code>
        <StatusBadge kind="catalog" value={sku.status} />
      </Group>
      <Group justify="space-between" gap="xs">
        <Text size="sm" c="dimmed">
          {sku.barcode}
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

/** What lies at one location on a phone. */
export function LevelCard({ level }: { level: Level }) {
  return (
    <Stack gap={6}>
      <LevelName level={level} />
      <Group justify="space-between" gap="xs">
        {level.skuCode !== null && (
          <Code style={{ overflowWrap: 'anywhere' }}>{level.skuCode}</Code>
        )}
        <StockCount available={level.available} tracked={level.available !== null} />
      </Group>
      <Group justify="space-between" gap="xs">
        <LocationName level={level} />
        <Age at={level.syncedAt} size="xs" c="dimmed" />
      </Group>
    </Stack>
  );
}
