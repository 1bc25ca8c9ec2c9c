import type { Order } from '../../src/api/orders.ts';
import type { Shop } from '../fixtures.ts';
import type { Api } from './api.ts';
import { until } from './until.ts';

type OrderSpec = Parameters<Shop['actions']['createOrder']>[0];

/**
 * A product of the spec's own with one variant, and orders of it: a search by its SKU finds these alone.
 * @param specs what is special of each order; a line without a variant gets the product's
 * @returns the orders as the API gives them, oldest first
 */
export async function placeOwnOrders(
  { api, shop }: { api: Api; shop: Shop },
  sku: string,
  specs: Partial<OrderSpec>[],
): Promise<Order[]> {
  const product = await shop.actions.createProduct({
    title: `Shirt of ${sku}`,
    options: ['Size'],
    variants: [{ values: ['M'], sku, price: 100_000, stock: [500] }],
  });
  const variantId = product.variants[0]?.id;
  if (variantId === undefined) throw new Error('The product has no variant');
  for (const spec of specs) {
    await shop.actions.createOrder({ lines: [{ variantId, quantity: 1 }], ...spec });
  }
  const find = () =>
    api.get<{ items: Order[] }>(`/api/orders?search=${sku}&sort=orderedAt&limit=200`);
  await until(`${specs.length} orders of ${sku} are here`, async () => {
    return (await find()).items.length === specs.length;
  });
  return (await find()).items;
}
