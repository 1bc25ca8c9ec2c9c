import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { entriesQuery } from '../../api/cache.ts';
import { toStreamName } from '../ui/runTexts.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { RouterLink } from '../ui/RouterLink.tsx';
import { useKeyset } from '../ui/useKeyset.ts';
import { useSearchChange } from '../ui/useSearchChange.ts';
import { type CacheFilters, isFiltered, toEntriesFilter } from './cacheFilters.ts';
import { noFilters } from './EntryFilters.tsx';
import { EntryTable } from '../entries/EntryTable.tsx';
import type { Shop } from '../entries/useShop.ts';

interface Props {
  shop: Shop;
  filters: CacheFilters;
  /** Entries of the stream in all: none yet is not "nothing matches". */
  total: number;
}

export function EntryList({ shop, filters, total }: Props) {
  const place = useSearch({ from: '/shell/cache' });
  const { filter, turn } = useSearchChange();
  const keyset = useKeyset(place, JSON.stringify([shop.id, filters]), turn);
  const query = useQuery(entriesQuery(toEntriesFilter(shop.id, filters, keyset.cursor)));
  const empty =
    total === 0 || !isFiltered(filters) ? (
      <EmptyState title={`No ${toStreamName(filters.stream).toLowerCase()} came in yet`}>
        They arrive by webhooks and by syncs: start one on the{' '}
        <RouterLink to="/settings/shopify" search={{ connectionId: shop.id }}>
          Shopify page
        </RouterLink>
        .
      </EmptyState>
    ) : (
      <EmptyState title="No entries match">
        <Button variant="default" size="xs" onClick={() => filter(noFilters)}>
          Clear filters
        </Button>
      </EmptyState>
    );
  return (
    <EntryTable
      label={`Entries of ${toStreamName(filters.stream).toLowerCase()}`}
      query={query}
      keyset={keyset}
      empty={empty}
    />
  );
}
