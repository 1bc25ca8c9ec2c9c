import { Text, type TextProps } from '@mantine/core';
import { formatMoney } from '../../lib/money.ts';

interface Props extends TextProps {
  /** Decimal text of the API; null shows a dash. */
  amount: string | null | undefined;
  currency: string;
}

/** An amount in its own currency, digits aligned. */
export function Money({ amount, currency, ...text }: Props) {
  return (
    <Text
      span
      inherit
      style={{ fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }}
      {...text}
    >
      {amount === null || amount === undefined ? '–' : formatMoney(amount, currency)}
    </Text>
  );
}
