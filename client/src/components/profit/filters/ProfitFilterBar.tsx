import { Group } from '@mantine/core';
import type { ReactNode } from 'react';
import type { SearchChange } from '../../ui/useSearchChange.ts';
import { AccountFilter } from './AccountFilter.tsx';
import { RangeFilter } from './RangeFilter.tsx';
import type { ProfitSearch } from './useDays.ts';

interface Props {
  search: ProfitSearch;
  onChange: (change: SearchChange) => void;
  /** Filters of the page's own. */
  children?: ReactNode;
}

/** Days and account, as on the dashboard. */
export function ProfitFilterBar({ search, onChange, children }: Props) {
  return (
    <Group gap="xs" role="search" aria-label="Filters">
      <RangeFilter search={search} onChange={onChange} />
      <AccountFilter
        value={search.connectionId}
        onChange={(connectionId) => onChange({ connectionId })}
      />
      {children}
    </Group>
  );
}
