import type { Connector, StreamDefinition } from '../connectors/kit/types.ts';
import type { Registry } from '../connectors/registry.ts';
import { computeEntryDelay } from '../domain/entryRetry.ts';
import type { Rules } from '../domain/rules.ts';
import type { Logger } from '../lib/logger.ts';
import type { Wakeups } from '../lib/wakeups.ts';
import type { Database } from '../models/database.ts';

export interface ProcessSettings {
  /** Entries of one batch. */
  batchSize: number;
  /** Bytes of raw data of one batch. */
  batchBytes: number;
  /** How long a claim lasts, ms. */
  leaseMs: number;
  /** How long a failed entry rests after so many tries, ms; null = it is quarantined (spec 8.3). */
  entryDelay(failedTries: number): number | null;
}

export const defaultProcessSettings: ProcessSettings = {
  batchSize: 500,
  batchBytes: 16 * 1024 * 1024,
  leaseMs: 30_000,
  entryDelay: computeEntryDelay,
};

/** What every stage of the processor needs; built once per process. */
export interface ProcessDeps {
  db: Database;
  registry: Registry;
  logger: Logger;
  wakeups: Wakeups;
  /** Version of the running code, kept with each result (spec 2.1). */
  codeVersion: string;
  settings: ProcessSettings;
  /** Called at points where a crash would hurt most; crash tests end the process there (F03). */
  crashAt?: (point: CrashPoint) => void;
}

export type CrashPoint = 'after-claim' | 'between-effects' | 'after-effect-before-mark';

/** The connection of a batch, as the rules need it. */
export interface ProcessConnection {
  id: string;
  workspaceId: string;
  currency: string;
  /** IANA, the account's own. */
  timezone: string;
  rules: Rules;
}

/** One batch: entries of one stream and one connection, claimed under one token. */
export interface BatchContext {
  deps: ProcessDeps;
  connector: Connector;
  stream: StreamDefinition;
  connection: ProcessConnection;
  token: string;
  now: Date;
}
