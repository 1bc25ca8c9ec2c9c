import { Text } from '@mantine/core';
import type { MetricsSummary } from '../../../api/metrics.ts';
import { formatCount } from '../../../lib/numbers.ts';
import { formatPercent, formatRatio } from '../../../lib/percent.ts';
import { Money } from '../../ui/Money.tsx';
import { RouterLink } from '../../ui/RouterLink.tsx';
import { useAccounts } from '../../ui/useStores.ts';
import { toChannelName } from '../filters/channelNames.ts';
import { type DashboardSearch, keepPlace } from '../filters/useDays.ts';
import { BarList, BarRow } from './BarRow.tsx';
import { ChartCard } from './ChartCard.tsx';
import { FigureTable } from './FigureTable.tsx';

interface Props {
  summary: MetricsSummary;
  search: DashboardSearch;
}

type Channel = MetricsSummary['byChannel'][number];

/** What each channel brought for what was spent on it. */
export function RoasCard({ summary, search }: Props) {
  const channels = summary.byChannel.toSorted(
    (left, right) => (right.roas ?? -1) - (left.roas ?? -1),
  );
  const most = Math.max(1, ...channels.map(({ roas }) => roas ?? 0));
  const link = (channel: Channel) => <ChannelLink channel={channel.channel} search={search} />;
  return (
    <ChartCard
      title="ROAS by channel"
      chart={
        channels.length === 0 ? (
          <Text c="dimmed">No orders and no ad spend in these days.</Text>
        ) : (
          <BarList label="ROAS by channel">
            {channels.map((channel) => (
              <BarRow
                key={channel.channel}
                label={link(channel)}
                amount={channel.roas === null ? 'no spend' : formatRatio(channel.roas)}
                width={((channel.roas ?? 0) / most) * 100}
                color={channel.profit.startsWith('-') ? 'bad' : 'revenue'}
              />
            ))}
          </BarList>
        )
      }
      table={<ChannelTable channels={channels} link={link} />}
    />
  );
}

interface TableProps {
  channels: Channel[];
  link: (channel: Channel) => React.ReactNode;
}

function ChannelTable({ channels, link }: TableProps) {
  return (
    <FigureTable
      label="ROAS by channel"
      rows={channels}
      toKey={({ channel }) => channel}
      columns={[
        { title: 'Channel', render: link },
        { title: 'ROAS', render: ({ roas }) => formatRatio(roas) },
        {
          title: 'Ad spend',
          render: ({ adSpend, currency }) => <Money amount={adSpend} currency={currency} />,
        },
        {
          title: 'Revenue',
          render: ({ revenue, currency }) => <Money amount={revenue} currency={currency} />,
        },
        { title: 'Orders', render: ({ orders }) => formatCount(orders) },
        {
          title: 'Profit',
          render: ({ profit, currency }) => <Money amount={profit} currency={currency} />,
        },
        { title: 'Margin', render: ({ margin }) => formatPercent(margin) },
      ]}
    />
  );
}

function ChannelLink({ channel, search }: { channel: string; search: DashboardSearch }) {
  const accounts = useAccounts();
  return (
    <Text span size="sm">
      <RouterLink to="/profit/orders" search={{ ...keepPlace(search), channel }}>
        {toChannelName(channel, accounts)}
      </RouterLink>
    </Text>
  );
}
