import type { Role } from '../../../server/src/domain/access.ts';
import type { Api } from './api.ts';
import { people, password } from './place.ts';
import type { ShopGroups } from './shopControl.ts';
import { until } from './until.ts';

interface Listed<Item> {
  items: Item[];
}
interface Order {
  id: string;
  orderNumber: string;
  shopifyOrderId: string;
  lines: { shopifyLineId: string; lineStatus: string }[];
}

/**
 * What a person would do with a new shop: register the webhooks, read everything. Then what no fresh shop has:
 * people of each role, an order that cannot be read, an order cancelled after it was shipped.
 * @returns the connection's id
 */
export async function fillSite(api: Api, shop: ShopGroups): Promise<string> {
  const { items } = await api.get<Listed<{ id: string }>>('/api/connections');
  const connectionId = items[0]?.id;
  if (!connectionId) throw new Error('The service has no connection');
  await makePeople(api);
  await api.post('/api/shopify/webhooks/register', {});
  await readWholeShop(api);
  await makeUnreadable(api, shop);
  await makeConflict(api, shop);
  return connectionId;
}

async function makePeople(api: Api): Promise<void> {
  for (const role of ['operations', 'read', 'warehouse'] as const satisfies Role[]) {
    await api.post('/api/users', { ...people[role], role, password });
  }
}

/** Another run, such as the catch-up after a start, may have the streams: the dump waits for it. */
async function readWholeShop(api: Api): Promise<void> {
  let jobId: string | null = null;
  await until('the shop can be read', async () => {
    jobId = await api.post<{ jobId: string }>('/api/shopify/sync/full-dump', { all: true }).then(
      (started) => started.jobId,
      (error: Error) => {
        if (error.message.includes(': 409 ')) return null;
        throw error;
      },
    );
    return jobId !== null;
  });
  await until('the whole shop is read', async () => {
    const job = await api.get<{ status: string }>(`/api/shopify/jobs/${jobId}`);
    if (['failed', 'cancelled', 'truncated'].includes(job.status)) {
      throw new Error(`Reading the shop ended as ${JSON.stringify(job)}`);
    }
    return job.status.startsWith('completed');
  });
  await until('everything read is processed', () => isIdle(api));
}

/** Has the processor nothing left to do? */
export async function isIdle(api: Api): Promise<boolean> {
  const status = await api.get<Record<string, { pending: number; processing: number }>>(
    '/api/shopify/cache/cache-status',
  );
  return Object.values(status).every(({ pending, processing }) => pending + processing === 0);
}

/** An order with a price that is none: it stays failed, however often it is tried. */
async function makeUnreadable(api: Api, shop: ShopGroups): Promise<void> {
  const [order] = shop.reader.orders();
  if (!order) throw new Error('The shop has no orders');
  const body = shop.reader.orderBody(order.id);
  const [line] = body['line_items'] as Record<string, unknown>[];
  await shop.reader.deliver('orders/create', {
    ...body,
    id: 5_999_999_999_999,
    name: '#ODD',
    line_items: [{ ...line, id: 14_999_999_999_999, price: 'no price' }],
  });
  await until('the order that cannot be read has failed', async () => {
    const status = await api.get<Record<string, { failed: number }>>(
      '/api/shopify/cache/cache-status',
    );
    return (status['orders']?.failed ?? 0) > 0;
  });
}

/** Shipped by the warehouse, then cancelled in the shop: people have to decide. */
async function makeConflict(api: Api, shop: ShopGroups): Promise<void> {
  const { items } = await api.get<Listed<Order>>('/api/orders?status=pending&limit=1');
  const [order] = items;
  if (!order) throw new Error('The shop has no pending order');
  for (const lineStatus of ['allocated', 'picked', 'packed', 'shipped']) {
    const lines = order.lines.map(({ shopifyLineId }) => ({ shopifyLineId, lineStatus }));
    await api.patch(`/api/orders/${order.id}/lines`, { lines });
  }
  shop.actions.cancel(Number(order.shopifyOrderId), { reason: 'customer' });
  await until('the cancelled order is in conflict', async () => {
    const { conflict } = await api.get<{ conflict: unknown }>(`/api/orders/${order.id}`);
    return conflict !== null;
  });
}
