import { Group, Stack, Text } from '@mantine/core';
import type { MetricsSummary } from '../../../api/metrics.ts';
import { formatCount, formatCounted } from '../../../lib/numbers.ts';
import { computeShare, formatPercent } from '../../../lib/percent.ts';
import { Money } from '../../ui/Money.tsx';
import { RouterLink } from '../../ui/RouterLink.tsx';
import { BarList, BarRow } from '../charts/BarRow.tsx';
import { ChartCard } from '../charts/ChartCard.tsx';
import { FigureTable } from '../charts/FigureTable.tsx';
import { type DashboardSearch, keepPlace } from '../filters/useDays.ts';

interface Props {
  summary: MetricsSummary;
  search: DashboardSearch;
}

type Payment = MetricsSummary['byPayment'][number];
const names = { COD: 'COD', Prepaid: 'Prepaid', none: 'Unpaid' } as const;

/** COD against Prepaid, and how much came back unsold. */
export function PaymentsCard({ summary, search }: Props) {
  const { byPayment, total } = summary;
  const payments = byPayment.filter(({ orders, cancelledOrders }) => orders + cancelledOrders > 0);
  return (
    <ChartCard
      title="COD, Prepaid and returns"
      chart={
        <Stack gap="xs">
          <BarList label="Orders by payment">
            {payments.map((payment) => (
              <BarRow
                key={payment.paymentMethod}
                label={<PaymentLink payment={payment} search={search} />}
                amount={`${formatPercent(computeShare(payment.orders, total.orders))} · RTO ${formatPercent(payment.rtoRate)}`}
                width={computeShare(payment.orders, total.orders)}
                color="revenue"
              />
            ))}
          </BarList>
          <Fates summary={summary} search={search} />
        </Stack>
      }
      table={<PaymentTable payments={payments} search={search} currency={total.currency} />}
    />
  );
}

function PaymentLink({ payment, search }: { payment: Payment; search: DashboardSearch }) {
  const { paymentMethod, orders } = payment;
  return (
    <Text span size="sm">
      <RouterLink to="/profit/orders" search={{ ...keepPlace(search), paymentMethod }}>
        {names[paymentMethod]}: {formatCounted(orders, 'order')}
      </RouterLink>
    </Text>
  );
}

/** What came back and what never left. */
function Fates({ summary: { total }, search }: Props) {
  const place = keepPlace(search);
  return (
    <Group gap="md">
      <Text size="sm">
        RTO rate <b className="number">{formatPercent(total.rtoRate)}</b>:{' '}
        <RouterLink to="/profit/orders" search={{ ...place, fate: 'returned' }}>
          {formatCounted(total.returnedOrders, 'order')} returned to origin
        </RouterLink>
      </Text>
      <Text size="sm">
        <RouterLink to="/profit/orders" search={{ ...place, fate: 'cancelled' }}>
          {formatCounted(total.cancelledOrders, 'order')} cancelled
        </RouterLink>
      </Text>
      <Text size="sm">
        Refunded <Money amount={total.refunds} currency={total.currency} />
      </Text>
    </Group>
  );
}

interface TableProps {
  payments: Payment[];
  search: DashboardSearch;
  currency: string;
}

function PaymentTable({ payments, search, currency }: TableProps) {
  return (
    <FigureTable
      label="COD, Prepaid and returns"
      rows={payments}
      toKey={({ paymentMethod }) => paymentMethod}
      columns={[
        {
          title: 'Payment',
          render: (payment) => <PaymentLink payment={payment} search={search} />,
        },
        {
          title: 'Revenue',
          render: ({ revenue }) => <Money amount={revenue} currency={currency} />,
        },
        { title: 'Profit', render: ({ profit }) => <Money amount={profit} currency={currency} /> },
        { title: 'Margin', render: ({ margin }) => formatPercent(margin) },
        { title: 'Returned', render: ({ returnedOrders }) => formatCount(returnedOrders) },
        { title: 'RTO rate', render: ({ rtoRate }) => formatPercent(rtoRate) },
        { title: 'Cancelled', render: ({ cancelledOrders }) => formatCount(cancelledOrders) },
      ]}
    />
  );
}
