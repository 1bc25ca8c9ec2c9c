import { Group, Select, Stack } from '@mantine/core';
import { IconUsersGroup } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { customersQuery } from '../../api/customers.ts';
import { DataList } from '../ui/DataList.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { SearchBox } from '../ui/SearchBox.tsx';
import { StoreFilter } from '../ui/StoreFilter.tsx';
import { useKeyset } from '../ui/useKeyset.ts';
import { useSearchChange } from '../ui/useSearchChange.ts';
import { CustomerCard } from './CustomerCard.tsx';
import { customerColumns } from './customerColumns.tsx';
import { customerSortChoices } from './customerNames.ts';

export interface CustomersSearch {
  search?: string;
  sort?: string;
  connectionId?: string;
  cursor?: string;
  page?: string;
}

const usualSort = '-lastOrderAt';

/** Customers, who ordered last first unless asked otherwise. */
export function CustomerList({ place }: { place: CustomersSearch }) {
  const { filter, turn } = useSearchChange();
  const { cursor, page, ...wish } = place;
  const keyset = useKeyset({ cursor, page }, JSON.stringify(wish), turn);
  const query = useQuery(customersQuery({ ...wish, cursor: keyset.cursor }));
  const filtered = place.search !== undefined || place.connectionId !== undefined;
  return (
    <Stack gap="sm">
      <Group gap="xs" role="search">
        <SearchBox
          label="Search customers"
          placeholder="Name, e-mail or phone"
          value={place.search ?? ''}
          onChange={(search) => filter({ search })}
        />
        <Select
          aria-label="Sort customers"
          data={customerSortChoices}
          value={place.sort ?? usualSort}
          allowDeselect={false}
          onChange={(sort) =>
            filter({ sort: sort === usualSort ? undefined : (sort ?? undefined) })
          }
          w={{ base: '100%', xs: 190 }}
        />
        <StoreFilter
          value={place.connectionId}
          onChange={(connectionId) => filter({ connectionId })}
        />
      </Group>
      <DataList
        label="Customers"
        query={query}
        columns={customerColumns}
        keyset={keyset}
        empty={<NoCustomers filtered={filtered} />}
        renderCard={(customer) => <CustomerCard customer={customer} />}
      />
    </Stack>
  );
}

function NoCustomers({ filtered }: { filtered: boolean }) {
  return filtered ? (
    <EmptyState title="No customer matches" icon={<IconUsersGroup />}>
      Search by the beginning of a name, of an e-mail address or of a phone number, or clear the
      filters.
    </EmptyState>
  ) : (
    <EmptyState title="No customers yet" icon={<IconUsersGroup />}>
      People with at least one order appear here as soon as it has come in.
    </EmptyState>
  );
}
