import { Card, Text } from '@mantine/core';
import type { ReactNode } from 'react';

interface Props {
  label: string;
  value: ReactNode;
  note?: ReactNode;
  /** Colours the number where somebody must act. */
  tone?: 'red' | 'yellow' | 'green';
}

/** One number with its name. */
export function Tile({ label, value, note, tone }: Props) {
  return (
    <Card withBorder padding="sm">
      <Text size="sm" c="dimmed">
        {label}
      </Text>
      <Text fz={26} fw={600} lh={1.2} {...(tone ? { c: tone } : {})} className="number">
        {value}
      </Text>
      {note && (
        <Text size="xs" c="dimmed" component="div">
          {note}
        </Text>
      )}
    </Card>
  );
}
