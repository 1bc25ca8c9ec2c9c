import { Autocomplete, ScrollArea, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { type ClipboardEvent, type KeyboardEvent, useRef } from 'react';
import type { Order } from '../../api/orders.ts';
import { listParcels } from './orderFacts.ts';
import { findDoubled, type ParcelChoice, spreadPasted } from './planMoves.ts';

interface Props {
  orders: readonly Order[];
  /** Names people may mean. */
  couriers: string[];
  value: ParcelChoice;
  onChange: (value: ParcelChoice) => void;
}

/**
 * Courier of all, AWB number of each. Made for a scanner, which ends each number with Enter, and for a column pasted
 * from a courier's sheet.
 */
export function ParcelFields({ orders, couriers, value, onChange }: Props) {
  const list = useRef<HTMLDivElement>(null);
  const { courier, awbNumbers } = value;
  const doubled = findDoubled(awbNumbers);
  const ids = orders.map(({ id }) => id);
  const add = (numbers: Record<string, string>) =>
    onChange({ ...value, awbNumbers: { ...awbNumbers, ...numbers } });
  const paste = (event: ClipboardEvent, id: string) => {
    const text = event.clipboardData.getData('text');
    if (!/[\r\n\t]/.test(text.trim())) return;
    event.preventDefault();
    add(spreadPasted(text, ids, id));
  };
  return (
    <Stack gap="xs">
      <Autocomplete
        label="Courier"
        description="Optional; for all of them"
        data={couriers}
        openOnFocus={false}
        value={courier}
        onChange={(text) => onChange({ ...value, courier: text })}
        maxLength={100}
        data-autofocus
      />
      <Text size="sm" c="dimmed">
        AWB numbers are optional. Scan them one after the other, or paste a column.
      </Text>
      <ScrollArea.Autosize mah={300} viewportRef={list} type="auto">
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs" pr="xs">
          {orders.map((order) => (
            <TextInput
              key={order.id}
              label={`AWB of ${order.orderNumber}`}
              placeholder={listParcels(order.lines)[0]?.awbNumber ?? ''}
              value={awbNumbers[order.id] ?? ''}
              onChange={(event) => add({ [order.id]: event.currentTarget.value })}
              onPaste={(event) => paste(event, order.id)}
              onKeyDown={(event) => toNextField(event, list.current)}
              maxLength={100}
              error={
                doubled.has((awbNumbers[order.id] ?? '').trim()) && 'Given to another order as well'
              }
            />
          ))}
        </SimpleGrid>
      </ScrollArea.Autosize>
    </Stack>
  );
}

/** Enter goes on to the next number instead of sending; after the last one it sends. */
function toNextField(event: KeyboardEvent<HTMLInputElement>, list: HTMLElement | null): void {
  if (event.key !== 'Enter') return;
  const fields = [...(list?.querySelectorAll('input') ?? [])];
  const next = fields[fields.indexOf(event.currentTarget) + 1];
  event.preventDefault();
  if (next) next.focus();
  else event.currentTarget.form?.querySelector<HTMLElement>('[type="submit"]')?.focus();
}
