import type { Registry } from '../connectors/registry.ts';
import { computeTimeline, type TimelineItem } from '../domain/order/timeline.ts';
import { ProblemError } from '../lib/errors.ts';
import { findConnections } from '../models/access/connections.ts';
import { findHeadsById } from '../models/cache/cacheById.ts';
import type { EntryHead } from '../models/cache/cacheQueries.ts';
import { findDeliveriesAbout } from '../models/cache/deliveries.ts';
import type { Database } from '../models/database.ts';
import { findMovesOf } from '../models/records/orderMoves.ts';
import { findOrder } from '../models/records/ordersPage.ts';

interface Deps {
  db: Database;
  registry: Registry;
}

const mostDeliveries = 100;

/**
 * What happened to an order, newest first. One that waits for its SKU has a timeline too: order and entry have the
 * same id.
 * @throws ProblemError 404 where there is neither.
 */
export async function findTimeline(
  deps: Deps,
  workspaceId: string,
  id: string,
): Promise<TimelineItem[]> {
  const { db } = deps;
  const [order, entry] = await Promise.all([
    findOrder(db, workspaceId, id),
    findOrderEntry(deps, workspaceId, id),
  ]);
  if (!order && !entry) throw new ProblemError(404, 'not_found', 'There is nothing here');
  const [found, moves] = await Promise.all([
    findDeliveriesAbout(db, workspaceId, id, mostDeliveries),
    findMovesOf(db, workspaceId, id),
  ]);
  const deliveries = found.map((delivery) => ({ ...delivery, about: delivery.entryId !== id }));
  return computeTimeline({ order, entry, deliveries, moves });
}

/** The order's entry, in whichever order cache of the workspace it lies. */
async function findOrderEntry(
  { db, registry }: Deps,
  workspaceId: string,
  id: string,
): Promise<EntryHead | null> {
  const platforms = new Set((await findConnections(db, workspaceId)).map((one) => one.platform));
  const streams = [...platforms].flatMap((platform) => registry.get(platform).streams);
  const names = streams.filter(({ kind }) => kind === 'order').map(({ collection }) => collection);
  const found = await Promise.all(names.map((name) => findHeadsById(db, workspaceId, name, [id])));
  return found.map((heads) => heads.get(id)).find((head) => head !== undefined) ?? null;
}
