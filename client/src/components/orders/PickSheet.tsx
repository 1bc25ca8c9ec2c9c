import { formatCounted } from '../../lib/numbers.ts';
import { formatMoment } from '../../lib/time.ts';
import { PickByOrder } from './PickByOrder.tsx';
import { PickByProduct } from './PickByProduct.tsx';
import type { PickList } from './pickLines.ts';
import classes from './PickSheet.module.css';

export type PickParts = 'both' | 'products' | 'orders';

interface Props {
  list: PickList;
  parts: PickParts;
  /** What the list is of: a view's name, or how many chosen orders. */
  subject: string;
  at: Date;
  timeZone: string;
}

/** The pick list as it comes out on paper: first what to take from the shelves, then what goes into each parcel. */
export function PickSheet({ list, parts, subject, at, timeZone }: Props) {
  return (
    <article className={classes['sheet']} aria-label="Pick list">
      <div className={classes['head']}>
        <p>
          <b>Pick list: {subject}</b>
          <br />
          As of {formatMoment(at, timeZone)}
        </p>
        <p>
          <b>{formatCounted(list.units, 'unit')}</b>
          <br />
          {formatCounted(list.products.length, 'product')},{' '}
          {formatCounted(list.orders.length, 'order')}
        </p>
      </div>
      {parts !== 'orders' && <PickByProduct list={list} />}
      {parts !== 'products' && <PickByOrder orders={list.orders} />}
    </article>
  );
}

/** A box to tick with a pen. */
export function Tick() {
  return (
    <td className={classes['tick']}>
      <span aria-hidden />
    </td>
  );
}
