import type { Order, OrderLine } from '../../api/orders.ts';
import { isGoods, toLineTitle } from './orderFacts.ts';

export interface PickLine {
  id: string;
  /** Lines of one product have the same. */
  product: string;
  skuCode: string | null;
  title: string;
  /** Units to take from the shelf. */
  units: number;
}

export interface PickOrder {
  order: Order;
  lines: PickLine[];
  units: number;
}

export interface PickProduct {
  key: string;
  skuCode: string | null;
  title: string;
  units: number;
  /** Which orders they are for. */
  orders: { id: string; orderNumber: string; units: number }[];
}

export interface PickList {
  orders: PickOrder[];
  products: PickProduct[];
  units: number;
  /** Orders asked for that have nothing on the list. */
  without: Order[];
}

interface Options {
  /** Lines that are picked already as well. */
  all: boolean;
}

/** What to take from the shelves: by order, and by product with the total of each. Both add up to `units`. */
export function toPickList(orders: readonly Order[], { all }: Options): PickList {
  const rows = orders.map((order) => toPickOrder(order, all));
  const picked = rows.filter(({ lines }) => lines.length > 0);
  return {
    orders: picked,
    products: groupProducts(picked),
    units: picked.reduce((sum, { units }) => sum + units, 0),
    without: rows.filter(({ lines }) => lines.length === 0).map(({ order }) => order),
  };
}

function toPickOrder(order: Order, all: boolean): PickOrder {
  const lines = order.lines.flatMap((line) => {
    const units = countUnits(line, all);
    return units === 0 ? [] : [{ ...toPickLine(line), units }];
  });
  return { order, lines, units: lines.reduce((sum, { units }) => sum + units, 0) };
}

/** Units of a line that are still on the shelf; a part of them may have been shipped. */
function countUnits(line: OrderLine, all: boolean): number {
  const waits = line.lineStatus === 'pending' || line.lineStatus === 'allocated';
  if (!isGoods(line) || line.lineStatus === 'cancelled') return 0;
  if (all) return line.qty;
  return waits ? Math.max(0, line.qty - line.fulfilledQty) : 0;
}

function toPickLine(line: OrderLine): Omit<PickLine, 'units'> {
  const title = toLineTitle(line);
  const product = line.skuId ?? line.skuCode ?? title;
  return { id: line.shopifyLineId, product, skuCode: line.skuCode, title };
}

/** One row for each SKU, in the order of codes; a line without one goes by its title. */
function groupProducts(orders: readonly PickOrder[]): PickProduct[] {
  const found = new Map<string, PickProduct>();
  for (const { order, lines } of orders) {
    for (const line of lines) {
      const product = found.get(line.product) ?? toProduct(line);
      product.units += line.units;
      addOrder(product, order, line.units);
      found.set(product.key, product);
    }
  }
  return [...found.values()].sort(compareShelves);
}

function toProduct({ product, skuCode, title }: PickLine): PickProduct {
  return { key: product, skuCode, title, units: 0, orders: [] };
}

function addOrder(product: PickProduct, { id, orderNumber }: Order, units: number): void {
  const known = product.orders.find((one) => one.id === id);
  if (known) known.units += units;
  else product.orders.push({ id, orderNumber, units });
}

const inOrder = new Intl.Collator('en', { numeric: true });

/** What has no code comes last. */
function compareShelves(one: PickProduct, other: PickProduct): number {
  if ((one.skuCode === null) !== (other.skuCode === null)) return one.skuCode === null ? 1 : -1;
  return inOrder.compare(one.skuCode ?? one.title, other.skuCode ?? other.title);
}
