import { Group, Stack, Text } from '@mantine/core';
import type { Campaign } from '../../../api/campaigns.ts';
import { formatRatio } from '../../../lib/percent.ts';
import { Money } from '../../ui/Money.tsx';
import { CampaignName, CampaignOrders, type CampaignPlace, Earned } from './campaignColumns.tsx';

/** One campaign on a phone. */
export function CampaignCard({ campaign, place }: { campaign: Campaign; place: CampaignPlace }) {
  const { spend, revenue, roas, currency } = campaign;
  return (
    <Stack gap={6}>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <CampaignName campaign={campaign} />
        <Earned {...campaign} />
      </Group>
      <Text size="sm">
        Spent <Money amount={spend} currency={currency} />, brought{' '}
        <Money amount={revenue} currency={currency} /> · ROAS {formatRatio(roas)}
      </Text>
      <Text size="sm">
        Orders: <CampaignOrders campaign={campaign} place={place} />
      </Text>
    </Stack>
  );
}
