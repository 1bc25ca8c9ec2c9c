import { Group } from '@mantine/core';
import { FilterSelect } from '../ui/FilterSelect.tsx';
import { StoreFilter } from '../ui/StoreFilter.tsx';
import { DateFilter } from './DateFilter.tsx';
import { choiceFilters, readSort, sorts } from './orderFilters.ts';
import type { OrdersPlace } from './useOrdersPlace.ts';

interface Props {
  place: OrdersPlace;
  /** On a phone the order of the list is chosen here; on a desk by the table's heads. */
  withSort?: boolean;
}

/** Every filter there is; each works as soon as it is chosen. */
export function FilterForm({ place, withSort = false }: Props) {
  const { search, view, filter } = place;
  const fixed = Object.keys(view.filters);
  const offered = choiceFilters.filter(({ name }) => !fixed.includes(name));
  return (
    <Group gap="xs">
      {offered.map(({ name, label, choices }) => (
        <FilterSelect
          key={name}
          label={label}
          value={choices.find(({ value }) => value === search[name])?.value}
          choices={choices}
          onChange={(value) => filter({ [name]: value })}
        />
      ))}
      <DateFilter place={place} />
      <StoreFilter
        value={search.connectionId}
        onChange={(connectionId) => filter({ connectionId })}
      />
      {withSort && (
        <FilterSelect
          label="Sorted"
          all="Newest first"
          value={search.sort === undefined ? undefined : readSort(search)}
          choices={[...sorts]}
          onChange={(sort) => filter({ sort })}
        />
      )}
    </Group>
  );
}
