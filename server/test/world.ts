import { createServer, type IncomingHttpHeaders } from 'node:http';
import { loadConnectors } from '../src/connectors/registry.ts';
import {
  type ShopifySandbox,
  type SandboxOptions,
  startShopifySandbox,
} from '../src/connectors/shopify/sandbox/index.ts';
import type { JobSettings } from '../src/ingest/runs/jobSettings.ts';
import { runDemands } from '../src/ingest/demandWorker.ts';
import type { IngestDeps } from '../src/ingest/deps.ts';
import {
  createWebhookReceiver,
  type WebhookAnswer,
} from '../src/ingest/webhooks/receiveWebhook.ts';
import { startJobRunner } from '../src/jobs/jobRunner.ts';
import { createLogger } from '../src/lib/logger.ts';
import { createWakeups } from '../src/lib/wakeups.ts';
import { ensureCacheIndexes } from '../src/models/cache/cache.ts';
import { type ConnectionRecord, insertConnection } from '../src/models/access/connections.ts';
import type { Database } from '../src/models/database.ts';
import { ensureIndexes } from '../src/models/define.ts';
import { demands } from '../src/models/cache/demands.ts';
import { defaultProcessSettings, type ProcessDeps } from '../src/process/deps.ts';
import { runProcessorPass } from '../src/process/runPass.ts';
import { findJob, startFullDump } from '../src/services/runs/syncJobs.ts';
import { toConnectionRecord } from './connectionRecord.ts';
import { dropTestDatabase, openTestDatabase, until } from './database.ts';

export const workspaceId = 'w1';

/** Our side: one database with one connection to a sandbox, stepped by hand. */
export interface Site {
  db: Database;
  ingest: IngestDeps;
  process: ProcessDeps;
  connection: ConnectionRecord;
  receive(delivery: CaughtDelivery): Promise<WebhookAnswer>;
  close(): Promise<void>;
}

export interface CaughtDelivery {
  raw: Buffer;
  headers: IncomingHttpHeaders;
}

const quickJobs: Partial<JobSettings> = { pollMs: 20, settleMs: 20, graceMs: 500 };

/** A database of its own, connected to the sandbox; nothing runs by itself. */
export async function openSite(
  sandbox: ShopifySandbox,
  ids = { connectionId: 'con_1', workspaceId },
): Promise<Site> {
  const db = await openTestDatabase();
  const registry = await loadConnectors();
  await ensureIndexes(db);
  for (const { collection } of registry.get('shopify').streams) {
    await ensureCacheIndexes(db, collection);
  }
  const connection = toConnection(sandbox, ids);
  await insertConnection(db, connection);
  const shared = { db, registry, logger: createLogger('silent'), wakeups: createWakeups() };
  const ingest: IngestDeps = {
    ...shared,
    unseal: (_scope, sealed) => sealed,
    settings: { leaseMs: 1000, retryDelaysMs: [10, 20, 40], jobs: quickJobs },
  };
  const settings = { ...defaultProcessSettings, batchSize: 50, leaseMs: 120 };
  const receiver = createWebhookReceiver(ingest);
  return {
    db,
    ingest,
    process: { ...shared, codeVersion: 'test', settings },
    connection,
    receive: ({ raw, headers }) =>
      receiver.receive({ platform: 'shopify', raw, headers, receivedAt: new Date() }),
    close: () => dropTestDatabase(db),
  };
}

function toConnection(
  sandbox: ShopifySandbox,
  ids: { connectionId: string; workspaceId: string },
): ConnectionRecord {
  return toConnectionRecord({
    _id: ids.connectionId,
    workspaceId: ids.workspaceId,
    platform: 'shopify',
    name: 'Sandbox',
    account: sandbox.domain,
    settings: { shopDomain: sandbox.domain, apiVersion: '2026-07', baseUrl: sandbox.baseUrl },
    sealed: { accessToken: sandbox.accessToken, webhookSecret: sandbox.webhookSecret },
  });
}

/** Processes and fetches until nothing is due and nothing is asked for. */
export async function settle({ db, ingest, process: processDeps }: Site): Promise<void> {
  const signal = new AbortController().signal;
  for (let quiet = 0; quiet < 2; ) {
    const pass = await runProcessorPass(processDeps);
    const answered = await runDemands(ingest, signal);
    const open = await demands.collection(db).countDocuments({ status: 'open' });
    const worked = pass.processed + pass.failed + pass.skipped + pass.remaining + answered + open;
    quiet = worked === 0 ? quiet + 1 : 0;
  }
}

/** One complete run over everything the shop holds, then processed. */
export async function runFullDump(site: Site): Promise<void> {
  const { ingest, connection } = site;
  const { jobId } = await startFullDump(ingest, connection.workspaceId, {
    connectionId: connection._id,
    triggeredBy: { kind: 'user', id: 'test' },
    period: { all: true },
  });
  const runner = startJobRunner(ingest);
  try {
    await until(
      'the run has fetched everything and its entries are processed',
      async () => {
        await runProcessorPass(site.process);
        const { status, error } = await findJob(ingest, connection.workspaceId, jobId);
        if (['failed', 'cancelled', 'truncated'].includes(status)) {
          throw new Error(`The run ended as ${status}: ${JSON.stringify(error)}`);
        }
        return status.startsWith('completed');
      },
      // Nothing is measured here: a machine that is busy with other things takes its time.
      300_000,
    );
  } finally {
    await runner.stop();
  }
  await settle(site);
}

/** Takes the sandbox's webhooks and keeps them, so that a test decides what happens to each. */
export async function openCatcher() {
  const caught: CaughtDelivery[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      caught.push({ raw: Buffer.concat(parts), headers: request.headers });
      response.end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = address && typeof address === 'object' ? address.port : 0;
  return {
    caught,
    url: `http://127.0.0.1:${port}/hook`,
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** Every topic a connection listens to, pointed at one address. */
export async function subscribeAll(sandbox: ShopifySandbox, url: string): Promise<void> {
  const registry = await loadConnectors();
  for (const { topic } of registry.get('shopify').webhooks?.topics ?? []) {
    sandbox.webhooks.configure(topic, url);
  }
}

export function openSandbox(options: SandboxOptions = {}): Promise<ShopifySandbox> {
  return startShopifySandbox({
    webhookBackoffMs: 20,
    bulkStepMs: 5,
    plan: 'plus',
    ...options,
  });
}
