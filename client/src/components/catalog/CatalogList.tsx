import { Group, Stack } from '@mantine/core';
import { IconBox } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { productsQuery } from '../../api/catalog.ts';
import { DataList } from '../ui/DataList.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { FilterSelect } from '../ui/FilterSelect.tsx';
import { SearchBox } from '../ui/SearchBox.tsx';
import { StoreFilter } from '../ui/StoreFilter.tsx';
import { listChoices } from '../ui/statusLooks.ts';
import { useKeyset } from '../ui/useKeyset.ts';
import { useSearchChange } from '../ui/useSearchChange.ts';
import { ProductCard } from './ProductCard.tsx';
import { productColumns } from './productColumns.tsx';

export interface CatalogSearch {
  search?: string;
  status?: string;
  connectionId?: string;
  cursor?: string;
  page?: string;
}

/** Products by name. */
export function CatalogList({ place }: { place: CatalogSearch }) {
  const { filter, turn } = useSearchChange();
  const { cursor, page, ...filters } = place;
  const keyset = useKeyset({ cursor, page }, JSON.stringify(filters), turn);
  const query = useQuery(productsQuery({ ...filters, cursor: keyset.cursor }));
  return (
    <Stack gap="sm">
      <Group gap="xs" role="search">
        <SearchBox
          label="Search products"
          placeholder="Name or SKU code"
          value={place.search ?? ''}
          onChange={(search) => filter({ search })}
        />
        <FilterSelect
          label="Status"
          value={place.status}
          choices={listChoices('catalog')}
          onChange={(status) => filter({ status })}
        />
        <StoreFilter
          value={place.connectionId}
          onChange={(connectionId) => filter({ connectionId })}
        />
      </Group>
      <DataList
        label="Products"
        query={query}
        columns={productColumns}
        keyset={keyset}
        empty={<NoProducts filtered={Object.keys(filters).length > 0} />}
        renderCard={(product) => <ProductCard product={product} />}
      />
    </Stack>
  );
}

function NoProducts({ filtered }: { filtered: boolean }) {
  return filtered ? (
    <EmptyState title="No product matches" icon={<IconBox />}>
      Search by the beginning of words of the name or of a SKU code, or clear the filters.
    </EmptyState>
  ) : (
    <EmptyState title="No products yet" icon={<IconBox />}>
      They appear here as soon as a store is connected and its products have come in.
    </EmptyState>
  );
}
