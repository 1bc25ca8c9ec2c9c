import { Text } from '@mantine/core';
import { Money } from '../ui/Money.tsx';
import type { PriceRange } from './productFigures.ts';

/** `₹749.00` or `₹749.00 – ₹899.00` */
export function PriceText({ range }: { range: PriceRange | null }) {
  if (range === null) {
    return (
      <Text span size="sm" c="dimmed">
        –
      </Text>
    );
  }
  const { least, most, currency } = range;
  return (
    <Text span size="sm">
      <Money amount={least} currency={currency} />
      {most !== least && (
        <>
          {' – '}
          <Money amount={most} currency={currency} />
        </>
      )}
    </Text>
  );
}
