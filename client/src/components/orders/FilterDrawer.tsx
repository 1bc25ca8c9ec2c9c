import { Button, Drawer } from '@mantine/core';
import { FilterForm } from './FilterForm.tsx';
import type { OrdersPlace } from './useOrdersPlace.ts';

interface Props {
  place: OrdersPlace;
  opened: boolean;
  onClose: () => void;
}

/** The filters and the sort on a phone. */
export function FilterDrawer({ place, opened, onClose }: Props) {
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
