import type { Express } from 'express';
import request from 'supertest';
import { createApp } from '../src/app.ts';
import { loadConnectors } from '../src/connectors/registry.ts';
import type { Role } from '../src/domain/access.ts';
import { createWebhookReceiver } from '../src/ingest/webhooks/receiveWebhook.ts';
import { createLogger } from '../src/lib/logger.ts';
import { createKeyring, unseal } from '../src/lib/sealed.ts';
import { createWakeups } from '../src/lib/wakeups.ts';
import { ensureCacheIndexes } from '../src/models/cache/cache.ts';
import type { Database } from '../src/models/database.ts';
import { ensureIndexes } from '../src/models/define.ts';
import { ensureWorkspace } from '../src/models/access/workspaces.ts';
import { defaultProcessSettings } from '../src/process/deps.ts';
import type { WebDeps } from '../src/routes/http/deps.ts';
import { createMetrics } from '../src/routes/http/metrics.ts';
import { createApiKey } from '../src/services/access/apiKeys.ts';
import { createLocalRuns } from '../src/services/runs/cacheRuns.ts';
import { createLiveFeed } from '../src/services/liveFeed.ts';
import { createUser } from '../src/services/access/users.ts';
import { openTestDatabase } from './database.ts';

export const password = 'correct horse battery';

export interface TestWeb {
  app: Express;
  deps: WebDeps;
  db: Database;
  /** Moves our clock; the database's stays. */
  advance(ms: number): void;
}

/** The real application over a database of its own; nothing is listening. */
export async function openTestWeb(
  web: Partial<WebDeps['web']> = {},
  { appName = 'sluice-test-web', logger = createLogger('silent') } = {},
): Promise<TestWeb> {
  const db = await openTestDatabase(appName);
  await ensureIndexes(db);
  const keyring = createKeyring(['test key of at least 32 characters']);
  let offset = 0;
  const shared = {
    db,
    registry: await loadConnectors(),
    logger,
    wakeups: createWakeups(),
  };
  for (const { collection } of shared.registry.all().flatMap(({ streams }) => streams)) {
    await ensureCacheIndexes(db, collection);
  }
  const processing = { ...shared, codeVersion: 'test', settings: defaultProcessSettings };
  const base = {
    ...shared,
    processing,
    localRuns: createLocalRuns(processing),
    keyring,
    allowCustomBaseUrl: true,
    unseal: (place: Parameters<typeof unseal>[1], text: string) =>
      unseal(keyring, place, text).reveal(),
    settings: { leaseMs: 5000, retryDelaysMs: [100] },
    now: () => new Date(Date.now() + offset),
  };
  const deps: WebDeps = {
    ...base,
    web: {
      production: false,
      publicUrl: null,
      trustedProxies: 0,
      sessionSecrets: ['test session secret'],
      probesOnly: false,
      clientDir: null,
      ...web,
    },
    readiness: { state: 'ready' },
    receiver: createWebhookReceiver(base),
    metrics: createMetrics(base, { process: false }),
    live: createLiveFeed(base),
  };
  return { app: createApp(deps), deps, db, advance: (ms) => void (offset += ms) };
}

/** A workspace with one key of each role. */
export async function openTenant(
  { deps }: TestWeb,
  workspaceId: string,
): Promise<{ workspaceId: string; keys: Record<Role, string> }> {
  await ensureWorkspace(deps.db, workspaceId, workspaceId);
  const maker = {
    kind: 'person' as const,
    id: 'usr_maker',
    name: 'maker',
    workspaceId,
    role: 'admin' as const,
    scopes: ['*'],
  };
  const make = async (role: Role) =>
    (await createApiKey(deps, maker, { name: role, role, scopes: ['*'] })).key;
  const keys = {
    admin: await make('admin'),
    operations: await make('operations'),
    read: await make('read'),
    warehouse: await make('warehouse'),
  };
  return { workspaceId, keys };
}

export async function addPerson(web: TestWeb, workspaceId: string, email: string, role: Role) {
  await ensureWorkspace(web.deps.db, workspaceId, workspaceId);
  return createUser(web.deps, workspaceId, { email, name: email, role, password });
}

/** Signs in; gives the cookie to send. */
export async function signIn(web: TestWeb, email: string): Promise<string> {
  const answer = await request(web.app).post('/api/auth/login').send({ email, password });
  const [cookie] = answer.get('Set-Cookie') ?? [];
  if (answer.status !== 200 || !cookie) throw new Error(`Sign-in answered ${answer.status}`);
  return cookie.split(';')[0] ?? '';
}

/** What our own page's requests carry: supertest listens on 127.0.0.1 at a port of its own. */
export const sameOrigin = { 'Sec-Fetch-Site': 'same-origin' };
