import { Button } from '@mantine/core';
import { formatCounted } from '../../lib/numbers.ts';
import { ConfirmButton } from '../ui/ConfirmButton.tsx';
import type { MoveTarget } from './lineMoves.ts';

interface Props {
  orderNumber: string;
  target: MoveTarget;
  /** How many of the chosen lines can go there. */
  count: number;
  /** How many are chosen. */
  of: number;
  sending: boolean;
  onPress: () => void;
}

const warnings: Partial<Record<MoveTarget, string>> = {
  returned: 'They came back to you. This cannot be undone.',
  cancelled: 'They will not be shipped. This cannot be undone, and the shop is not told.',
};

/** One step of the warehouse; what cannot be taken back asks first. Not there for lines that cannot go there. */
export function MoveButton({ orderNumber, target, count, of, sending, onPress }: Props) {
  if (count === 0) return null;
  const amount = count === of ? `${count}` : `${count} of ${of}`;
  const label = `Mark ${amount} ${target}`;
  const warning = warnings[target];
  if (warning === undefined) {
    return (
      <Button size="xs" variant="default" loading={sending} onClick={onPress}>
        {label}
        {target === 'shipped' && '…'}
      </Button>
    );
  }
  return (
    <ConfirmButton
      size="xs"
      variant="default"
      loading={sending}
      question={`Mark ${formatCounted(count, 'line')} of ${orderNumber} ${target}?`}
      explanation={warning}
      confirm={label}
      danger
      onConfirm={onPress}
    >
      {label}…
    </ConfirmButton>
  );
}
