import { loadConnectors } from '../connectors/registry.ts';
import type { IngestSettings } from '../ingest/deps.ts';
import type { Logger } from '../lib/logger.ts';
import { createKeyring, type Secret, type SecretPlace, unseal } from '../lib/sealed.ts';
import { createWakeups } from '../lib/wakeups.ts';
import { ensureCacheIndexes } from '../models/cache/cache.ts';
import { openDatabase } from '../models/database.ts';
import { ensureIndexes } from '../models/define.ts';
import { saveMissingNextSteps } from '../models/records/orderNextSteps.ts';
import { saveMissingSkuTokens } from '../models/records/skuTokens.ts';
import { defaultProcessSettings } from '../process/deps.ts';
import type { BootDeps } from './bootstrap.ts';
import { createLocalRuns } from './runs/cacheRuns.ts';

export interface RuntimeSettings {
  mongodbUri: string;
  appName: string;
  encryptionKeys: readonly Secret[];
  allowCustomBaseUrl: boolean;
  logger: Logger;
}

/** Kept with each processed entry (spec 2.1): raise it when rules change, then replay what is older. */
const codeVersion = '1';

const minuteMs = 60_000;

/** Leases outlive a few missed heartbeats; failed runs come again after 5, 15 and 60 min (spec 7.6). */
export const runSettings: IngestSettings = {
  leaseMs: 30_000,
  retryDelaysMs: [5 * minuteMs, 15 * minuteMs, 60 * minuteMs],
};

/**
 * Opens the database, builds missing indexes and finds the connectors: what every process of ours begins with.
 * @throws when the database does not answer, or an index cannot be built.
 */
export async function openRuntime(settings: RuntimeSettings): Promise<BootDeps> {
  const keyring = createKeyring(settings.encryptionKeys.map((key) => key.reveal()));
  const registry = await loadConnectors();
  const db = await openDatabase(settings.mongodbUri, settings.appName);
  await ensureIndexes(db);
  for (const { collection } of registry.all().flatMap(({ streams }) => streams)) {
    await ensureCacheIndexes(db, collection);
  }
  await saveMissingNextSteps(db);
  await saveMissingSkuTokens(db);
  const shared = { db, registry, logger: settings.logger, wakeups: createWakeups() };
  const processing = { ...shared, codeVersion, settings: defaultProcessSettings };
  return {
    ...shared,
    processing,
    localRuns: createLocalRuns(processing),
    keyring,
    allowCustomBaseUrl: settings.allowCustomBaseUrl,
    unseal: (place: SecretPlace, sealed: string) => unseal(keyring, place, sealed).reveal(),
    settings: runSettings,
    now: () => new Date(),
  };
}
