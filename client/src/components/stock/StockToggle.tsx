import { Group, Text, UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { StockCount } from './StockCount.tsx';

interface Props {
  sku: { code: string; available: number | null; tracked: boolean };
  opened: boolean;
  onToggle: () => void;
  /** Says what the number is, where no column does. */
  named?: boolean;
}

/** The stock of a SKU; pressed, it shows where it lies. */
export function StockToggle({ sku, opened, onToggle, named = false }: Props) {
  const Chevron = opened ? IconChevronDown : IconChevronRight;
  return (
    <UnstyledButton aria-expanded={opened} onClick={onToggle} py={2}>
      <Group gap={4} wrap="nowrap" component="span" display="inline-flex">
        {named && (
          <Text span size="sm" c="dimmed">
            Stock
          </Text>
        )}
        <StockCount available={sku.available} tracked={sku.tracked} />
        <Chevron size={14} aria-hidden />
        <span className="visually-hidden"> by location of {sku.code}</span>
      </Group>
    </UnstyledButton>
  );
}
