import { Alert, List } from '@mantine/core';
import { formatCount, formatCounted } from '../../lib/numbers.ts';
import type { MovePlan } from './planMoves.ts';

const most = 5;

/** Chosen orders that nothing happens to, and why. */
export function StillOrders({ still }: { still: MovePlan['still'] }) {
  if (still.length === 0) return null;
  return (
    <Alert color="yellow" p="sm" title={`${formatCounted(still.length, 'order')} will not change`}>
      <List size="sm">
        {still.slice(0, most).map(({ order, why }) => (
          <List.Item key={order.id}>
            {order.orderNumber} {why}
          </List.Item>
        ))}
        {still.length > most && <List.Item>and {formatCount(still.length - most)} more</List.Item>}
      </List>
    </Alert>
  );
}
