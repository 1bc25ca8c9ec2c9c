import { Text, Tooltip } from '@mantine/core';
import { formatPercent } from '../../lib/percent.ts';

interface Props {
  /** How many percent are assumed; 0 shows nothing. */
  percent: number;
  /** What is assumed, for the tooltip. */
  what: string;
}

/** `≈ 62% estimated`: a number that is partly assumed says so. */
export function EstimatedMark({ percent, what }: Props) {
  if (percent <= 0) return null;
  // What is assumed at all never reads as nothing.
  const share = percent < 1 ? '<1%' : formatPercent(percent, 0);
  return (
    <Tooltip
      label={`${share} of ${what} is estimated: assumed by the rules until the real figures arrive`}
      events={{ hover: true, focus: true, touch: true }}
    >
      <Text span size="xs" c="yellow" style={{ whiteSpace: 'nowrap' }}>
        ≈ {share} estimated
      </Text>
    </Tooltip>
  );
}
