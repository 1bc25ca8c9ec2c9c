import { Text } from '@mantine/core';
import type { CampaignList } from '../../../api/campaigns.ts';
import { formatCount } from '../../../lib/numbers.ts';
import { Money } from '../../ui/Money.tsx';
import { RouterLink } from '../../ui/RouterLink.tsx';
import { Section } from '../../ui/Section.tsx';
import { FigureTable } from '../charts/FigureTable.tsx';
import { type CampaignPlace, Earned } from './campaignColumns.tsx';

interface Props {
  list: CampaignList;
  place: CampaignPlace;
}

/** What is of no campaign, and the whole: of all pages, not of the rows shown alone. */
export function CampaignSums({ list: { rest, total }, place }: Props) {
  const rows = [
    { ...rest, key: 'rest', spend: null, orders: rest.attributedOrders },
    { ...total, key: 'total', orders: null },
  ];
  return (
    <Section title="Beside the campaigns, and all together">
      <FigureTable
        label="Sums of the campaigns"
        rows={rows}
        toKey={({ key }) => key}
        columns={[
          {
            title: 'Part',
            render: ({ key }) =>
              key === 'total' ? (
                <b>All together</b>
              ) : (
                <RouterLink to="/profit/orders" search={{ ...place, campaignId: 'none' }}>
                  Of no campaign
                </RouterLink>
              ),
          },
          {
            title: 'Spend',
            render: ({ spend, currency }) => <Money amount={spend} currency={currency} />,
          },
          { title: 'Orders', render: ({ orders }) => (orders === null ? '' : formatCount(orders)) },
          {
            title: 'Revenue',
            render: ({ revenue, currency }) => <Money amount={revenue} currency={currency} />,
          },
          {
            title: 'Profit',
            render: ({ profit, currency }) => <Earned {...{ profit, currency }} />,
          },
        ]}
      />
      <Text size="xs" c="dimmed" mt="xs">
        “Of no campaign” are orders no campaign brought, with{' '}
        <Money amount={rest.otherCosts} currency={rest.currency} /> of costs that belong to no
        order.
      </Text>
    </Section>
  );
}
