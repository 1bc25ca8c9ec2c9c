import { Button, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useZone } from '../../app/session.ts';
import { jobsQuery } from '../../api/jobs.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { RouterLink } from '../ui/RouterLink.tsx';
import { useKeyset } from '../ui/useKeyset.ts';
import { useSearchChange } from '../ui/useSearchChange.ts';
import { HistoryFilterBar, noHistoryFilters } from './HistoryFilterBar.tsx';
import { isHistoryFiltered, readHistoryFilters, toJobsFilter } from './historyFilters.ts';
import { RunTable } from './RunTable.tsx';

/** Every run there was, newest first. */
export function HistoryList() {
  const search = useSearch({ from: '/shell/history' });
  const filters = readHistoryFilters(search);
  const zone = useZone();
  const { filter, turn } = useSearchChange();
  const keyset = useKeyset(search, JSON.stringify(filters), turn);
  const query = useQuery(jobsQuery(toJobsFilter(filters, zone, keyset.cursor)));
  const empty = isHistoryFiltered(filters) ? (
    <EmptyState title="No runs match">
      <Button variant="default" size="xs" onClick={() => filter(noHistoryFilters)}>
        Clear filters
      </Button>
    </EmptyState>
  ) : (
    <EmptyState title="No sync has run yet">
      Start one on the <RouterLink to="/settings/shopify">Shopify page</RouterLink>, or switch its
      schedule on.
    </EmptyState>
  );
  return (
    <Stack gap="md">
      <HistoryFilterBar filters={filters} onChange={filter} />
      <Text size="xs" c="dimmed">
        Days and times are of the zone {zone}.
      </Text>
      <RunTable query={query} keyset={keyset} empty={empty} />
    </Stack>
  );
}
