import { Group, Stack, Text } from '@mantine/core';
import type { DataTableColumn } from 'mantine-datatable';
import type { Campaign } from '../../../api/campaigns.ts';
import { formatCount } from '../../../lib/numbers.ts';
import { formatPercent, formatRatio } from '../../../lib/percent.ts';
import { Money } from '../../ui/Money.tsx';
import { RouterLink } from '../../ui/RouterLink.tsx';
import { toWords } from '../../ui/statusLooks.ts';
import { useAccounts } from '../../ui/useStores.ts';

/** The days of the page's address: the orders behind a campaign are of the same days. */
export type CampaignPlace = Record<string, string>;

export function toCampaignColumns(place: CampaignPlace): DataTableColumn<Campaign>[] {
  return [
    {
      accessor: 'name',
      title: 'Campaign',
      render: (campaign) => <CampaignName campaign={campaign} />,
    },
    {
      accessor: 'spend',
      title: 'Spend',
      textAlign: 'right',
      render: ({ spend, currency }) => <Money amount={spend} currency={currency} />,
    },
    {
      accessor: 'attributedOrders',
      title: 'Orders',
      textAlign: 'right',
      render: (campaign) => <CampaignOrders campaign={campaign} place={place} />,
    },
    {
      accessor: 'revenue',
      title: 'Revenue',
      textAlign: 'right',
      render: ({ revenue, currency }) => <Money amount={revenue} currency={currency} />,
    },
    {
      accessor: 'roas',
      title: 'ROAS',
      textAlign: 'right',
      render: ({ roas }) => formatRatio(roas),
    },
    {
      accessor: 'profit',
      title: 'Profit',
      textAlign: 'right',
      render: (campaign) => <Earned {...campaign} />,
    },
    {
      accessor: 'clicks',
      title: 'Clicks',
      textAlign: 'right',
      render: (campaign) => <Clicks campaign={campaign} />,
    },
    {
      accessor: 'reportedConversions',
      title: 'Claimed by platform',
      textAlign: 'right',
      render: (campaign) => <Claimed campaign={campaign} />,
    },
  ];
}

export function CampaignName({ campaign }: { campaign: Campaign }) {
  const accounts = useAccounts();
  const account = accounts.find(({ id }) => id === campaign.connectionId);
  const about = [account?.platformName ?? campaign.platform, account?.name, campaign.status];
  const texts = about.filter((text) => text !== null && text !== undefined);
  return (
    <Stack gap={0}>
      <Text size="sm" fw={600} style={{ overflowWrap: 'anywhere' }}>
        {campaign.name}
      </Text>
      <Text size="xs" c="dimmed">
        {[...new Set(texts)].map(toWords).join(' · ')}
      </Text>
    </Stack>
  );
}

export function CampaignOrders({ campaign, place }: { campaign: Campaign; place: CampaignPlace }) {
  return (
    <RouterLink to="/profit/orders" search={{ ...place, campaignId: campaign.id }}>
      {formatCount(campaign.attributedOrders)}
      <span className="visually-hidden"> orders of {campaign.name}</span>
    </RouterLink>
  );
}

export function Earned({ profit, currency }: { profit: string; currency: string }) {
  return (
    <Text span size="sm" {...(profit.startsWith('-') ? { c: 'red' } : {})}>
      <Money amount={profit} currency={currency} fw={600} />
    </Text>
  );
}

function Clicks({ campaign: { clicks, ctr, cpc, currency } }: { campaign: Campaign }) {
  return (
    <Stack gap={0} align="flex-end">
      {formatCount(clicks)}
      <Text size="xs" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
        CTR {formatPercent(ctr)}, <Money amount={cpc} currency={currency} /> each
      </Text>
    </Stack>
  );
}

/** What the platform itself says: never added to ours. */
export function Claimed({ campaign }: { campaign: Campaign }) {
  const { reportedConversions, reportedRevenue, currency } = campaign;
  return (
    <Group gap={4} justify="flex-end">
      <span>{formatCount(reportedConversions)}</span>
      <Text size="xs" c="dimmed">
        <Money amount={reportedRevenue} currency={currency} />
      </Text>
    </Group>
  );
}
