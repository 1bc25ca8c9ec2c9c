import { createHmac } from 'node:crypto';
import request from 'supertest';
import type { ShopifySandbox } from '../src/connectors/shopify/sandbox/index.ts';
import { startJobRunner } from '../src/jobs/jobRunner.ts';
import { Secret } from '../src/lib/sealed.ts';
import { runProcessorPass } from '../src/process/runPass.ts';
import { seedWorkspace } from '../src/services/bootstrap.ts';
import { dropTestDatabase, until } from './database.ts';
import { stockShop } from './shopHistory.ts';
import { openTenant, openTestWeb, type TestWeb } from './web.ts';
import { openSandbox } from './world.ts';

export const mainWorkspace = 'ws_main';

/** The application with one shop, which a sandbox answers for; runs go when `startRuns` was called. */
export interface SandboxWeb extends TestWeb {
  sandbox: ShopifySandbox;
  connectionId: string;
  keys: Awaited<ReturnType<typeof openTenant>>['keys'];
  /** An admin of another workspace. */
  outsider: string;
  get(path: string, key?: string): request.Test;
  post(path: string, body?: object, key?: string): request.Test;
  patch(path: string, body?: object, key?: string): request.Test;
  /** A signed delivery, as the shop sends it. */
  deliver(topic: string, body: unknown, headers?: Record<string, string>): request.Test;
  /** From now on runs are taken up. */
  startRuns(): void;
  /** Processes until the run has ended. @returns it */
  untilEnded(jobId: string): Promise<Record<string, unknown>>;
  close(): Promise<void>;
}

export async function openSandboxWeb(): Promise<SandboxWeb> {
  const sandbox = await openSandbox();
  stockShop(sandbox);
  const web = await openTestWeb();
  web.deps.settings.jobs = { pollMs: 30, settleMs: 30, graceMs: 500 };
  const connection = await seedWorkspace(web.deps, {
    admin: null,
    apiKey: null,
    shopify: {
      shopDomain: sandbox.domain,
      accessToken: new Secret(sandbox.accessToken),
      webhookSecret: new Secret(sandbox.webhookSecret),
      apiVersion: '2026-07',
      apiBaseUrl: sandbox.baseUrl,
    },
  });
  const { keys } = await openTenant(web, mainWorkspace);
  const outsider = (await openTenant(web, 'ws_other')).keys.admin;
  const as = (key: string) => ({ Authorization: `Bearer ${key}` });
  const get: SandboxWeb['get'] = (path, key = keys.read) => request(web.app).get(path).set(as(key));
  let runner: ReturnType<typeof startJobRunner> | null = null;
  return {
    ...web,
    sandbox,
    connectionId: connection?._id ?? '',
    keys,
    outsider,
    get,
    post: (path, body = {}, key = keys.operations) =>
      request(web.app).post(path).set(as(key)).send(body),
    patch: (path, body = {}, key = keys.admin) =>
      request(web.app).patch(path).set(as(key)).send(body),
    deliver: createSender(web, sandbox),
    startRuns: () => void (runner ??= startJobRunner(web.deps)),
    untilEnded: async (jobId) => {
      let job: Record<string, unknown> = {};
      const hasEnded = async () => {
        await runProcessorPass(web.deps.processing);
        job = (await get(`/api/shopify/jobs/${jobId}`).expect(200)).body;
        return job['completedAt'] !== null;
      };
      await until(`run ${jobId} has ended`, hasEnded, 60_000);
      return job;
    },
    async close() {
      await runner?.stop();
      await sandbox.close();
      await dropTestDatabase(web.db);
    },
  };
}

function createSender(web: TestWeb, sandbox: ShopifySandbox): SandboxWeb['deliver'] {
  let count = 0;
  return (topic, body, headers = {}) => {
    const raw = typeof body === 'string' ? body : JSON.stringify(body);
    const signature = createHmac('sha256', sandbox.webhookSecret).update(raw).digest('base64');
    return request(web.app)
      .post(`/api/webhooks/shopify/${topic.split(/[_/]/)[0]}`)
      .set({
        'Content-Type': 'application/json',
        'X-Shopify-Topic': topic,
        'X-Shopify-Shop-Domain': sandbox.domain,
        'X-Shopify-Webhook-Id': `hook-${(count += 1)}`,
        'X-Shopify-Hmac-Sha256': signature,
        ...headers,
      })
      .send(raw);
  };
}
