import { SimpleGrid } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { campaignsQuery } from '../../../api/campaigns.ts';
import type { MetricsFilters } from '../../../api/metrics.ts';
import { orderProfitsQuery, productProfitsQuery } from '../../../api/profit.ts';
import { formatDay } from '../../../lib/dayText.ts';
import { formatCounted } from '../../../lib/numbers.ts';
import { formatRatio } from '../../../lib/percent.ts';
import { type DashboardSearch, keepPlace } from '../filters/useDays.ts';
import { RankedCard, type RankedRow } from './RankedCard.tsx';

const limit = '5';

interface Props {
  asked: MetricsFilters;
  search: DashboardSearch;
}

/** Which orders, products and campaigns earned most, and which lost most. */
export function RankedLists({ asked, search }: Props) {
  return (
    <SimpleGrid cols={{ base: 1, md: 3 }} spacing="md">
      <RankedOrders asked={asked} search={search} />
      <RankedProducts asked={asked} search={search} />
      <RankedCampaigns asked={asked} search={search} />
    </SimpleGrid>
  );
}

function RankedOrders({ asked, search }: Props) {
  const { refundsBy: _refundsBy, ...filters } = asked;
  const best = useQuery(orderProfitsQuery({ ...filters, sort: '-profit', limit }));
  const worst = useQuery(orderProfitsQuery({ ...filters, sort: 'profit', limit }));
  return (
    <RankedCard
      title="Orders"
      best={best}
      worst={worst}
      all={{ to: '/profit/orders', search: keepPlace(search) }}
      toRow={(order): RankedRow => ({
        key: order.id,
        name: order.orderNumber,
        note: formatDay(order.date),
        link: { to: '/orders/$orderId', params: { orderId: order.orderId } },
        profit: order.profit,
        margin: order.margin,
        currency: order.currency,
        estimated: order.estimated.length > 0,
      })}
    />
  );
}

function RankedProducts({ asked, search }: Props) {
  const { refundsBy: _refundsBy, channel, ...filters } = asked;
  const best = useQuery(productProfitsQuery({ ...filters, sort: '-profit', limit }));
  const worst = useQuery(productProfitsQuery({ ...filters, sort: 'profit', limit }));
  const { channel: _channel, ...place } = keepPlace(search);
  return (
    <RankedCard
      title="Products"
      note={channel === undefined ? null : 'of all channels'}
      best={best}
      worst={worst}
      all={{ to: '/profit/products', search: place }}
      toRow={(product): RankedRow => ({
        key: product.id,
        name: product.title,
        note: `${formatCounted(product.qty, 'piece')} sold`,
        link:
          product.productId === null
            ? null
            : { to: '/profit/orders', search: { ...place, productId: product.productId } },
        profit: product.profit,
        margin: product.margin,
        currency: product.currency,
        estimated: false,
      })}
    />
  );
}

function RankedCampaigns({ asked, search }: Props) {
  const { from, to } = asked;
  const days = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
  const best = useQuery(campaignsQuery({ ...days, sort: '-profit', limit }));
  const worst = useQuery(campaignsQuery({ ...days, sort: 'profit', limit }));
  const { channel, connectionId, ...place } = keepPlace(search);
  return (
    <RankedCard
      title="Campaigns"
      note={channel === undefined && connectionId === undefined ? null : 'of all accounts'}
      best={best}
      worst={worst}
      all={{ to: '/profit/campaigns', search: place }}
      toRow={(campaign): RankedRow => ({
        key: campaign.id,
        name: campaign.name,
        note: `ROAS ${formatRatio(campaign.roas)}`,
        link: { to: '/profit/orders', search: { ...place, campaignId: campaign.id } },
        profit: campaign.profit,
        margin: null,
        currency: campaign.currency,
        estimated: false,
      })}
    />
  );
}
