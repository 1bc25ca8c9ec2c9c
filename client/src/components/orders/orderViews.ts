import type { OrderCounts, OrderFilters } from '../../api/orders.ts';

export interface OrderView {
  /** As the address says it. */
  id: string;
  label: string;
  /** What it asks the list for. */
  filters: OrderFilters;
  /** Its number among the counts. */
  count: keyof OrderCounts['views'];
  /** What it says when nobody is in it. */
  empty: string;
}

/** The saved views, in the order of a warehouse's day. */
export const orderViews = [
  { id: 'all', label: 'All', filters: {}, count: 'all', empty: 'No orders yet' },
  {
    id: 'to-pick',
    label: 'To pick',
    filters: { nextStep: 'pick' },
    count: 'toPick',
    empty: 'Nothing to pick: every order is picked',
  },
  {
    id: 'to-ship',
    label: 'To ship',
    filters: { nextStep: 'ship' },
    count: 'toShip',
    empty: 'Nothing to ship: no picked order waits',
  },
  {
    id: 'cod',
    label: 'COD',
    filters: { paymentMethod: 'COD' },
    count: 'cod',
    empty: 'No cash on delivery orders',
  },
  {
    id: 'conflicts',
    label: 'Conflicts',
    filters: { conflict: 'true' },
    count: 'conflicts',
    empty: 'No conflicts: shop and warehouse agree',
  },
  {
    id: 'needs-sku',
    label: 'Needs SKU',
    filters: {},
    count: 'needsSku',
    empty: 'No order waits for a product',
  },
] as const satisfies readonly OrderView[];

/** An unknown one is `all`. */
export function readView(id: string | undefined): OrderView {
  return orderViews.find((view) => view.id === id) ?? orderViews[0];
}
