import { Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { locationsQuery } from '../../api/inventory.ts';
import { FilterSelect } from '../ui/FilterSelect.tsx';
import { SearchBox } from '../ui/SearchBox.tsx';
import { StoreFilter } from '../ui/StoreFilter.tsx';
import { listChoices } from '../ui/statusLooks.ts';
import type { SearchChange } from '../ui/useSearchChange.ts';
import type { InventorySearch } from './InventoryList.tsx';
import { stockChoices } from '../stock/stockLook.ts';

interface Props {
  place: InventorySearch;
  onChange: (change: SearchChange) => void;
}

/** What the list of stock is narrowed by. */
export function InventoryFilters({ place, onChange }: Props) {
  const { data } = useQuery(locationsQuery(place.connectionId));
  const locations = (data?.items ?? []).map(({ locationId, name }) => ({
    value: locationId,
    label: name ?? `Location ${locationId}`,
  }));
  return (
    <Group gap="xs" role="search">
      <SearchBox
        label="Search stock"
        placeholder="SKU code, name or barcode"
        value={place.search ?? ''}
        onChange={(search) => onChange({ search })}
      />
      <FilterSelect
        label="Stock"
        value={place.stock}
        choices={stockChoices}
        onChange={(stock) => onChange({ stock })}
      />
      {(locations.length > 0 || place.locationId !== undefined) && (
        <FilterSelect
          label="Location"
          all="All locations"
          value={place.locationId}
          choices={locations}
          onChange={(locationId) => onChange({ locationId, status: undefined })}
        />
      )}
      {place.locationId === undefined && (
        <FilterSelect
          label="Status"
          value={place.status}
          choices={listChoices('catalog')}
          onChange={(status) => onChange({ status })}
        />
      )}
      <StoreFilter
        value={place.connectionId}
        onChange={(connectionId) => onChange({ connectionId, locationId: undefined })}
      />
    </Group>
  );
}
