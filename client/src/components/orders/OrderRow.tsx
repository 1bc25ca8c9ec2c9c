import { memo } from 'react';
import type { Order } from '../../api/orders.ts';
import { When } from '../ui/Age.tsx';
import { Money } from '../ui/Money.tsx';
import { PaymentTag } from '../ui/PaymentTag.tsx';
import { OrderBadges, OrderItems, OrderMarks, OrderParcels, OrderProgress } from './OrderCells.tsx';
import { findCity, toOrderPath } from './orderFacts.ts';
import classes from './OrdersTable.module.css';

interface Props {
  order: Order;
  chosen: boolean;
  gone: boolean;
  /** `reach`: from the last chosen row to this one. */
  onToggle: (id: string, reach: boolean) => void;
}

/** One order. Choosing it redraws its box alone; news of it its cells: so 200 of them stay quick. */
export const OrderRow = memo(function OrderRow({ order, chosen, gone, onToggle }: Props) {
  return (
    <tr
      data-order={order.id}
      data-chosen={chosen || undefined}
      style={gone ? { opacity: 0.65 } : undefined}
    >
      <td className={classes['pick']}>
        <PickBox
          label={`Select order ${order.orderNumber}`}
          chosen={chosen}
          onToggle={(reach) => onToggle(order.id, reach)}
        />
      </td>
      <Cells order={order} gone={gone} />
    </tr>
  );
});

const Cells = memo(function Cells({ order, gone }: Pick<Props, 'order' | 'gone'>) {
  const city = findCity(order);
  return (
    <>
      <td>
        <a className={classes['link']} href={toOrderPath(order.id)}>
          {order.orderNumber}
        </a>
        <span className={`${classes['line']} ${classes['small']} ${classes['quiet']}`}>
          <When at={order.orderedAt} />
        </span>
        <OrderMarks order={order} gone={gone} />
      </td>
      <td>
        <span className={classes['line']}>{order.customerName || 'No name'}</span>
        {city !== null && <span className={classes['quiet']}>{city}</span>}
      </td>
      <td>
        <PaymentTag payment={order} />
      </td>
      <td className={classes['right']}>
        <Money amount={order.totalAmount} currency={order.currency} />
      </td>
      <td>
        <OrderBadges order={order} />
      </td>
      <td>
        <OrderItems order={order} />
      </td>
      <td>
        <OrderProgress order={order} />
        <OrderParcels order={order} />
      </td>
    </>
  );
});

interface PickBoxProps {
  label: string;
  chosen: boolean;
  some?: boolean;
  onToggle: (reach: boolean) => void;
}

/** A plain checkbox: 200 styled ones would be most of the table's cost. */
export function PickBox({ label, chosen, some = false, onToggle }: PickBoxProps) {
  return (
    <label>
      <input
        type="checkbox"
        aria-label={label}
        checked={chosen}
        ref={(box) => {
          if (box) box.indeterminate = some;
        }}
        onChange={({ nativeEvent }) =>
          onToggle(nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)
        }
      />
    </label>
  );
}
