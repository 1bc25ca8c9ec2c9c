import type { IngestDeps } from '../ingest/deps.ts';
import { ProblemError } from '../lib/errors.ts';
import { findHeadsById, openBodiless, requeueById } from '../models/cache/cacheById.ts';
import { type DeliveryRecord, findDelivery } from '../models/cache/deliveries.ts';
import { requestFetches } from '../models/cache/demands.ts';
import { findConnection } from '../models/access/connections.ts';
import type { StreamDefinition } from '../connectors/kit/types.ts';

export interface ReplayedDelivery {
  entryId: string;
  /** null while nothing was made of it. */
  recordId: string | null;
  /** `fetching`: its body is gone (retention), so the record is asked for anew. */
  result: 'requeued' | 'already_pending' | 'fetching';
}

/**
 * What a delivery brought is processed again (spec 6.5). A newer delivery may have taken its place in the cache:
 * newest wins, so that one is processed then.
 * @throws ProblemError 404 without such a delivery or its entry, 409 where the body is gone for good.
 */
export async function replayDelivery(
  deps: IngestDeps,
  workspaceId: string,
  id: string,
): Promise<ReplayedDelivery> {
  const delivery = await findDelivery(deps.db, workspaceId, id);
  const stream = delivery && (await findStreamOf(deps, workspaceId, delivery));
  const entryId = delivery?.entryId ?? null;
  if (!stream || entryId === null) throw nothing();
  const { collection, name } = stream;
  const before = (await findHeadsById(deps.db, workspaceId, collection, [entryId])).get(entryId);
  if (!before) throw nothing();
  const { recordId, connectionId, externalId } = before;
  if (before.status === 'pending') return { entryId, recordId, result: 'already_pending' };
  if ((await requeueById(deps.db, workspaceId, collection, [entryId])) === 1) {
    deps.wakeups.emit('pending');
    return { entryId, recordId, result: 'requeued' };
  }
  if (!stream.fetchOne) {
    throw new ProblemError(409, 'not_supported', 'Its body is gone and cannot be fetched again');
  }
  await openBodiless(deps.db, workspaceId, collection, [entryId]);
  const reason = 'replay of a delivery whose body is gone';
  await requestFetches(deps.db, [{ workspaceId, connectionId, stream: name, externalId, reason }]);
  deps.wakeups.emit('demands');
  return { entryId, recordId, result: 'fetching' };
}

function nothing(): ProblemError {
  return new ProblemError(404, 'not_found', 'There is nothing here');
}

async function findStreamOf(
  deps: IngestDeps,
  workspaceId: string,
  { connectionId, stream }: DeliveryRecord,
): Promise<StreamDefinition | undefined> {
  const connection = await findConnection(deps.db, workspaceId, connectionId);
  if (!connection) return undefined;
  const { streams } = deps.registry.get(connection.platform);
  return streams.find(({ name }) => name === stream);
}

export interface LinkedDelivery extends DeliveryRecord {
  recordId: string | null;
}

/** Deliveries of one platform with the records that were made of their entries. */
export async function findDeliveryLinks(
  deps: Pick<IngestDeps, 'db' | 'registry'>,
  workspaceId: string,
  platform: string,
  deliveries: DeliveryRecord[],
): Promise<LinkedDelivery[]> {
  const { streams } = deps.registry.get(platform);
  const found = await Promise.all(
    streams.map(({ name, collection }) => {
      const own = deliveries.filter(({ stream }) => stream === name);
      const ids = [...new Set(own.flatMap(({ entryId }) => entryId ?? []))];
      return findHeadsById(deps.db, workspaceId, collection, ids);
    }),
  );
  const records = new Map(found.flatMap((heads) => [...heads]));
  return deliveries.map((delivery) => ({
    ...delivery,
    recordId: records.get(delivery.entryId ?? '')?.recordId ?? null,
  }));
}
