import { Group, SimpleGrid, Stack, Text } from '@mantine/core';
import type { OrderProfit, ProfitPart } from '../../../api/profit.ts';
import { OrderEarned, OrderName, PartAmount } from './orderProfitColumns.tsx';
import { partLabels } from './partTexts.ts';

/** One order's profit on a phone. */
export function OrderProfitCard({ order }: { order: OrderProfit }) {
  const parts = Object.keys(partLabels) as ProfitPart[];
  return (
    <Stack gap={6}>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <OrderName order={order} />
        <OrderEarned order={order} />
      </Group>
      <SimpleGrid cols={2} spacing="xs" verticalSpacing={2}>
        {parts.map((part) => (
          <Text key={part} size="xs" c="dimmed">
            {partLabels[part]} <PartAmount order={order} part={part} />
          </Text>
        ))}
      </SimpleGrid>
    </Stack>
  );
}
