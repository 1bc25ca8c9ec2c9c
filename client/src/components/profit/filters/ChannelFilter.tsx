import { useQuery } from '@tanstack/react-query';
import { type MetricsFilters, metricsSummaryQuery } from '../../../api/metrics.ts';
import { FilterSelect } from '../../ui/FilterSelect.tsx';
import { useAccounts } from '../../ui/useStores.ts';
import { toChannelName } from './channelNames.ts';

interface Props {
  value: string | undefined;
  /** The days and the account whose channels there are. */
  asked: Pick<MetricsFilters, 'from' | 'to' | 'connectionId'>;
  onChange: (value: string | undefined) => void;
}

/** Where orders came from: the channels of these days, and the one that is chosen. */
export function ChannelFilter({ value, asked, onChange }: Props) {
  const accounts = useAccounts();
  const { data } = useQuery(metricsSummaryQuery(asked));
  const channels = new Set((data?.byChannel ?? []).map(({ channel }) => channel));
  if (value !== undefined) channels.add(value);
  if (channels.size === 0) return null;
  return (
    <FilterSelect
      label="Channel"
      all="All channels"
      value={value}
      choices={[...channels].map((channel) => ({
        value: channel,
        label: toChannelName(channel, accounts),
      }))}
      onChange={onChange}
    />
  );
}
