import { Badge, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import {
  type MetricsFilters,
  type MetricsSummary,
  metricsSummaryQuery,
  toDailyExportPath,
} from '../../../api/metrics.ts';
import { formatDays } from '../../../lib/dayText.ts';
import { formatCounted } from '../../../lib/numbers.ts';
import { Age } from '../../ui/Age.tsx';
import { CsvButton } from '../../ui/CsvButton.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { QueryView } from '../../ui/QueryView.tsx';
import { DailyCard } from '../charts/DailyCard.tsx';
import { RoasCard } from '../charts/RoasCard.tsx';
import { WaterfallCard } from '../charts/WaterfallCard.tsx';
import type { Days } from '../filters/profitDays.ts';
import { type DashboardSearch, useDays } from '../filters/useDays.ts';
import { AccountsCard } from './AccountsCard.tsx';
import { DashboardFilters } from './DashboardFilters.tsx';
import { FigureTiles } from './FigureTiles.tsx';
import { ParcelsCard } from './ParcelsCard.tsx';
import { PaymentsCard } from './PaymentsCard.tsx';
import { ProfitNotices } from './ProfitNotices.tsx';
import { RankedLists } from './RankedLists.tsx';

/** What the shop earned: for owners, every number with the rows behind it (spec 9). */
export function ProfitDashboard({ search }: { search: DashboardSearch }) {
  const asked = useAsked(search);
  const query = useQuery(metricsSummaryQuery(asked));
  const { data } = query;
  return (
    <>
      <PageHeader
        title="Profit"
        marks={<PendingDays days={data?.pendingDays ?? 0} />}
        description={<About days={asked} summary={data} />}
        actions={<CsvButton href={toDailyExportPath(asked)} what="the days" />}
      />
      <Stack gap="md">
        <DashboardFilters search={search} asked={asked} />
        <QueryView query={query}>
          {(summary) => (
            <Stack gap="md" style={query.isPlaceholderData ? { opacity: 0.6 } : {}}>
              <Summary summary={summary} search={search} asked={asked} />
            </Stack>
          )}
        </QueryView>
      </Stack>
    </>
  );
}

/** It comes and goes while a shop sells: it must not move the page. */
function PendingDays({ days }: { days: number }) {
  return (
    <Text size="sm" c="dimmed" role="status" component="span">
      {days > 0 && (
        <Badge color="blue">{formatCounted(days, 'day is', 'days are')} being recalculated</Badge>
      )}
    </Text>
  );
}

/** Which days, in which zone and currency, and how old the figures are. */
function About({ days, summary }: { days: Days; summary: MetricsSummary | undefined }) {
  return (
    <>
      {formatDays(days)}
      {summary && (
        <>
          {' '}
          in {summary.timezone}, {summary.total.currency} · computed{' '}
          <Age at={summary.computedAt} none="not yet" />
        </>
      )}
    </>
  );
}

/** What the API is asked for; the server says what is wrong with a text it does not know. */
function useAsked({ range, from, to, connectionId, channel, refundsBy }: DashboardSearch) {
  const days = useDays({ range, from, to });
  return useMemo(() => {
    const filters: MetricsFilters = {
      ...(connectionId === undefined ? {} : { connectionId }),
      ...(channel === undefined ? {} : { channel }),
      ...(refundsBy === undefined ? {} : { refundsBy }),
    };
    return { ...filters, ...days };
  }, [days, connectionId, channel, refundsBy]);
}

interface SummaryProps {
  summary: MetricsSummary;
  search: DashboardSearch;
  asked: MetricsFilters;
}

function Summary({ summary, search, asked }: SummaryProps) {
  return (
    <>
      <ProfitNotices summary={summary} />
      <FigureTiles summary={summary} search={search} />
      <DailyCard asked={asked} search={search} />
      <WaterfallCard total={summary.total} search={search} />
      <PaymentsCard summary={summary} search={search} />
      <RoasCard summary={summary} search={search} />
      <AccountsCard summary={summary} search={search} />
      <ParcelsCard total={summary.total} />
      <RankedLists asked={asked} search={search} />
    </>
  );
}
