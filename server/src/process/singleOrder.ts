import { randomUUID } from 'node:crypto';
import { toOrderId } from '../domain/order/planOrder.ts';
import type { OrderRecord } from '../domain/records.ts';
import { findProcessorConnections } from '../models/access/connectionsFind.ts';
import { findOrder } from '../models/records/ordersPage.ts';
import type { ProcessDeps } from './deps.ts';
import type { OrderSnapshot } from './kinds/contextOrder.ts';
import { findHandler } from './kinds/handlers.ts';
import type { EntryHead, ItemResult } from './kinds/kindTypes.ts';
import { toContext } from './runWork.ts';
import { tellWatchers } from './tellWatchers.ts';

export interface SingleOrderResult {
  result: ItemResult;
  /** The order as it is stored now. */
  record: OrderRecord | null;
}

/**
 * One order into the ERP, with its own look-ups in the database: a batch of one, by the same code (spec 4.6).
 * An order whose SKU is unknown comes back as failed; its product has been asked for.
 * @throws RangeError for a connection that does not exist, ConflictError when others keep changing the order.
 */
export async function processShopifyOrderToERP(
  deps: ProcessDeps,
  connectionId: string,
  order: OrderSnapshot & { now?: Date },
): Promise<SingleOrderResult> {
  const found = await findProcessorConnections(deps.db, [connectionId]);
  const connection = found.get(connectionId);
  if (!connection) throw new RangeError(`No connection ${connectionId}`);
  const connector = deps.registry.get(connection.platform);
  const stream = connector.streams.find(({ kind }) => kind === 'order');
  if (!stream) throw new RangeError(`${connector.id} has no orders`);
  const context = toContext(deps, { connector, stream, token: randomUUID() }, connection);
  const now = order.now ?? context.now;
  const entry = toEntry(connectionId, order, now);
  const item = { entry, source: order.source };
  const results = await findHandler('order').run({ ...context, now }, [item]);
  await tellWatchers(context, results);
  const record = await findOrder(deps.db, connection.workspaceId, entry._id);
  const result = results.get(entry._id);
  if (!result) throw new Error(`${entry._id} has no result`);
  return { result, record };
}

function toEntry(connectionId: string, order: OrderSnapshot, now: Date): EntryHead {
  const { source, marks, rawVersion } = order;
  return {
    _id: toOrderId(connectionId, source.externalId),
    externalId: source.externalId,
    version: rawVersion,
    marks: [...marks],
    attempts: 1,
    deleted: false,
    complete: true,
    sourceVersion: new Date(source.updatedAt),
    receivedAt: now,
    topic: null,
  };
}
