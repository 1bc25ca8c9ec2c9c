import { Button } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { formatCount, formatCounted } from '../../lib/numbers.ts';
import type { HeldRows } from './heldRows.ts';
import classes from './OrdersBoard.module.css';

interface Props {
  held: HeldRows;
  onRelease: () => void;
}

/** News that waits while rows are held in their places. */
export function ListNews({ held, onRelease }: Props) {
  const { arrived, gone } = held;
  const parts = [
    ...(arrived > 0 ? [formatCounted(arrived, 'new order')] : []),
    ...(gone.size > 0 ? [`${formatCount(gone.size)} moved on`] : []),
  ];
  return (
    <div className={classes['news']} aria-live="polite">
      {parts.length > 0 && (
        <Button
          size="xs"
          radius="xl"
          leftSection={<IconRefresh size={14} aria-hidden />}
          onClick={onRelease}
        >
          {parts.join(', ')}: show the list as it is now
        </Button>
      )}
    </div>
  );
}
