import type { Registry } from '../connectors/registry.ts';
import type { Logger } from '../lib/logger.ts';
import type { Wakeups } from '../lib/wakeups.ts';
import type { Database } from '../models/database.ts';
import type { Patience } from '../models/metrics/dirtyDays.ts';

/** What the metrics stage needs; built once per process. */
export interface MetricsDeps {
  db: Database;
  registry: Registry;
  logger: Logger;
  wakeups: Wakeups;
  /** What differs from `defaultMetricsSettings`. */
  metricsSettings?: Partial<MetricsSettings>;
}

export interface MetricsSettings extends Patience {
  /** How long somebody may compute without a sign of life, ms. */
  leaseMs: number;
  /** Days that are read and written together. */
  daysAtOnce: number;
}

/** The settings in force. */
export function metricsSettings(deps: Pick<MetricsDeps, 'metricsSettings'>): MetricsSettings {
  return { ...defaultMetricsSettings, ...deps.metricsSettings };
}

/** A change shows within two seconds; a dump makes each day wait until it rests, or ten seconds. */
const defaultMetricsSettings: MetricsSettings = {
  quietMs: 700,
  longestMs: 10_000,
  leaseMs: 30_000,
  daysAtOnce: 14,
};
