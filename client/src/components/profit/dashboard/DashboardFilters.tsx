import { Group, SegmentedControl } from '@mantine/core';
import type { MetricsFilters } from '../../../api/metrics.ts';
import { useSearchChange } from '../../ui/useSearchChange.ts';
import { AccountFilter } from '../filters/AccountFilter.tsx';
import { ChannelFilter } from '../filters/ChannelFilter.tsx';
import { RangeFilter } from '../filters/RangeFilter.tsx';
import type { DashboardSearch } from '../filters/useDays.ts';

const views = [
  { value: 'orderDate', label: 'By order date' },
  { value: 'refundDate', label: 'By refund date' },
];

interface Props {
  search: DashboardSearch;
  asked: MetricsFilters;
}

/** Which days, whose orders, and whether a refund counts on its order's day or on its own (spec 9.1b). */
export function DashboardFilters({ search, asked }: Props) {
  const { filter } = useSearchChange();
  const { channel: _channel, refundsBy: _refundsBy, ...whole } = asked;
  return (
    <Group gap="xs" role="search" aria-label="What the figures are about">
      <RangeFilter search={search} onChange={filter} />
      <AccountFilter
        value={search.connectionId}
        onChange={(connectionId) => filter({ connectionId })}
      />
      <ChannelFilter
        value={search.channel}
        asked={whole}
        onChange={(channel) => filter({ channel })}
      />
      <SegmentedControl
        aria-label="Refunds count"
        data={views}
        value={search.refundsBy === 'refundDate' ? 'refundDate' : 'orderDate'}
        onChange={(view) => filter({ refundsBy: view === 'refundDate' ? view : undefined })}
      />
    </Group>
  );
}
