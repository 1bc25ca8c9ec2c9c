import type { Order } from '../../api/orders.ts';
import { formatMoney, isZero } from '../../lib/money.ts';
import { formatCount, formatCounted } from '../../lib/numbers.ts';
import { findTag } from '../ui/PaymentTag.tsx';
import { findCity } from './orderFacts.ts';
import type { PickOrder } from './pickLines.ts';
import classes from './PickSheet.module.css';
import { Tick } from './PickSheet.tsx';

/** One block for each order, never broken over two sheets where it fits on one. */
export function PickByOrder({ orders }: { orders: readonly PickOrder[] }) {
  return (
    <section className={classes['page']}>
      <h2>By order</h2>
      {orders.map((one) => (
        <Block key={one.order.id} one={one} />
      ))}
    </section>
  );
}

function Block({ one: { order, lines, units } }: { one: PickOrder }) {
  return (
    <div className={classes['block']}>
      <header>
        <h3>
          {order.orderNumber}
          {order.test && ' (test order: do not send)'}
        </h3>
        <p>{toPlace(order)}</p>
        <p>
          <Payment order={order} />
        </p>
        <p className={classes['count']}>{formatCounted(units, 'unit')}</p>
      </header>
      <table aria-label={`Order ${order.orderNumber}`}>
        <tbody>
          {lines.map((line) => (
            <tr key={line.id}>
              <Tick />
              <td className={classes['units']}>{formatCount(line.units)} ×</td>
              <td className={classes['code']}>{line.skuCode ?? 'No SKU'}</td>
              <td>{line.title}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {order.note && <p>Note: {order.note}</p>}
    </div>
  );
}

function Payment({ order }: { order: Order }) {
  const { label } = findTag(order);
  if (order.paymentMethod !== 'COD' || isZero(order.codAmount)) return label;
  return (
    <span className={classes['collect']}>
      {label}: collect {formatMoney(order.codAmount, order.currency)}
    </span>
  );
}

function toPlace(order: Order): string {
  return [order.customerName, findCity(order), order.shippingAddress?.zip]
    .filter((part) => part !== null && part !== undefined && part !== '')
    .join(', ');
}
