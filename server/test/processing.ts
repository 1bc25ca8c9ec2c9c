import type { StreamDefinition } from '../src/connectors/kit/types.ts';
import { defaultRules } from '../src/domain/rules.ts';
import { createLogger } from '../src/lib/logger.ts';
import { createWakeups } from '../src/lib/wakeups.ts';
import { cacheCollection, ensureCacheIndexes } from '../src/models/cache/cache.ts';
import { saveSnapshots } from '../src/models/cache/cacheIntake.ts';
import type { CacheEntry } from '../src/models/cache/cacheTypes.ts';
import { insertConnection } from '../src/models/access/connections.ts';
import type { Database } from '../src/models/database.ts';
import { ensureIndexes } from '../src/models/define.ts';
import { erpCollections } from '../src/models/records/erpRows.ts';
import { defaultProcessSettings, type ProcessDeps } from '../src/process/deps.ts';
import { runProcessorPass } from '../src/process/runPass.ts';
import { testIds } from './builders.ts';
import { toConnectionRecord } from './connectionRecord.ts';
import { sourceConnector, sourceRegistry } from './sourceConnector.ts';

/** Deps of a processor over the test platform, with its indexes and its connection in place. */
export async function setUpProcessing(
  db: Database,
  part: Partial<ProcessDeps> = {},
): Promise<ProcessDeps> {
  await ensureIndexes(db);
  for (const stream of sourceConnector.streams) await ensureCacheIndexes(db, stream.collection);
  await addConnection(db, testIds.connectionId);
  return {
    db,
    registry: sourceRegistry,
    logger: createLogger('silent'),
    wakeups: createWakeups(),
    codeVersion: 'test',
    settings: { ...defaultProcessSettings },
    ...part,
  };
}

export async function addConnection(
  db: Database,
  id: string,
  workspaceId = testIds.workspaceId,
): Promise<void> {
  await insertConnection(db, toConnectionRecord({ _id: id, workspaceId, platform: 'test' }));
}

/** Takes bodies in as an API read would. */
export async function take(
  db: Database,
  stream: StreamDefinition,
  bodies: object[],
  how: { connectionId?: string; workspaceId?: string; authority?: 0 | 1; jobId?: string } = {},
): Promise<void> {
  const { connectionId = testIds.connectionId, workspaceId = testIds.workspaceId } = how;
  await saveSnapshots(
    db,
    stream,
    { workspaceId, connectionId, currency: 'INR', timezone: 'Asia/Kolkata', rules: defaultRules },
    bodies.map((body) => ({ raw: Buffer.from(JSON.stringify(body)), glance: stream.glance(body) })),
    {
      origin: 'full_dump',
      authority: how.authority ?? 1,
      apiVersion: null,
      jobId: how.jobId ?? null,
      topic: null,
      receivedAt: new Date(),
    },
  );
}

/** Takes bodies in and processes everything that is due. */
export async function takeAndProcess(
  deps: ProcessDeps,
  stream: StreamDefinition,
  bodies: object[],
): Promise<void> {
  await take(deps.db, stream, bodies);
  await runProcessorPass(deps);
}

export async function findCached(
  db: Database,
  stream: StreamDefinition,
  externalId: string,
  connectionId = testIds.connectionId,
): Promise<CacheEntry> {
  const _id = `${connectionId}:${externalId}`;
  const entry = await cacheCollection(db, stream.collection).findOne({ _id });
  if (!entry) throw new Error(`No entry ${_id}`);
  return entry;
}

const derived = [...erpCollections, 'catalog_groups'];

/** Everything the processor made: a rebuild must find it again. */
export async function wipeErp(db: Database): Promise<void> {
  for (const name of derived) await db.connection.collection(name).deleteMany({});
}

/** The whole database but its connections. */
export async function wipeAll(db: Database): Promise<void> {
  await wipeErp(db);
  await db.connection.collection('fetch_demands').deleteMany({});
  for (const stream of sourceConnector.streams) {
    await cacheCollection(db, stream.collection).deleteMany({});
  }
}

/** Entries by status. */
export async function countStatuses(
  db: Database,
  stream: StreamDefinition,
): Promise<Record<string, number>> {
  const rows = await cacheCollection(db, stream.collection)
    .aggregate<{ _id: string; count: number }>([{ $group: { _id: '$status', count: { $sum: 1 } } }])
    .toArray();
  return Object.fromEntries(rows.map((row) => [row._id, row.count]));
}
