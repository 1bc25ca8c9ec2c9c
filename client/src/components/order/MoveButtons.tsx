import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { formatCounted } from '../../lib/numbers.ts';
import { askFirst } from '../ui/askFirst.ts';
import { type MoveOption, type MoveTarget, planMoves } from './lineMoves.ts';
import type { LineRow } from './lineColumns.tsx';

interface Props {
  orderNumber: string;
  selected: LineRow[];
  sending: boolean;
  onMove: (target: MoveTarget) => void;
}

const warnings: Partial<Record<MoveTarget, string>> = {
  returned: 'They came back to you. This cannot be undone.',
  cancelled: 'They will not be shipped. This cannot be undone, and the shop is not told.',
};

/** The steps these lines can go; what cannot be taken back asks first. */
export function MoveButtons({ orderNumber, selected, sending, onMove }: Props) {
  const { shown, more } = planMoves(selected);
  const press = ({ target, count }: MoveOption) => {
    const explanation = warnings[target];
    if (explanation === undefined) return onMove(target);
    askFirst({
      question: `Mark ${formatCounted(count, 'line')} of ${orderNumber} ${target}?`,
      explanation,
      confirm: `Mark ${count} ${target}`,
      danger: true,
      onConfirm: () => onMove(target),
    });
  };
  return (
    <>
      {shown.map((option) => (
        <Button
          key={option.target}
          size="xs"
          variant="default"
          loading={sending}
          onClick={() => press(option)}
        >
          {toLabel(option, selected.length)}
        </Button>
      ))}
      {more.length > 0 && (
        <MoreSteps options={more} of={selected.length} sending={sending} onPress={press} />
      )}
    </>
  );
}

interface MoreProps {
  options: MoveOption[];
  of: number;
  sending: boolean;
  onPress: (option: MoveOption) => void;
}

function MoreSteps({ options, of, sending, onPress }: MoreProps) {
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button
          size="xs"
          variant="default"
          disabled={sending}
          rightSection={<IconChevronDown size={14} />}
        >
          More
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {options.map((option) => (
          <Menu.Item key={option.target} onClick={() => onPress(option)}>
            {toLabel(option, of)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** `Mark 2 of 3 shipped…`: the dots say that more is asked. */
function toLabel({ target, count }: MoveOption, of: number): string {
  const amount = count === of ? `${count}` : `${count} of ${of}`;
  const asks = target === 'shipped' || warnings[target] !== undefined;
  return `Mark ${amount} ${target}${asks ? '…' : ''}`;
}
