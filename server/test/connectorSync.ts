import { expect } from '@jest/globals';
import type {
  ConnectionContext,
  Connector,
  StreamDefinition,
} from '../src/connectors/kit/types.ts';
import type { IngestDeps } from '../src/ingest/deps.ts';
import { createLogger } from '../src/lib/logger.ts';
import { createWakeups } from '../src/lib/wakeups.ts';
import { insertConnection } from '../src/models/access/connections.ts';
import { cacheCollection, ensureCacheIndexes } from '../src/models/cache/cache.ts';
import { ensureIndexes } from '../src/models/define.ts';
import { dropTestDatabase, openTestDatabase, until } from './database.ts';
import {
  ended,
  findRaw,
  processPending,
  quickJobs,
  startRunner,
  startSync,
  stopRunners,
  toConnection,
} from './jobHarness.ts';

type Period = Parameters<typeof startSync>[2];

/** A connector's stream with a database of its own. */
export interface ConnectorSync {
  /**
   * Reads the period as a person's run would. @returns the rows of the cache by their ids: what `tell` says of each, or
   * that it is gone
   */
  read(period: Period): Promise<Record<string, string>>;
  close(): Promise<void>;
}

/**
 * Runs of one stream end to end into the cache; no processor is at work.
 * @param tell what the test looks at in a row
 */
export async function openConnectorSync(
  connector: Connector,
  stream: StreamDefinition,
  connection: ConnectionContext,
  tell: (row: unknown) => string,
): Promise<ConnectorSync> {
  const db = await openTestDatabase();
  await ensureIndexes(db);
  for (const { collection } of connector.streams) await ensureCacheIndexes(db, collection);
  const { connectionId, settings, credentials } = connection;
  const record = { ...toConnection(connectionId), platform: connector.id, settings };
  await insertConnection(db, { ...record, sealed: credentials });
  const deps: IngestDeps = {
    db,
    registry: { all: () => [connector], get: () => connector },
    logger: createLogger('silent'),
    wakeups: createWakeups(),
    unseal: (_scope, sealed) => sealed,
    settings: { leaseMs: 5000, retryDelaysMs: [10], jobs: quickJobs },
  };
  return {
    async read(period) {
      await run({ deps, connector, connectionId }, stream.name, period);
      const cache = cacheCollection(db, stream.collection);
      const entries = await cache.find({ connectionId }).toArray();
      return Object.fromEntries(
        entries.map(({ externalId, deleted, raw }) => {
          const row = JSON.parse(Buffer.from(raw?.buffer ?? []).toString()) as unknown;
          return [externalId, deleted ? 'gone' : tell(row)];
        }),
      );
    },
    async close() {
      await stopRunners();
      await dropTestDatabase(db);
    },
  };
}

interface Site {
  deps: IngestDeps;
  connector: Connector;
  connectionId: string;
}

async function run(site: Site, jobType: string, period: Period): Promise<void> {
  const { deps, connector, connectionId } = site;
  const jobId = await startSync({ deps, connectionId }, jobType, period);
  startRunner(deps);
  await until(
    'the run has ended',
    async () => {
      await processPending({ db: deps.db, shop: { connector }, connectionId });
      return ended(await findRaw(deps.db, jobId));
    },
    60_000,
  );
  await stopRunners();
  expect((await findRaw(deps.db, jobId)).status).toBe('completed');
}
