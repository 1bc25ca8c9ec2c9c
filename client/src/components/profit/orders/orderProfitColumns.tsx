import { Group, Stack, Text, Tooltip } from '@mantine/core';
import type { DataTableColumn } from 'mantine-datatable';
import type { OrderProfit, ProfitPart } from '../../../api/profit.ts';
import { formatDay } from '../../../lib/dayText.ts';
import { formatPercent } from '../../../lib/percent.ts';
import { Money } from '../../ui/Money.tsx';
import { PaymentTag } from '../../ui/PaymentTag.tsx';
import { RouterLink } from '../../ui/RouterLink.tsx';
import { useAccounts, useStoreName } from '../../ui/useStores.ts';
import { toChannelName } from '../filters/channelNames.ts';
import { fateLabels, partLabels } from './partTexts.ts';

type Row = OrderProfit & { id: string };

const part = (name: ProfitPart): DataTableColumn<Row> => ({
  accessor: name,
  title: partLabels[name],
  textAlign: 'right',
  render: (order) => <PartAmount order={order} part={name} />,
});

export const orderProfitColumns: DataTableColumn<Row>[] = [
  { accessor: 'orderNumber', title: 'Order', render: (order) => <OrderName order={order} /> },
  part('revenue'),
  part('cogs'),
  part('shipping'),
  part('fees'),
  part('tax'),
  part('marketing'),
  {
    accessor: 'profit',
    title: 'Profit',
    textAlign: 'right',
    render: (order) => <OrderEarned order={order} />,
  },
];

/** Number, day, payment, channel and what became of it. */
export function OrderName({ order }: { order: OrderProfit }) {
  const accounts = useAccounts();
  const store = useStoreName(order.connectionId);
  const about = [formatDay(order.date), toChannelName(order.channel, accounts), store];
  return (
    <Stack gap={2}>
      <Group gap={6}>
        <Text size="sm" fw={600}>
          <RouterLink to="/orders/$orderId" params={{ orderId: order.orderId }}>
            {order.orderNumber}
          </RouterLink>
        </Text>
        <PaymentTag payment={{ ...order, partlyPrepaid: false, codAmount: '0' }} />
        {order.fate !== 'live' && (
          <Text size="xs" c="red" fw={600}>
            {fateLabels[order.fate]}
          </Text>
        )}
      </Group>
      <Text size="xs" c="dimmed">
        {about.filter((text) => text !== null).join(' · ')}
      </Text>
    </Stack>
  );
}

/** An amount with a mark where it is assumed. */
export function PartAmount({ order, part: name }: { order: OrderProfit; part: ProfitPart }) {
  const money = <Money amount={order[name]} currency={order.currency} />;
  if (!order.estimated.includes(name)) return money;
  return (
    <Tooltip
      label={`${partLabels[name]} is estimated`}
      events={{ hover: true, focus: true, touch: true }}
    >
      <span style={{ whiteSpace: 'nowrap' }}>
        <Text span inherit c="yellow">
          <span aria-hidden>≈ </span>
          <span className="visually-hidden">estimated </span>
        </Text>
        {money}
      </span>
    </Tooltip>
  );
}

export function OrderEarned({ order }: { order: OrderProfit }) {
  const { profit, margin, currency } = order;
  return (
    <Stack gap={0} align="flex-end">
      <Text size="sm" {...(profit.startsWith('-') ? { c: 'red' } : {})}>
        <Money amount={profit} currency={currency} fw={600} />
      </Text>
      <Text size="xs" c="dimmed" className="number">
        {formatPercent(margin)}
      </Text>
    </Stack>
  );
}
