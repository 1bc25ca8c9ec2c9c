import { randomUUID } from 'node:crypto';
import type { Document, Filter } from 'mongodb';
import { cacheCollection } from './cache.ts';
import type { CacheEntry } from './cacheTypes.ts';
import type { Database } from '../database.ts';
import { atOnce } from '../atOnce.ts';

/** Who may claim what: empty lists mean "no restriction". */
export interface ClaimScope {
  /** Only these connections; null = all. */
  only: string[] | null;
  /** Never these: paused ones. */
  without: string[];
  /** Fresh entries of connections after this id are taken first, so that none waits behind another's backlog. */
  after: string;
}

export interface ClaimRequest {
  limit: number;
  leaseMs: number;
  maxBytes: number;
  /** Skips this many candidates: instances that race for the same ones step apart. */
  skip: number;
}

export interface ClaimedBatch {
  token: string;
  entries: CacheEntry[];
  /** Found but taken by somebody else in between. */
  lost: number;
}

/** Intake and wake-ups set this instant: fresh work (models/cache/cacheIntakeWrites.ts). */
const fresh = new Date(0);

type Candidate = Pick<CacheEntry, '_id' | 'claim' | 'attempts'> & { size: number | null };

/**
 * Claims a batch of due entries for `leaseMs` by the server's clock: ids, then the token, then the bodies
 * (performance.md 3.4). An entry whose earlier claims ran out without a result may have killed its process:
 * such a one is claimed alone, so that it cannot take others down again (F11).
 */
export async function claimEntries(
  db: Database,
  name: string,
  scope: ClaimScope,
  request: ClaimRequest,
): Promise<ClaimedBatch> {
  const candidates = await findCandidates(db, name, scope, request);
  const ids = pickBatch(candidates, request.maxBytes);
  const token = randomUUID();
  if (ids.length === 0) return { token, entries: [], lost: 0 };
  const collection = cacheCollection(db, name);
  const claimed = await collection.updateMany({ _id: { $in: ids }, ...isDue }, [
    {
      $set: {
        claim: { $literal: token },
        due: { $add: ['$$NOW', request.leaseMs] },
        attempts: { $add: ['$attempts', 1] },
      },
    },
  ]);
  if (claimed.modifiedCount === 0) return { token, entries: [], lost: ids.length };
  const entries = await collection.find({ _id: { $in: ids }, claim: token }, atOnce).toArray();
  return { token, entries, lost: ids.length - entries.length };
}

const isDue = { due: { $exists: true }, $expr: { $lte: ['$due', '$$NOW'] } };

/** Retries and run-out leases get a fifth of the batch, so neither kind of work starves the other. */
async function findCandidates(
  db: Database,
  name: string,
  scope: ClaimScope,
  request: ClaimRequest,
): Promise<Candidate[]> {
  const { limit, skip } = request;
  const share = Math.max(1, Math.floor(limit / 5));
  const window = { limit, skip };
  const [again, newest] = await Promise.all([
    findDue(db, name, { ...isDue, due: { $gt: fresh } }, scope, window),
    findFresh(db, name, scope, window),
  ]);
  const first = again.slice(0, share);
  const news = newest.slice(0, limit - first.length);
  return [...first, ...news, ...again.slice(share, limit - news.length)];
}

async function findFresh(
  db: Database,
  name: string,
  scope: ClaimScope,
  window: { limit: number; skip: number },
): Promise<Candidate[]> {
  if (window.limit <= 0) return [];
  const following = { due: fresh, connectionId: { $gt: scope.after } };
  const rows = await findDue(db, name, following, scope, window);
  if (scope.after === '' || rows.length >= window.limit) return rows;
  const wrapped = { due: fresh, connectionId: { $lte: scope.after } };
  const rest = await findDue(db, name, wrapped, scope, {
    limit: window.limit - rows.length,
    skip: rows.length === 0 ? window.skip : 0,
  });
  return [...rows, ...rest];
}

function findDue(
  db: Database,
  name: string,
  due: Filter<CacheEntry>,
  scope: ClaimScope,
  window: { limit: number; skip: number },
): Promise<Candidate[]> {
  const conditions: Filter<CacheEntry>[] = [due];
  if (scope.only) conditions.push({ connectionId: { $in: scope.only } });
  if (scope.without.length > 0) conditions.push({ connectionId: { $nin: scope.without } });
  const projection: Document = { claim: 1, attempts: 1, size: { $binarySize: '$raw' } };
  return cacheCollection(db, name)
    .find<Candidate>({ $and: conditions }, { projection, ...atOnce })
    .sort({ due: 1, connectionId: 1 })
    .skip(window.skip)
    .limit(window.limit)
    .toArray();
}

/** What one batch may hold: bodies up to `maxBytes`, and a suspect never together with others. */
function pickBatch(candidates: Candidate[], maxBytes: number): string[] {
  const ids: string[] = [];
  let bytes = 0;
  for (const candidate of candidates) {
    const suspect = candidate.claim !== null && candidate.attempts >= 2;
    if (suspect && ids.length > 0) continue;
    bytes += candidate.size ?? 0;
    if (bytes > maxBytes && ids.length > 0) break;
    ids.push(candidate._id);
    if (suspect) break;
  }
  return ids;
}

/** Prolongs the lease of what is still claimed under the token; what somebody else took stays theirs. */
export async function renewClaims(
  db: Database,
  name: string,
  renewal: { token: string; ids: string[]; leaseMs: number },
): Promise<void> {
  const { token, ids, leaseMs } = renewal;
  await cacheCollection(db, name).updateMany({ _id: { $in: ids }, claim: token }, [
    { $set: { due: { $add: ['$$NOW', leaseMs] } } },
  ]);
}

/**
 * Gives claims and attempts back, for a stop in good order (F04) or a database that went away. Entries whose
 * processing had begun keep one attempt: the next one knows that it may be a repetition.
 */
export async function releaseEntries(
  db: Database,
  name: string,
  release: { token: string; ids: string[]; begun: boolean },
): Promise<void> {
  const { token, ids, begun } = release;
  if (ids.length === 0) return;
  await cacheCollection(db, name).updateMany({ _id: { $in: ids }, claim: token }, [
    {
      $set: {
        claim: null,
        due: fresh,
        attempts: { $max: [begun ? 1 : 0, { $subtract: ['$attempts', 1] }] },
      },
    },
  ]);
}

/** How much is left: pending entries, and those of them that somebody is working on. */
export async function countPending(
  db: Database,
  name: string,
  connectionIds: string[],
): Promise<{ pending: number; claimed: number }> {
  const open = { connectionId: { $in: connectionIds }, status: 'pending' as const };
  const collection = cacheCollection(db, name);
  const [pending, claimed] = await Promise.all([
    collection.countDocuments(open),
    collection.countDocuments({ ...open, claim: { $ne: null } }),
  ]);
  return { pending, claimed };
}

/** Is any entry of the connection still to be processed? */
export async function hasPending(
  db: Database,
  name: string,
  connectionId: string,
): Promise<boolean> {
  const found = await cacheCollection(db, name).findOne(
    { connectionId, status: 'pending' },
    { projection: { _id: 1 } },
  );
  return found !== null;
}
