import { randomUUID } from 'node:crypto';
import { Binary } from 'mongodb';
import { computePrecedence } from '../../domain/precedence.ts';
import { canonicalJson, sha256 } from '../../lib/digest.ts';
import { parseJson } from '../../lib/json.ts';
import { cacheCollection, cacheId } from './cache.ts';
import { type Probe, readBodies, saveRound, type Write } from './cacheIntakeWrites.ts';
import type { IntakeResult } from './cacheTypes.ts';
import type { Database } from '../database.ts';
import { requireTenant } from '../define.ts';
import type {
  IntakeHow,
  IntakeOutcome,
  IntakeScope,
  IntakeStream,
  Snapshot,
} from './intakeTypes.ts';

const maxRaces = 12;

/**
 * Stores snapshots, newest wins (spec 2.3), majority-durable when it returns. Each outcome stands at the index
 * of its record. Races with other writers are lost by version and tried again.
 * @throws the driver's errors when the database cannot write.
 */
export async function saveSnapshots(
  db: Database,
  stream: IntakeStream,
  scope: IntakeScope,
  records: readonly Snapshot[],
  how: IntakeHow,
): Promise<IntakeOutcome[]> {
  requireTenant(scope.workspaceId);
  const outcomes: IntakeOutcome[] = [];
  const hashes = records.map(({ raw }) => sha256(raw));
  const round = { token: randomUUID(), records, hashes, how, outcomes };
  let open = records.map((_, index) => index);
  for (let races = 0; open.length > 0; ) {
    const { now, later } = splitByKey(open, records);
    const lost = await runRound(db, stream, scope, now, round);
    races = lost.length > 0 ? races + 1 : 0;
    if (races > maxRaces) throw new Error(`${stream.collection}: lost ${races} races in a row`);
    open = [...lost, ...later];
  }
  return outcomes;
}

/** Two snapshots of one id in a batch go one after the other. */
function splitByKey(open: number[], records: readonly Snapshot[]) {
  const seen = new Set<string>();
  const now: number[] = [];
  const later: number[] = [];
  for (const index of open) {
    const id = records[index]?.glance.externalId ?? '';
    (seen.has(id) ? later : now).push(index);
    seen.add(id);
  }
  return { now, later };
}

interface Round {
  /** Unique per call: two equal bodies of different versions must not be taken for each other. */
  token: string;
  records: readonly Snapshot[];
  hashes: string[];
  how: IntakeHow;
  outcomes: IntakeOutcome[];
}

async function runRound(
  db: Database,
  stream: IntakeStream,
  scope: IntakeScope,
  indexes: number[],
  round: Round,
): Promise<number[]> {
  const collection = cacheCollection(db, stream.collection);
  const ids = indexes.map((index) => cacheId(scope.connectionId, idOf(round, index)));
  const probes = await collection
    .find<Probe>(
      { _id: { $in: ids } },
      {
        projection: {
          hash: 1,
          sourceVersion: 1,
          deleted: 1,
          complete: 1,
          authority: 1,
          receivedAt: 1,
          version: 1,
          marks: 1,
          jobId: 1,
        },
      },
    )
    .toArray();
  const stored = new Map(probes.map((probe) => [probe._id, probe]));
  const bodies = await readBodies(collection, tiedIds(stored, scope, indexes, round));
  const writes: Write[] = [];
  for (const index of indexes) {
    const write = computeWrite({ stream, scope, round, index, stored, bodies });
    if (write) writes.push(write);
  }
  return saveRound(collection, scope, round, writes);
}

function idOf(round: Round, index: number): string {
  return round.records[index]?.glance.externalId ?? '';
}

/** Only these need their stored body: same version, other bytes. */
function tiedIds(stored: Map<string, Probe>, scope: IntakeScope, indexes: number[], round: Round) {
  return indexes.flatMap((index) => {
    const record = round.records[index];
    const probe = record && stored.get(cacheId(scope.connectionId, record.glance.externalId));
    if (!probe || probe.sourceVersion.getTime() !== record.glance.sourceVersion.getTime())
      return [];
    return probe.hash === round.hashes[index] ? [] : [probe._id];
  });
}

interface WriteInput {
  stream: IntakeStream;
  scope: IntakeScope;
  round: Round;
  index: number;
  stored: Map<string, Probe>;
  bodies: Map<string, Uint8Array>;
}

/** The write a snapshot asks for; null (and its outcome noted) when the stored one stands as it is. */
function computeWrite(input: WriteInput): Write | null {
  const { scope, round, index } = input;
  const snapshot = round.records[index];
  if (!snapshot) return null;
  const _id = cacheId(scope.connectionId, snapshot.glance.externalId);
  const hash = round.hashes[index] ?? '';
  const probe = input.stored.get(_id);
  const raw = new Binary(snapshot.raw);
  const base = { _id, index, token: `${round.token}:${index}`, snapshot, hash, raw };
  if (!probe) return { ...base, kind: 'insert', refetch: !snapshot.glance.complete };
  const { authority, receivedAt } = { ...round.how, ...snapshot.via };
  const { winner, refetch } = computePrecedence(
    probe,
    { ...snapshot.glance, hash, authority, receivedAt },
    () => sameContent(input, _id, snapshot.raw),
  );
  if (winner === 'incoming') return { ...base, kind: 'replace', probe, refetch };
  const result = winner === 'stored' ? 'stale' : sameResult(probe, round.how);
  if (snapshot.glance.marks.some((mark) => !probe.marks.includes(mark))) {
    return { ...base, kind: 'mark', probe, refetch, result };
  }
  round.outcomes[index] = { externalId: snapshot.glance.externalId, result, refetch };
  return null;
}

function sameResult(probe: Probe, how: IntakeHow): IntakeResult {
  return how.jobId !== null && probe.jobId === how.jobId ? 'own_repeat' : 'unchanged';
}

function sameContent(input: WriteInput, id: string, incoming: Uint8Array): boolean {
  const stored = input.bodies.get(id);
  if (!stored) return false;
  const left = readContent(input, stored);
  return left !== null && left === readContent(input, incoming);
}

/** The common structure as canonical text; null when it cannot be read. */
function readContent(input: WriteInput, bytes: Uint8Array): string | null {
  try {
    const read = input.stream.read(parseJson(bytes), input.scope);
    return read.ok ? canonicalJson(read.value) : null;
  } catch {
    return null; // bytes that are not JSON compare as different; the processor reports them
  }
}
