import type { StreamDefinition } from '../src/connectors/kit/types.ts';
import { defaultRules } from '../src/domain/rules.ts';
import { createLogger } from '../src/lib/logger.ts';
import { createWakeups } from '../src/lib/wakeups.ts';
import { cacheCollection, ensureCacheIndexes } from '../src/models/cache.ts';
import { saveSnapshots } from '../src/models/cacheIntake.ts';
import type { CacheEntry } from '../src/models/cacheTypes.ts';
import { insertConnection } from '../src/models/connections.ts';
import type { Database } from '../src/models/database.ts';
import { ensureIndexes } from '../src/models/define.ts';
import { defaultProcessSettings, type ProcessDeps } from '../src/process/deps.ts';
import { runProcessorPass } from '../src/process/runPass.ts';
import { testIds } from './builders.ts';
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
  await insertConnection(db, {
    _id: id,
    workspaceId,
    platform: 'test',
    name: id,
    account: `${id}.example`,
    status: 'connected',
    statusReason: null,
    settings: {},
    sealed: {},
    currency: 'INR',
    timezone: 'Asia/Kolkata',
    rules: {},
    notices: [],
    rejectedWebhooks: 0,
    lastRejectedAt: null,
    lastSyncAt: null,
    processorPaused: false,
    createdAt: new Date(),
    updatedAt: new Date(),
  });
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
    { workspaceId, connectionId, currency: 'INR', rules: defaultRules },
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
