import { Badge, Group, Text } from '@mantine/core';
import { formatMoney, isZero } from '../../lib/money.ts';

export interface Payment {
  paymentMethod: 'COD' | 'Prepaid' | null;
  partlyPrepaid: boolean;
  /** What the courier must collect. */
  codAmount: string;
  currency: string;
}

/** COD / Prepaid / Partly prepaid / Unpaid at a glance (spec 4.4), with the amount to collect. */
export function PaymentTag({ payment }: { payment: Payment }) {
  const { label, color } = findTag(payment);
  const collects = payment.paymentMethod === 'COD' && !isZero(payment.codAmount);
  return (
    <Group gap="2px 6px">
      <Badge color={color} variant="filled">
        {label}
      </Badge>
      {collects && (
        <Text size="sm" fw={600} className="number">
          Collect{' '}
          <span style={{ whiteSpace: 'nowrap' }}>
            {formatMoney(payment.codAmount, payment.currency)}
          </span>
        </Text>
      )}
    </Group>
  );
}

/** The tag's word and colour, dark enough for white text (WCAG AA); a COD order with an advance says so. */
export function findTag({ paymentMethod, partlyPrepaid }: Payment): {
  label: string;
  color: string;
} {
  if (paymentMethod === null) return { label: 'Unpaid', color: 'gray.7' };
  if (partlyPrepaid) return { label: 'Partly prepaid', color: 'grape.8' };
  return paymentMethod === 'COD'
    ? { label: 'COD', color: '#b93c0b' }
    : { label: 'Prepaid', color: '#237032' };
}
