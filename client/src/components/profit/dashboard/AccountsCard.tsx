import { Text } from '@mantine/core';
import type { MetricsSummary } from '../../../api/metrics.ts';
import { formatCount } from '../../../lib/numbers.ts';
import { formatPercent } from '../../../lib/percent.ts';
import { Money } from '../../ui/Money.tsx';
import { RouterLink } from '../../ui/RouterLink.tsx';
import { Section } from '../../ui/Section.tsx';
import { useAccounts } from '../../ui/useStores.ts';
import { FigureTable } from '../charts/FigureTable.tsx';
import { type DashboardSearch, keepPlace } from '../filters/useDays.ts';

interface Props {
  summary: MetricsSummary;
  search: DashboardSearch;
}

/** What each store and account brought or took, where there are several (spec 10.3: totals across stores). */
export function AccountsCard({ summary: { byConnection }, search }: Props) {
  const accounts = useAccounts();
  if (byConnection.length < 2) return null;
  const toName = (id: string) => accounts.find((account) => account.id === id)?.name ?? 'By hand';
  return (
    <Section title="Stores and accounts">
      <FigureTable
        label="Stores and accounts"
        rows={byConnection}
        toKey={({ connectionId }) => connectionId}
        columns={[
          {
            title: 'Account',
            render: ({ connectionId }) => (
              <RouterLink to="/profit" search={{ ...keepPlace(search), connectionId }}>
                {toName(connectionId)}
              </RouterLink>
            ),
          },
          { title: 'Orders', render: ({ orders }) => formatCount(orders) },
          {
            title: 'Revenue',
            render: ({ revenue, currency }) => <Money amount={revenue} currency={currency} />,
          },
          {
            title: 'Ad spend',
            render: ({ adSpend, currency }) => <Money amount={adSpend} currency={currency} />,
          },
          {
            title: 'Profit',
            render: ({ profit, currency }) => <Money amount={profit} currency={currency} />,
          },
          { title: 'Margin', render: ({ margin }) => formatPercent(margin) },
        ]}
      />
      <Text size="xs" c="dimmed" mt="xs">
        An ad account’s spend is also borne by the orders it brought to a store: the rows overlap.
      </Text>
    </Section>
  );
}
