import { Text } from '@mantine/core';
import { formatCount } from '../../lib/numbers.ts';
import { findStockLook } from './stockLook.ts';

interface Props {
  /** null: no count is known. */
  available: number | null;
  /** Does the shop count it at all? */
  tracked?: boolean;
}

/** How many there are; what is not tracked is not 0, what is below 0 stands out. */
export function StockCount({ available, tracked = true }: Props) {
  if (!tracked || available === null) {
    return (
      <Text span size="sm" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
        {tracked ? 'Not known' : 'Not tracked'}
      </Text>
    );
  }
  const { word, color } = findStockLook(available);
  return (
    <Text
      span
      size="sm"
      className="number"
      style={{
        whiteSpace: 'nowrap',
        ...(color === null ? {} : { color: `var(--mantine-color-${color})`, fontWeight: 600 }),
      }}
    >
      {formatCount(available)}
      {word !== null && ` · ${word}`}
    </Text>
  );
}
