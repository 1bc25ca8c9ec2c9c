import { Checkbox, Stack, Text } from '@mantine/core';
import type { LineStatus } from '../../api/orders.ts';
import { formatCounted } from '../../lib/numbers.ts';
import { findLook } from '../ui/statusLooks.ts';
import type { MoveStep } from './moveSteps.ts';
import type { MovePlan } from './planMoves.ts';

interface Props {
  step: MoveStep;
  /** Of everything that can go there. */
  plan: MovePlan;
  /** Only lines that stand here; null is all of them. */
  chosen: LineStatus[] | null;
  onChange: (chosen: LineStatus[] | null) => void;
}

/** What moves, by where it stands now; where it stands at several places, some may be left out. */
export function MoveFrom({ step, plan, chosen, onChange }: Props) {
  const goal = findLook('line', step.status).label.toLowerCase();
  const [first] = plan.from;
  if (first === undefined) return <Text>None of these orders has a line that can go there.</Text>;
  if (plan.from.length === 1) {
    return (
      <Text>
        {formatCounted(first.lines, `${first.status} line`)} of{' '}
        {formatCounted(plan.orders.length, 'order')} will be {goal}.
      </Text>
    );
  }
  const all = plan.from.map(({ status }) => status);
  const change = (values: string[]) => {
    const next = all.filter((status) => values.includes(status));
    onChange(next.length === all.length ? null : next);
  };
  return (
    <Checkbox.Group
      label={`Lines that will be ${goal}`}
      description="They stand at different steps: leave out those that are not done."
      value={chosen ?? all}
      onChange={change}
    >
      <Stack gap={6} mt="xs">
        {plan.from.map(({ status, lines }) => (
          <Checkbox key={status} value={status} label={formatCounted(lines, `${status} line`)} />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}
