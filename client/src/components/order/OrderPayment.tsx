import { Text } from '@mantine/core';
import type { Order } from '../../api/orders.ts';
import { isZero } from '../../lib/money.ts';
import { type Fact, Facts } from '../ui/Facts.tsx';
import { When } from '../ui/Age.tsx';
import { Money } from '../ui/Money.tsx';

/** What was paid back, what is still open, and through whom it was paid. */
export function OrderPayment({ order }: { order: Order }) {
  const { currency } = order;
  const facts: Fact[] = [
    { label: 'Refunded', value: <Refunded order={order} /> },
    {
      label: 'Outstanding',
      value: <Money amount={order.outstandingAmount} currency={currency} fw={600} />,
    },
    {
      label: 'To collect on delivery',
      value:
        order.paymentMethod === 'COD' ? (
          <Money amount={order.codAmount} currency={currency} fw={600} />
        ) : null,
    },
    { label: 'Paid through', value: order.paymentGatewayNames.join(', ') },
    { label: 'The customer saw', value: toPresentment(order) },
  ];
  return <Facts facts={facts} />;
}

/** All that was paid back, and each refund with its day. */
function Refunded({ order }: { order: Order }) {
  const { currency, refundedAmount } = order;
  const refunds = order.refunds.filter(({ amount }) => !isZero(amount));
  return (
    <>
      <Money amount={refundedAmount} currency={currency} />
      {refunds.map(({ shopifyRefundId, refundedAt, amount }) => (
        <Text key={shopifyRefundId} size="xs" c="dimmed">
          {refunds.length > 1 && <Money amount={amount} currency={currency} />} on{' '}
          <When at={refundedAt} />
        </Text>
      ))}
    </>
  );
}

/** The total in the money the customer was shown; null where that is the shop's own. */
function toPresentment({ presentmentCurrency, presentmentTotalAmount, currency }: Order) {
  if (presentmentCurrency === null || presentmentCurrency === currency) return null;
  return <Money amount={presentmentTotalAmount} currency={presentmentCurrency} />;
}
