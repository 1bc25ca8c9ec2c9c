import { IconArrowDown, IconArrowUp, IconArrowsSort } from '@tabler/icons-react';
import type { Order } from '../../api/orders.ts';
import type { OrdersSort } from './orderFilters.ts';
import { OrderRow, PickBox } from './OrderRow.tsx';
import classes from './OrdersTable.module.css';
import type { HeldRows } from './heldRows.ts';
import { useRowLinks } from './useRowLinks.ts';

interface Props {
  held: HeldRows;
  selected: ReadonlyMap<string, Order>;
  onToggle: (id: string, reach: boolean) => void;
  onPage: (on: boolean) => void;
  sort: OrdersSort;
  onSort: (sort: OrdersSort) => void;
}

const widths = ['42px', '104px', '12%', '156px', '98px', '138px', undefined, '122px'];

/** Orders on a desk. */
export function OrdersTable({ held, selected, onToggle, onPage, sort, onSort }: Props) {
  const onRow = useRowLinks(held.rows);
  const count = held.rows.filter(({ id }) => selected.has(id)).length;
  return (
    <div className={classes['frame']}>
      <table className={classes['table']} aria-label="Orders">
        <colgroup>
          {widths.map((width, index) => (
            <col key={index} style={{ width }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            <th className={classes['pick']}>
              <PickBox
                label="Select all on this page"
                chosen={count > 0 && count === held.rows.length}
                some={count > 0 && count < held.rows.length}
                onToggle={() => onPage(count < held.rows.length)}
              />
            </th>
            <SortHeader label="Order" by="orderedAt" sort={sort} onSort={onSort} />
            <th>Customer</th>
            <th>Payment</th>
            <SortHeader label="Total" by="totalAmount" sort={sort} onSort={onSort} right />
            <th>Status</th>
            <th>Items</th>
            <th>Progress</th>
          </tr>
        </thead>
        <tbody {...onRow}>
          {held.rows.map((order) => (
            <OrderRow
              key={order.id}
              order={order}
              chosen={selected.has(order.id)}
              gone={held.gone.has(order.id)}
              onToggle={onToggle}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface SortHeaderProps {
  label: string;
  by: 'orderedAt' | 'totalAmount';
  sort: OrdersSort;
  onSort: (sort: OrdersSort) => void;
  right?: boolean;
}

/** A press sorts by it, largest or newest first; another one turns it round. */
function SortHeader({ label, by, sort, onSort, right = false }: SortHeaderProps) {
  const down = sort === `-${by}`;
  const up = sort === by;
  const Icon = down ? IconArrowDown : up ? IconArrowUp : IconArrowsSort;
  return (
    <th
      aria-sort={down ? 'descending' : up ? 'ascending' : 'none'}
      {...(right ? { className: classes['right'] } : {})}
    >
      <button
        type="button"
        className={classes['sort']}
        onClick={() => onSort(down ? by : `-${by}`)}
      >
        {label}
        <Icon size={14} aria-hidden />
      </button>
    </th>
  );
}
