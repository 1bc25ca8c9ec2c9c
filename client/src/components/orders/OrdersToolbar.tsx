import { Button, Group } from '@mantine/core';
import { IconAdjustmentsHorizontal, IconKeyboard } from '@tabler/icons-react';
import { SearchBox } from '../ui/SearchBox.tsx';
import { useStores } from '../ui/useStores.ts';
import { listChips } from './orderFilters.ts';
import type { OrdersPlace } from './useOrdersPlace.ts';

interface Props {
  place: OrdersPlace;
  narrow: boolean;
  filtersOpened: boolean;
  onFilters: () => void;
  onHelp: () => void;
}

/** Search, the way to the filters, and the help of keys. */
export function OrdersToolbar({ place, narrow, filtersOpened, onFilters, onHelp }: Props) {
  const { search, clock, filter } = place;
  const count = listChips(search, clock.today, useStores()).length;
  return (
    <Group gap="xs" w="100%" wrap="nowrap">
      <SearchBox
        label="Search orders"
        placeholder={narrow ? 'Search orders' : 'Number, name, phone, SKU or AWB'}
        value={search.search ?? ''}
        onChange={(text) => filter({ search: text })}
      />
      <Button
        variant="default"
        leftSection={<IconAdjustmentsHorizontal size={16} />}
        onClick={onFilters}
        aria-expanded={filtersOpened}
        style={{ flex: 'none' }}
      >
        Filters{count > 0 && ` (${count})`}
      </Button>
      <Button
        variant="subtle"
        leftSection={<IconKeyboard size={16} />}
        onClick={onHelp}
        ml="auto"
        visibleFrom="md"
      >
        Keys
      </Button>
    </Group>
  );
}
