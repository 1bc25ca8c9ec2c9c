import { Badge, Tooltip } from '@mantine/core';
import type { Order } from '../../api/orders.ts';
import { formatCount } from '../../lib/numbers.ts';
import { StatusBadge } from '../ui/StatusBadge.tsx';
import { computeProgress, listItems, listParcels } from './orderFacts.ts';
import classes from './OrdersTable.module.css';

/** `Test`, `Conflict` with its reason, and `Moved on` for a row that only waits to leave the list. */
export function OrderMarks({ order, gone = false }: { order: Order; gone?: boolean }) {
  const { test, conflict } = order;
  if (!test && !conflict && !gone) return null;
  return (
    <span className={classes['marks']}>
      {conflict && (
        <Tooltip label={conflict.message} events={{ hover: true, focus: true, touch: true }}>
          <Badge color="red" size="sm" tabIndex={0}>
            Conflict
            <span className="visually-hidden">: {conflict.message}</span>
          </Badge>
        </Tooltip>
      )}
      {test && (
        <Badge color="gray" size="sm">
          Test
        </Badge>
      )}
      {gone && (
        <Badge color="gray" size="sm" variant="outline">
          No longer in this view
        </Badge>
      )}
    </span>
  );
}

/** Payment and fulfilment as the shop says them; nothing shipped yet is `Unfulfilled`. */
export function OrderBadges({ order }: { order: Order }) {
  return (
    <span className={classes['marks']}>
      <StatusBadge kind="financial" value={order.financialStatus} size="sm" />
      <StatusBadge kind="fulfillment" value={order.fulfillmentStatus ?? 'unfulfilled'} size="sm" />
    </span>
  );
}

/** `2 × Classic Cotton Shirt, White / M`, the first of them, and how many more. */
export function OrderItems({ order }: { order: Order }) {
  const { first, more, units } = listItems(order.lines);
  if (first.length === 0) return <span className={classes['quiet']}>No items</span>;
  return (
    <>
      {first.map(({ id, qty, title }) => (
        <span key={id} className={classes['line']}>
          {formatCount(qty)} × {title}
        </span>
      ))}
      {more > 0 && (
        <span className={`${classes['line']} ${classes['quiet']}`}>
          + {formatCount(more)} more, {formatCount(units)} units in all
        </span>
      )}
    </>
  );
}

/** `1 of 3 picked`, as words and as a bar. */
export function OrderProgress({ order }: { order: Order }) {
  const progress = computeProgress(order.lines);
  if (progress === null) return <span className={classes['quiet']}>Nothing to send</span>;
  const { label, done, total } = progress;
  return (
    <>
      <span className={classes['line']}>{label}</span>
      {total > 0 && (
        <span className={classes['bar']} aria-hidden>
          <span style={{ width: `${(100 * done) / total}%` }} />
        </span>
      )}
    </>
  );
}

/** Courier and number of the first parcel, and how many more. */
export function OrderParcels({ order }: { order: Order }) {
  const [first, ...others] = listParcels(order.lines);
  if (first === undefined) return null;
  const text = [first.courier, first.awbNumber].filter((part) => part !== null).join(' ');
  return (
    <span className={`${classes['line']} ${classes['small']} ${classes['quiet']}`}>
      {text}
      {others.length > 0 && ` + ${formatCount(others.length)} more`}
    </span>
  );
}
