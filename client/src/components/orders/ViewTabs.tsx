import { Badge } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { orderCountsQuery } from '../../api/orders.ts';
import { formatCount, formatCounted } from '../../lib/numbers.ts';
import { withChange } from '../ui/useSearchChange.ts';
import { type OrderView, orderViews } from './orderViews.ts';
import type { OrdersPlace } from './useOrdersPlace.ts';
import classes from './ViewTabs.module.css';

/** Where somebody must act a number above 0 has a colour. */
const urgent: Partial<Record<string, string>> = { conflicts: 'red', 'needs-sku': 'yellow' };

/** The saved views with how many orders each holds; a view starts without other filters, in the same store. */
export function ViewTabs({ place }: { place: OrdersPlace }) {
  const { connectionId, limit } = place.search;
  const { data } = useQuery(orderCountsQuery(connectionId));
  return (
    <nav aria-label="Saved views">
      <ul className={classes['tabs']}>
        {orderViews.map((view) => (
          <li key={view.id}>
            <Link
              to="/orders"
              className={classes['tab']}
              search={withChange({}, { connectionId, limit, view: toViewText(view) })}
              activeOptions={{ exact: true }}
              aria-current={view.id === place.view.id ? 'page' : undefined}
            >
              {view.label}
              <ViewCount view={view} count={data?.views[view.count]} />
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function ViewCount({ view, count }: { view: OrderView; count: number | undefined }) {
  if (count === undefined) return null;
  const color = count > 0 ? (urgent[view.id] ?? 'gray') : 'gray';
  return (
    <Badge size="sm" color={color} className="number" title={formatCounted(count, 'order')}>
      {formatCount(count)}
    </Badge>
  );
}

/** All is what no view means. */
function toViewText({ id }: OrderView): string | undefined {
  return id === 'all' ? undefined : id;
}
