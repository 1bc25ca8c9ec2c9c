import { formatCount } from '../../lib/numbers.ts';
import type { PickList, PickProduct } from './pickLines.ts';
import classes from './PickSheet.module.css';
import { Tick } from './PickSheet.tsx';

/** One row for each SKU with all units of it: one walk along the shelves. */
export function PickByProduct({ list }: { list: PickList }) {
  return (
    <section className={classes['page']}>
      <h2>By product</h2>
      <table>
        <thead>
          <tr>
            <th className={classes['tick']}>
              <span className="visually-hidden">Taken</span>
            </th>
            <th className={classes['units']}>Units</th>
            <th className={classes['code']}>SKU</th>
            <th>Product</th>
            <th className={classes['for']}>For orders</th>
          </tr>
        </thead>
        <tbody>
          {list.products.map((product) => (
            <tr key={product.key}>
              <Tick />
              <td className={classes['units']}>{formatCount(product.units)}</td>
              <td>{product.skuCode ?? 'No SKU'}</td>
              <td>{product.title}</td>
              <td className={classes['for']}>{toOrdersText(product)}</td>
            </tr>
          ))}
          <tr className={classes['total']}>
            <td />
            <td className={classes['units']}>{formatCount(list.units)}</td>
            <th scope="row" colSpan={3}>
              Units in all
            </th>
          </tr>
        </tbody>
      </table>
    </section>
  );
}

/** `#1001, #1002 × 2` */
function toOrdersText({ orders }: PickProduct): string {
  return orders
    .map(({ orderNumber, units }) => (units === 1 ? orderNumber : `${orderNumber} × ${units}`))
    .join(', ');
}
