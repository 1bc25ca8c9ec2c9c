import { Autocomplete, ScrollArea, SimpleGrid, Stack, Text } from '@mantine/core';
import { type Dispatch, type SetStateAction, useCallback, useRef } from 'react';
import type { Order } from '../../api/orders.ts';
import { AwbField } from './AwbField.tsx';
import { listParcels } from './orderFacts.ts';
import { findDoubled, type ParcelChoice, spreadPasted } from './planMoves.ts';

interface Props {
  orders: readonly Order[];
  /** Names people may mean. */
  couriers: string[];
  value: ParcelChoice;
  onChange: Dispatch<SetStateAction<ParcelChoice>>;
}

/**
 * Courier of all, AWB number of each. Made for a scanner, which ends each number with Enter, and for a column pasted
 * from a courier's sheet.
 */
export function ParcelFields({ orders, couriers, value, onChange }: Props) {
  const { courier, awbNumbers } = value;
  const doubled = findDoubled(awbNumbers);
  const ids = useRef<string[]>([]);
  ids.current = orders.map(({ id }) => id);
  const type = useCallback(
    (id: string, text: string) => onChange((before) => withNumbers(before, { [id]: text })),
    [onChange],
  );
  const paste = useCallback(
    (id: string, text: string) =>
      onChange((before) => withNumbers(before, spreadPasted(text, ids.current, id))),
    [onChange],
  );
  return (
    <Stack gap="xs">
      <Autocomplete
        label="Courier"
        description="Optional; for all of them"
        data={couriers}
        openOnFocus={false}
        value={courier}
        onChange={(text) => onChange((before) => ({ ...before, courier: text }))}
        maxLength={100}
        data-autofocus
      />
      <Text size="sm" c="dimmed">
        AWB numbers are optional. Scan them one after the other, or paste a column.
      </Text>
      <ScrollArea.Autosize mah={300} type="auto">
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs" pr="xs">
          {orders.map((order) => (
            <AwbField
              key={order.id}
              id={order.id}
              orderNumber={order.orderNumber}
              known={listParcels(order.lines)[0]?.awbNumber ?? ''}
              value={awbNumbers[order.id] ?? ''}
              doubled={doubled.has((awbNumbers[order.id] ?? '').trim())}
              onType={type}
              onPaste={paste}
            />
          ))}
        </SimpleGrid>
      </ScrollArea.Autosize>
    </Stack>
  );
}

function withNumbers(before: ParcelChoice, numbers: Record<string, string>): ParcelChoice {
  return { ...before, awbNumbers: { ...before.awbNumbers, ...numbers } };
}
