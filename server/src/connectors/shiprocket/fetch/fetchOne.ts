import { RetryableError } from '../../../lib/errors.ts';
import { isObject } from '../../kit/read/json.ts';
import type { FetchContext, RawRecord } from '../../kit/types.ts';
import { toPlain } from '../mapper/parcels.ts';
import { createClient, type ShiprocketClient } from './client.ts';
import { findParcel } from './listed.ts';
import { fetchListed } from './pages.ts';
import { NotFoundError } from './verdicts.ts';

/**
 * One parcel by its shipment's id, as a page would give it. Shipments and shown orders have other fields than listed ones: they
 * only lead to the order's number, by which the list is searched.
 */
export async function fetchParcel(
  context: FetchContext,
  externalId: string,
): Promise<RawRecord | null> {
  const client = createClient(context);
  const shipment = await fetchData(client, `/shipments/${encodeURIComponent(externalId)}`);
  const orderId = shipment?.['order_id'];
  if (typeof orderId !== 'number' && typeof orderId !== 'string') return null;
  const order = await fetchData(client, `/orders/show/${encodeURIComponent(orderId)}`);
  if (!order) return null;
  const search = toPlain(order['channel_order_id']);
  const { rows } = await fetchListed(client, context, { search, per_page: '100' });
  const found = findParcel(rows, externalId);
  // It is there, only not listed so far: "gone" would be wrong.
  if (!found) throw new RetryableError('Shiprocket does not list the parcel at the moment');
  return found;
}

/** The `data` of an answer; null where the platform does not have it. */
async function fetchData(
  client: ShiprocketClient,
  path: string,
): Promise<Record<string, unknown> | null> {
  try {
    const { data } = await client.fetchBody(path);
    if (!isObject(data)) throw new RetryableError('Shiprocket gave a record of an unknown shape');
    return data;
  } catch (error) {
    if (error instanceof NotFoundError) return null;
    throw error;
  }
}
