import type { Registry } from '../connectors/registry.ts';
import type { Logger } from '../lib/logger.ts';
import type { Wakeups } from '../lib/wakeups.ts';
import type { Database } from '../models/database.ts';
import type { JobSettings } from './runs/jobSettings.ts';
import type { LocalRuns } from './runs/localRun.ts';

export interface IngestSettings {
  /** Runs, demands: how long a claim lasts without a heartbeat, ms. */
  leaseMs: number;
  /** Waits before a failed job is tried again, ms (spec 7.6). */
  retryDelaysMs: number[];
  /** What differs from `defaultJobSettings`. */
  jobs?: Partial<JobSettings>;
}

/** What every stage of the intake side needs; built once per process. */
export interface IngestDeps {
  db: Database;
  registry: Registry;
  logger: Logger;
  wakeups: Wakeups;
  /** Opens one sealed credential; `scope` binds it to its place (design 6). */
  unseal(
    scope: { workspaceId: string; connectionId: string; field: string },
    sealed: string,
  ): string;
  settings: IngestSettings;
  /** Kinds of runs that read our own cache instead of a platform. */
  localRuns?: LocalRuns;
}
