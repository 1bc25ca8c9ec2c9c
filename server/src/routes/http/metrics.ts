import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Registry as Connectors } from '../../connectors/registry.ts';
import { findAllConnections } from '../../models/access/connections.ts';
import type { Database } from '../../models/database.ts';
import { findCacheStatus } from '../../services/cacheBrowser.ts';

/** Figures of this process, and of the cache as the database knows it (reliability.md section 6). No names of people. */
export interface WebMetrics {
  registry: Registry;
  observeRequest(labels: { method: string; route: string; status: number }, seconds: number): void;
  countWebhook(outcome: string): void;
}

/** `process`: also memory, event loop and garbage collection; once per process, not per test. */
export function createMetrics(
  deps: { db: Database; registry: Connectors },
  options: { process: boolean },
): WebMetrics {
  const registry = new Registry();
  const registers = [registry];
  if (options.process) collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'sluice_http_request_seconds',
    help: 'Time to answer a request',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.1, 0.3, 1, 4],
    registers,
  });
  const webhooks = new Counter({
    name: 'sluice_webhooks_total',
    help: 'Deliveries by what became of them',
    labelNames: ['outcome'],
    registers,
  });
  addCacheGauges(deps, registers);
  return {
    registry,
    observeRequest: ({ method, route, status }, seconds) =>
      requests.observe({ method, route, status: String(status) }, seconds),
    countWebhook: (outcome) => webhooks.inc({ outcome }),
  };
}

const statuses = ['pending', 'processing', 'processed', 'failed', 'skipped'] as const;

/** Asked of the database when somebody looks: every instance shows the same. */
function addCacheGauges(deps: { db: Database; registry: Connectors }, registers: Registry[]): void {
  const oldest = new Gauge({
    name: 'sluice_cache_oldest_pending_seconds',
    help: 'Age of the oldest entry that waits for the processor',
    labelNames: ['connection', 'stream'],
    registers,
  });
  const up = new Gauge({
    name: 'sluice_connection_up',
    help: '1 while the connection is neither disconnected nor in error',
    labelNames: ['connection'],
    registers,
  });
  const entries: Gauge = new Gauge({
    name: 'sluice_cache_entries',
    help: 'Entries of the raw cache by status',
    labelNames: ['connection', 'stream', 'status'],
    registers,
    async collect() {
      for (const gauge of [entries, oldest, up]) gauge.reset();
      for (const connection of await findAllConnections(deps.db)) {
        const labels = { connection: connection._id };
        const { status } = connection;
        up.set(labels, status === 'disconnected' || status === 'error' ? 0 : 1);
        for (const [stream, counts] of Object.entries(await findCacheStatus(deps, connection))) {
          for (const name of statuses)
            entries.set({ ...labels, stream, status: name }, counts[name]);
          const since = counts.oldestPendingAt?.getTime();
          const age = since === undefined ? 0 : Math.max(0, Date.now() - since) / 1000;
          oldest.set({ ...labels, stream }, age);
        }
      }
    },
  });
}
