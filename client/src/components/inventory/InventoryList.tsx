import { Stack } from '@mantine/core';
import { IconPackages } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { skusQuery } from '../../api/catalog.ts';
import { levelsQuery } from '../../api/inventory.ts';
import { DataList } from '../ui/DataList.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { type Keyset, useKeyset } from '../ui/useKeyset.ts';
import { useOpened } from '../ui/useOpened.ts';
import { useSearchChange } from '../ui/useSearchChange.ts';
import { InventoryFilters } from './InventoryFilters.tsx';
import { toSkuExpansion } from '../stock/skuExpansion.tsx';
import { LevelCard, StockCard } from './StockCards.tsx';
import { levelColumns, listStockColumns } from './stockColumns.tsx';

export interface InventorySearch {
  search?: string;
  stock?: string;
  locationId?: string;
  status?: string;
  connectionId?: string;
  cursor?: string;
  page?: string;
}

type Filters = Omit<InventorySearch, 'cursor' | 'page'>;

interface ListProps {
  filters: Filters;
  keyset: Keyset;
}

/** Stock by SKU, or what lies at one location where one is chosen. */
export function InventoryList({ place }: { place: InventorySearch }) {
  const { filter, turn } = useSearchChange();
  const { cursor, page, ...filters } = place;
  const keyset = useKeyset({ cursor, page }, JSON.stringify(filters), turn);
  const List = filters.locationId === undefined ? SkuStock : LocationStock;
  return (
    <Stack gap="sm">
      <InventoryFilters place={place} onChange={filter} />
      <List filters={filters} keyset={keyset} />
    </Stack>
  );
}

function SkuStock({ filters, keyset }: ListProps) {
  const opened = useOpened();
  const query = useQuery(skusQuery({ ...filters, cursor: keyset.cursor }));
  return (
    <DataList
      label="Stock by SKU"
      query={query}
      columns={listStockColumns(opened)}
      keyset={keyset}
      rowExpansion={toSkuExpansion(opened)}
      empty={<NoStock filters={filters} />}
      renderCard={(sku) => <StockCard sku={sku} opened={opened} />}
    />
  );
}

/** A level has no status of its own. */
function LocationStock({ filters: { status: _status, ...filters }, keyset }: ListProps) {
  const query = useQuery(levelsQuery({ ...filters, cursor: keyset.cursor }));
  return (
    <DataList
      label="Stock at the location"
      query={query}
      columns={levelColumns}
      keyset={keyset}
      empty={<NoStock filters={filters} />}
      renderCard={(level) => <LevelCard level={level} />}
    />
  );
}

function NoStock({ filters }: { filters: Filters }) {
  if (Object.keys(filters).length === 0) {
    return (
      <EmptyState title="No stock yet" icon={<IconPackages />}>
        It appears here as soon as a store is connected and its products have come in.
      </EmptyState>
    );
  }
  return (
    <EmptyState title="Nothing matches" icon={<IconPackages />}>
      Search by the beginning of a SKU code, of a word of the name or of a barcode, or clear the
      filters.
    </EmptyState>
  );
}
