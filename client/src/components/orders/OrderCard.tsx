import { useLongPress } from '@mantine/hooks';
import { memo, type MouseEvent, useRef } from 'react';
import type { Order } from '../../api/orders.ts';
import { When } from '../ui/Age.tsx';
import { Money } from '../ui/Money.tsx';
import { PaymentTag } from '../ui/PaymentTag.tsx';
import { OrderBadges, OrderItems, OrderMarks, OrderParcels, OrderProgress } from './OrderCells.tsx';
import classes from './OrderCard.module.css';
import { findCity, toOrderPath } from './orderFacts.ts';
import { PickBox } from './OrderRow.tsx';

interface Props {
  order: Order;
  chosen: boolean;
  gone: boolean;
  /** A press chooses the card instead of opening it. */
  choosing: boolean;
  onToggle: (id: string, reach: boolean) => void;
}

/** A little longer than the browser's own long press. */
const longPressMs = 600;

/** A finger that rests on the card; lifting it afterwards is no press of its own, which would undo the choice. */
function useResting(onRest: () => void) {
  const rested = useRef(false);
  const rest = () => {
    rested.current = true;
    onRest();
  };
  const press = useLongPress(rest, {
    threshold: longPressMs,
    events: ['touch'],
    cancelOnMove: true,
  });
  const afterPress = {
    onTouchStartCapture: () => {
      rested.current = false;
    },
    onClickCapture: (event: MouseEvent) => {
      if (!rested.current) return;
      rested.current = false;
      event.preventDefault();
      event.stopPropagation();
    },
  };
  return { press, afterPress };
}

/** A finger that rests chooses the card; the mouse keeps its menu. */
function keepTouch(event: MouseEvent): void {
  const { nativeEvent } = event;
  if (nativeEvent instanceof PointerEvent && nativeEvent.pointerType === 'touch') {
    event.preventDefault();
  }
}

/** One order on a phone; held for half a second it is chosen. */
export const OrderCard = memo(function OrderCard(props: Props) {
  const { order, chosen, gone, choosing, onToggle } = props;
  const { press, afterPress } = useResting(() => onToggle(order.id, false));
  const city = findCity(order);
  return (
    <li
      className={classes['card']}
      data-order={order.id}
      data-chosen={chosen || undefined}
      style={gone ? { opacity: 0.65 } : undefined}
      {...(choosing ? {} : press)}
      {...afterPress}
      onContextMenu={keepTouch}
    >
      <div className={classes['row']}>
        {choosing ? (
          <span className={classes['pick']}>
            <PickBox
              label={`Select order ${order.orderNumber}`}
              chosen={chosen}
              onToggle={() => onToggle(order.id, false)}
            />
            <b>{order.orderNumber}</b>
          </span>
        ) : (
          <a className={classes['link']} href={toOrderPath(order.id)}>
            {order.orderNumber}
          </a>
        )}
        <PaymentTag payment={order} />
      </div>
      <div className={classes['row']}>
        <span>
          {order.customerName || 'No name'}
          {city !== null && `, ${city}`}
        </span>
        <Money amount={order.totalAmount} currency={order.currency} fw={600} />
      </div>
      <div>
        <OrderItems order={order} />
      </div>
      <div>
        <OrderProgress order={order} />
        <OrderParcels order={order} />
      </div>
      <div className={classes['row']}>
        <OrderBadges order={order} />
        <When at={order.orderedAt} c="dimmed" size="xs" />
      </div>
      <div className={classes['above']}>
        <OrderMarks order={order} gone={gone} />
      </div>
    </li>
  );
});
