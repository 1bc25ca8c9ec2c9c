import { cacheId } from '../../models/cache/cache.ts';
import { saveSnapshots } from '../../models/cache/cacheIntake.ts';
import type { IntakeOutcome } from '../../models/cache/intakeTypes.ts';
import type { ConnectionRecord } from '../../models/access/connections.ts';
import {
  type DeliveryOutcome,
  type DeliveryRecord,
  deliveryRetentionMs,
  findDelivered,
  saveDeliveries,
  saveRepeats,
  saveStored,
} from '../../models/cache/deliveries.ts';
import { type FetchRequest, requestFetches } from '../../models/cache/demands.ts';
import { isTransient } from '../../models/transient.ts';
import type { IngestDeps } from '../deps.ts';
import { toScope } from '../intakeScope.ts';
import type { ReadDelivery } from './webhookSnapshot.ts';

export interface VerifiedDelivery extends ReadDelivery {
  id: string;
  connection: ConnectionRecord;
  receivedAt: Date;
}

/**
 * Stores a group of verified deliveries: raw data first, then the memory of their ids, both majority-durable,
 * so that an event is never marked seen without being stored (spec 6.3, 6.4).
 */
export async function saveDeliveryGroup(
  deps: IngestDeps,
  group: VerifiedDelivery[],
): Promise<DeliveryOutcome[]> {
  const outcomes = new Map<VerifiedDelivery, DeliveryOutcome>();
  const fresh = await withoutRepeats(deps, group);
  const stored = await saveByStream(deps, fresh);
  const requests = fresh.flatMap((delivery) => toRequest(delivery, stored.get(delivery)));
  await requestFetches(deps.db, requests);
  const records = fresh.map((delivery) => toRecord(delivery, stored.get(delivery)));
  const raced = records.length > 0 ? await saveDeliveries(deps.db, records) : new Set<string>();
  await saveStored(deps.db, racedAndStored(records, raced));
  for (const [index, delivery] of fresh.entries()) {
    const record = records[index];
    const known = record && raced.has(record._id) && record.outcome !== 'stored';
    if (record && !known) outcomes.set(delivery, record.outcome);
  }
  if (fresh.length > 0) deps.wakeups.emit('pending');
  if (requests.length > 0) deps.wakeups.emit('demands');
  return group.map((delivery) => outcomes.get(delivery) ?? 'duplicate');
}

/** Another instance remembered the delivery first, but it was our write that brought its body. */
function racedAndStored(records: DeliveryRecord[], raced: Set<string>): string[] {
  return records.flatMap(({ _id, outcome }) =>
    raced.has(_id) && outcome === 'stored' ? [_id] : [],
  );
}

async function withoutRepeats(
  deps: IngestDeps,
  group: VerifiedDelivery[],
): Promise<VerifiedDelivery[]> {
  const seen = await findDelivered(deps.db, [...new Set(group.map(({ id }) => id))]);
  const repeats: string[] = [];
  const fresh = group.filter(({ id }) => {
    if (seen.has(id)) repeats.push(id);
    const isNew = !seen.has(id);
    seen.add(id);
    return isNew;
  });
  await saveRepeats(deps.db, repeats);
  return fresh;
}

async function saveByStream(deps: IngestDeps, fresh: VerifiedDelivery[]) {
  const stored = new Map<VerifiedDelivery, IntakeOutcome>();
  const groups = new Map<string, VerifiedDelivery[]>();
  for (const delivery of fresh) {
    const key = `${delivery.connection._id}:${delivery.stream.collection}`;
    groups.set(key, [...(groups.get(key) ?? []), delivery]);
  }
  for (const members of groups.values()) {
    const [first] = members;
    if (!first) continue;
    const outcomes = await saveSnapshots(
      deps.db,
      first.stream,
      toScope(first.connection),
      members.map(({ snapshot }) => snapshot),
      {
        origin: 'webhook',
        authority: 0,
        apiVersion: null,
        jobId: null,
        topic: null,
        receivedAt: first.receivedAt,
      },
    );
    for (const [index, outcome] of outcomes.entries()) {
      const member = members[index];
      if (member) stored.set(member, outcome);
    }
  }
  return stored;
}

function toRequest(delivery: VerifiedDelivery, outcome?: IntakeOutcome): FetchRequest[] {
  if (!outcome?.refetch || !delivery.stream.fetchOne) return [];
  const { workspaceId, _id: connectionId } = delivery.connection;
  const { externalId } = outcome;
  const reason = `webhook ${delivery.envelope.topic} does not hold the whole record`;
  return [{ workspaceId, connectionId, stream: delivery.stream.name, externalId, reason }];
}

function toRecord(delivery: VerifiedDelivery, outcome?: IntakeOutcome): DeliveryRecord {
  const { envelope, connection, stream, receivedAt, snapshot } = delivery;
  const { externalId, summary } = snapshot.glance;
  const about = summary['orderId'];
  return {
    _id: delivery.id,
    workspaceId: connection.workspaceId,
    connectionId: connection._id,
    deliveryId: envelope.deliveryId,
    eventId: envelope.eventId,
    topic: envelope.topic,
    apiVersion: envelope.apiVersion,
    triggeredAt: envelope.triggeredAt,
    receivedAt,
    latencyMs: Math.max(0, Date.now() - receivedAt.getTime()),
    outcome: toOutcome(delivery, outcome),
    stream: stream.name,
    entryId: cacheId(connection._id, externalId),
    ...(about === undefined ? {} : { aboutEntryId: cacheId(connection._id, about) }),
    repeats: 0,
    expireAt: new Date(receivedAt.getTime() + deliveryRetentionMs),
  };
}

function toOutcome({ known }: VerifiedDelivery, outcome?: IntakeOutcome): DeliveryOutcome {
  if (!known) return 'ignored';
  if (outcome?.result === 'unchanged' || outcome?.result === 'own_repeat') return 'unchanged';
  return outcome?.result === 'stale' ? 'stale' : 'stored';
}

/** A body the database refuses (too large once encoded, say) fails alone; a database that is away fails all. */
export function isItemFault(error: unknown): boolean {
  return !isTransient(error);
}
