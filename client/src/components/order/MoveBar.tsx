import { Button, Card, Group, Text } from '@mantine/core';
import { useState } from 'react';
import type { LineMove } from '../../api/order.ts';
import { formatCounted } from '../../lib/numbers.ts';
import type { LineRow } from './lineColumns.tsx';
import { canMove, canReparcel, type MoveTarget, toMove } from './lineMoves.ts';
import { MoveButtons } from './MoveButtons.tsx';
import { ParcelDialog } from './ParcelDialog.tsx';

interface Props {
  orderNumber: string;
  selected: LineRow[];
  /** Of the whole order: offered when something is shipped. */
  couriers: string[];
  sending: boolean;
  onMove: (moves: LineMove[]) => void;
  onClear: () => void;
}

/** Stays in sight below the head of the page however many lines there are. */
const sticky = {
  position: 'sticky',
  top: 'calc(var(--app-shell-header-offset, 0px) + 8px)',
  zIndex: 2,
} as const;

/** What can be done with the chosen lines; each button says how many of them it moves. */
export function MoveBar({ orderNumber, selected, couriers, sending, onMove, onClear }: Props) {
  const [asking, setAsking] = useState<'ship' | 'reparcel' | null>(null);
  const listMovable = (target: MoveTarget) => selected.filter((line) => canMove(line, target));
  const move = (target: MoveTarget) =>
    onMove(listMovable(target).map((line) => toMove(line, target)));
  const sent = selected.filter(canReparcel);
  return (
    <Card withBorder padding="sm" role="region" aria-label="Selected lines" style={sticky}>
      <Group gap="xs">
        <Text size="sm" fw={600} aria-live="polite">
          {formatCounted(selected.length, 'line')} selected
        </Text>
        <MoveButtons
          orderNumber={orderNumber}
          selected={selected}
          sending={sending}
          onMove={(target) => (target === 'shipped' ? setAsking('ship') : move(target))}
        />
        {sent.length > 0 && (
          <Button
            size="xs"
            variant="default"
            loading={sending}
            onClick={() => setAsking('reparcel')}
          >
            Change AWB of {sent.length}…
          </Button>
        )}
        <Button size="xs" variant="subtle" onClick={onClear}>
          Clear
        </Button>
      </Group>
      <ParcelDialog
        opened={asking !== null}
        orderNumber={orderNumber}
        shipping={asking === 'ship'}
        lines={asking === 'reparcel' ? sent : listMovable('shipped')}
        couriers={couriers}
        onClose={() => setAsking(null)}
        onMove={onMove}
      />
    </Card>
  );
}
