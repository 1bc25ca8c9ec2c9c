import { Button, Card, Drawer } from '@mantine/core';
import { FilterForm } from './FilterForm.tsx';
import type { OrdersPlace } from './useOrdersPlace.ts';

interface Props {
  place: OrdersPlace;
  narrow: boolean;
  opened: boolean;
  onClose: () => void;
}

/** The filters: above the list on a desk, in a drawer on a phone. */
export function FilterPanel({ place, narrow, opened, onClose }: Props) {
  if (!narrow) {
    if (!opened) return null;
    return (
      <Card withBorder padding="sm" mb="sm" component="section" aria-label="Filters">
        <FilterForm place={place} />
      </Card>
    );
  }
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      title="Filters"
      position="bottom"
      size="auto"
      closeButtonProps={{ 'aria-label': 'Close filters' }}
    >
      <FilterForm place={place} withSort />
      <Button fullWidth mt="md" onClick={onClose}>
        Show orders
      </Button>
    </Drawer>
  );
}
