import { Badge, type BadgeProps } from '@mantine/core';
import { findLook, type StatusKind } from './statusLooks.ts';

interface Props extends BadgeProps {
  kind: StatusKind;
  /** As the API gives it; null shows nothing. */
  value: string | null;
}

/** One word of ours: a neighbour's long text does not cut it. */
export function StatusBadge({ kind, value, ...badge }: Props) {
  if (value === null) return null;
  const { label, color } = findLook(kind, value);
  return (
    <Badge color={color} miw="max-content" {...badge}>
      {label}
    </Badge>
  );
}
