import { Button, Group, Stack } from '@mantine/core';
import type { Order } from '../../api/orders.ts';
import type { HeldRows } from './heldRows.ts';
import { OrderCard } from './OrderCard.tsx';
import { useRowLinks } from './useRowLinks.ts';

interface Props {
  held: HeldRows;
  selected: ReadonlyMap<string, Order>;
  choosing: boolean;
  onChoosing: (on: boolean) => void;
  onToggle: (id: string, reach: boolean) => void;
  onPage: (on: boolean) => void;
}

/** Orders on a phone: a press opens one, a long press or "Select" begins to choose. */
export function OrderCards(props: Props) {
  const { held, selected, choosing, onChoosing, onToggle, onPage } = props;
  const onCard = useRowLinks(held.rows);
  return (
    <Stack gap="xs">
      <Group gap="xs">
        <Button
          size="xs"
          variant="default"
          aria-pressed={choosing}
          onClick={() => onChoosing(!choosing)}
        >
          {choosing ? 'Done selecting' : 'Select orders'}
        </Button>
        {choosing && (
          <Button size="xs" variant="subtle" onClick={() => onPage(true)}>
            Select all {held.rows.length}
          </Button>
        )}
      </Group>
      <Stack
        gap="xs"
        component="ul"
        m={0}
        p={0}
        aria-label="Orders"
        style={{ listStyle: 'none' }}
        {...onCard}
      >
        {held.rows.map((order) => (
          <OrderCard
            key={order.id}
            order={order}
            chosen={selected.has(order.id)}
            gone={held.gone.has(order.id)}
            choosing={choosing}
            onToggle={onToggle}
          />
        ))}
      </Stack>
    </Stack>
  );
}
