import type { Connector, StreamDefinition } from '../connectors/kit/types.ts';
import { type ClaimedBatch, claimEntries } from '../models/cache/cacheClaims.ts';
import { findPausedIds } from '../models/access/connectionsFind.ts';
import type { ProcessDeps } from './deps.ts';

/** What may be claimed by one pass or loop. */
export interface WorkScope {
  /** null = every connection. */
  connectionIds: string[] | null;
  /** A stream's name; null = all. */
  stream: string | null;
}

export interface Work extends ClaimedBatch {
  connector: Connector;
  stream: StreamDefinition;
}

/** Hands out batches, one claim at a time: two lanes of a process never race for the same entries. */
export interface Claimer {
  /** null = nothing is due. The caller says `finish` when the batch is done with. */
  claim(scope: WorkScope, limit: number): Promise<Work | null>;
  finish(work: Work): void;
}

type Source = Pick<Work, 'connector' | 'stream'>;

/** Products before what is linked to them: the other way round everything would first fail, then heal. */
const kinds = ['event', 'product', 'order', 'customer', 'inventory'];
const linked = new Set(['order', 'inventory']);
/** Batches of one stream in a row while others wait. */
const maxStreak = 8;
/** How long an instance may not have heard yet that a connection is paused, ms. */
export const pauseHeardWithinMs = 500;
/** A stream in which nothing was due is asked last for so long: under load that is most of them. */
const emptyForMs = 100;

export function createClaimer(deps: ProcessDeps): Claimer {
  const state: State = {
    deps,
    sources: findSources(deps),
    positions: new Map(),
    streak: { stream: '', count: 0 },
    productsRunning: 0,
    empty: new Map(),
    paused: { ids: [], until: 0 },
  };
  let gate: Promise<unknown> = Promise.resolve();
  return {
    claim(scope, limit) {
      const mine = gate.then(() => claimNext(state, scope, limit));
      gate = mine.catch(() => undefined);
      return mine;
    },
    finish(work) {
      if (work.stream.kind === 'product') state.productsRunning -= 1;
    },
  };
}

interface State {
  deps: ProcessDeps;
  sources: Source[];
  /** Where the next claim of a collection begins. */
  positions: Map<string, { after: string; skip: number }>;
  streak: { stream: string; count: number };
  productsRunning: number;
  /** Until when a collection counts as empty. */
  empty: Map<string, number>;
  paused: { ids: string[]; until: number };
}

function findSources({ registry }: ProcessDeps): Source[] {
  return registry
    .all()
    .flatMap((connector) => connector.streams.map((stream): Source => ({ connector, stream })))
    .sort((left, right) => kinds.indexOf(left.stream.kind) - kinds.indexOf(right.stream.kind));
}

async function claimNext(state: State, scope: WorkScope, limit: number): Promise<Work | null> {
  const without = await findPaused(state);
  const turns = toTurns(state);
  const now = Date.now();
  const likely = turns.filter(({ stream }) => (state.empty.get(stream.collection) ?? 0) < now);
  for (const source of [...likely, ...turns.filter((turn) => !likely.includes(turn))]) {
    const { stream } = source;
    if (scope.stream !== null && stream.name !== scope.stream) continue;
    const tooEarly = linked.has(stream.kind) && state.productsRunning > 0;
    if (tooEarly && state.streak.count < maxStreak) continue;
    const batch = await claimOf(state, source, { only: scope.connectionIds, without, limit });
    if (batch.entries.length === 0) {
      state.empty.set(stream.collection, Date.now() + emptyForMs);
      continue;
    }
    noteTurn(state, source);
    return { ...batch, ...source };
  }
  return null;
}

/** The usual order, but a stream that had many turns in a row comes last. */
function toTurns({ sources, streak }: State): Source[] {
  if (streak.count < maxStreak) return sources;
  const others = sources.filter(({ stream }) => stream.collection !== streak.stream);
  const served = sources.filter(({ stream }) => stream.collection === streak.stream);
  return [...others, ...served];
}

function noteTurn(state: State, { stream }: Source): void {
  const same = state.streak.stream === stream.collection;
  state.streak = { stream: stream.collection, count: same ? state.streak.count + 1 : 1 };
  if (stream.kind === 'product') state.productsRunning += 1;
}

async function claimOf(
  { deps, positions }: State,
  { stream }: Source,
  reach: { only: string[] | null; without: string[]; limit: number },
): Promise<ClaimedBatch> {
  const name = stream.collection;
  const { after, skip } = positions.get(name) ?? { after: '', skip: 0 };
  const { leaseMs, batchBytes: maxBytes } = deps.settings;
  const { limit, ...allowed } = reach;
  const request = { limit, leaseMs, maxBytes };
  const scope = { ...allowed, after };
  let batch = await claimEntries(deps.db, name, scope, { ...request, skip });
  if (batch.entries.length === 0 && skip > 0) {
    batch = await claimEntries(deps.db, name, scope, { ...request, skip: 0 });
  }
  // Another instance took some of ours: step aside by a random stretch next time (performance.md 3.4).
  const aside = batch.lost > 0 ? Math.floor(Math.random() * 4) * limit : 0;
  positions.set(name, { after: batch.entries.at(-1)?.connectionId ?? '', skip: aside });
  return batch;
}

async function findPaused(state: State): Promise<string[]> {
  const now = Date.now();
  if (now >= state.paused.until) {
    state.paused = { ids: await findPausedIds(state.deps.db), until: now + pauseHeardWithinMs };
  }
  return state.paused.ids;
}
