import { Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useMemo } from 'react';
import { dailyMetricsQuery, type MetricsFilters, toDailyExportPath } from '../../../api/metrics.ts';
import { formatCount } from '../../../lib/numbers.ts';
import { CsvButton } from '../../ui/CsvButton.tsx';
import { Money } from '../../ui/Money.tsx';
import { QueryView } from '../../ui/QueryView.tsx';
import { RouterLink } from '../../ui/RouterLink.tsx';
import { type DashboardSearch, keepPlace } from '../filters/useDays.ts';
import { ChartCard } from './ChartCard.tsx';
import { type DayGroup, groupDays } from './dayGroups.ts';
import { FigureTable } from './FigureTable.tsx';

/** The library of charts is larger than the page: it comes after it. */
const DailyChart = lazy(async () => ({ default: (await import('./DailyChart.tsx')).DailyChart }));

interface Props {
  asked: MetricsFilters;
  search: DashboardSearch;
}

/** Revenue, costs and profit day by day. */
export function DailyCard({ asked, search }: Props) {
  const query = useQuery(dailyMetricsQuery(asked));
  return (
    <ChartCard
      title="Profit over time"
      actions={<CsvButton href={toDailyExportPath(asked)} what="profit over time" />}
      chart={
        <QueryView query={query} skeleton={<Waiting />}>
          {({ items }) => <Picture items={items} search={search} />}
        </QueryView>
      }
      table={
        <QueryView query={query} skeleton={<Waiting />}>
          {({ items }) => <DayTable groups={groupDays(items)} search={search} />}
        </QueryView>
      }
    />
  );
}

function Waiting() {
  return <Skeleton h={300} role="status" aria-busy="true" aria-label="Loading" />;
}

/** The orders of these days. */
function toRows(group: DayGroup, search: DashboardSearch): Record<string, string> {
  const { range: _range, ...place } = keepPlace(search);
  return { ...place, from: group.from, to: group.to };
}

interface PictureProps {
  items: Parameters<typeof groupDays>[0];
  search: DashboardSearch;
}

function Picture({ items, search }: PictureProps) {
  const navigate = useNavigate();
  const groups = useMemo(() => groupDays(items), [items]);
  return (
    <>
      <Suspense fallback={<Waiting />}>
        <DailyChart
          groups={groups}
          onOpen={(group) => void navigate({ to: '/profit/orders', search: toRows(group, search) })}
        />
      </Suspense>
      <Text size="xs" c="dimmed" mt="xs">
        Press a day to see its orders; the table has a link for each.
      </Text>
    </>
  );
}

function DayTable({ groups, search }: { groups: DayGroup[]; search: DashboardSearch }) {
  return (
    <FigureTable
      label="Profit over time"
      rows={groups.toReversed()}
      toKey={({ from }) => from}
      columns={[
        {
          title: 'Days',
          render: (group) => (
            <RouterLink to="/profit/orders" search={toRows(group, search)}>
              {group.title}
            </RouterLink>
          ),
        },
        { title: 'Orders', render: ({ orders }) => formatCount(orders) },
        {
          title: 'Revenue',
          render: ({ revenue, currency }) => <Money amount={revenue} currency={currency} />,
        },
        {
          title: 'Costs',
          render: ({ costs, currency }) => <Money amount={costs} currency={currency} />,
        },
        {
          title: 'Profit',
          render: ({ profit, currency }) => <Money amount={profit} currency={currency} fw={600} />,
        },
      ]}
    />
  );
}
