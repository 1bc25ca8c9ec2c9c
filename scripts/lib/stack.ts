import { type Child, startChild, toEntryPath } from './children.ts';
import { isReady } from './apiClient.ts';
import { type DemoState, readDemoState, saveDemoState } from './demoState.ts';
import { findFreePort } from './ports.ts';
import type { Report } from './report.ts';
import { claimRun, type Run } from './runFile.ts';
import { findApiKey, findEncryptionKey } from './keys.ts';
import type { Environment, Settings } from './settings.ts';

/** What the sandbox process says of the shop it plays. */
export interface SandboxShop {
  url: string;
  shopDomain: string;
  accessToken: string;
  webhookSecret: string;
}

/** Database, sandbox and server, running. */
export interface Stack {
  baseUrl: string;
  /** undefined: production without one. */
  apiKey: string | undefined;
  demo: { state: DemoState; fresh: boolean; sandbox: Child } | null;
  /** The first part that ends by itself: its name and how. */
  broken: Promise<string>;
  /** Server, then sandbox, then database; everybody gets time to finish. */
  stop(): Promise<void>;
}

const startMs = 120_000;

/**
 * Starts every part in order and waits for each.
 * @throws with a sentence that says what to do; what had started is stopped again.
 */
export async function startStack(
  settings: Settings,
  env: Environment,
  report: Report,
): Promise<Stack> {
  const run = await claimRun(settings.dataDir);
  const parts: Child[] = [];
  try {
    const port = await requirePort(settings);
    const shared = { ...env, DATA_DIR: settings.dataDir, PORT: String(port) };
    const uri = await startDatabase(settings, shared, { run, parts, report });
    const demo = settings.demo ? await startDemo(settings, shared, { run, parts, report }) : null;
    const apiKey = findApiKey(settings, env);
    report('Starting the server…');
    const server = add(
      'server',
      'server/src/main',
      { run, parts, report },
      {
        ...shared,
        ...demo?.env,
        MONGODB_URI: uri,
        SLUICE_API_KEY: apiKey,
        SLUICE_ENCRYPTION_KEY: findEncryptionKey(settings, env),
      },
    );
    const baseUrl = `http://127.0.0.1:${port}`;
    await waitUntilReady(server, baseUrl);
    const broken = Promise.race(parts.map(async (part) => `${part.name} (${await part.ended})`));
    return { baseUrl, apiKey, demo, broken, stop: () => stopParts(run, parts) };
  } catch (error) {
    await stopParts(run, parts);
    throw error;
  }
}

/** What starting a part needs besides its own settings. */
interface Assembly {
  run: Run;
  parts: Child[];
  report: Report;
}

function add(name: string, entry: string, assembly: Assembly, env: Environment): Child {
  const child = startChild({ name, entry, env });
  assembly.parts.push(child);
  assembly.run.remember(child.pid, toEntryPath(entry));
  return child;
}

async function requirePort(settings: Settings): Promise<number> {
  const port = await findFreePort(settings.port, settings.host);
  if (port !== 0) return port;
  throw new Error(
    `Port ${settings.port} is taken by another program. Stop it, or choose another port: PORT=${settings.port + 1} npm start`,
  );
}

/** MONGODB_URI, or our own mongod. The demo has a database of its own: it never mixes with a real shop's. */
async function startDatabase(
  settings: Settings,
  env: Environment,
  assembly: Assembly,
): Promise<string> {
  if (env['MONGODB_URI']) return env['MONGODB_URI'];
  assembly.report('Starting MongoDB…');
  const keeper = add('MongoDB', 'scripts/lib/mongoKeeper', assembly, {
    ...env,
    MONGO_DATABASE: settings.demo ? 'sluice_demo' : 'sluice',
  });
  const answer = (await keeper.ready) as { uri?: string; error?: string };
  if (!answer.uri) throw new Error(answer.error ?? 'MongoDB did not start');
  return answer.uri;
}

async function startDemo(
  settings: Settings,
  env: Environment,
  assembly: Assembly,
): Promise<{ state: DemoState; fresh: boolean; sandbox: Child; env: Environment }> {
  assembly.report('Starting the sandbox shop…');
  const { state, fresh } = readDemoState(settings.dataDir);
  state.sandboxPort = (await findFreePort(state.sandboxPort)) || (await findFreePort(0));
  saveDemoState(settings.dataDir, state);
  const sandbox = add('sandbox', 'scripts/sandbox', assembly, {
    ...env,
    SANDBOX_PORT: String(state.sandboxPort),
    MONGODB_URI: undefined,
  });
  const shop = (await sandbox.ready) as SandboxShop;
  return { state, fresh, sandbox, env: toDemoEnvironment(env, state, shop) };
}

/** The server connects to the sandbox as it would to the real shop. */
function toDemoEnvironment(env: Environment, state: DemoState, shop: SandboxShop): Environment {
  const own = env['ADMIN_EMAIL'] && env['ADMIN_PASSWORD'];
  return {
    SHOPIFY_SHOP_DOMAIN: shop.shopDomain,
    SHOPIFY_ACCESS_TOKEN: shop.accessToken,
    SHOPIFY_WEBHOOK_SECRET: shop.webhookSecret,
    SHOPIFY_API_BASE_URL: shop.url,
    SLUICE_ALLOW_CUSTOM_BASE_URL: '1',
    SLUICE_DEMO: '1',
    ...(own ? {} : { ADMIN_EMAIL: state.adminEmail, ADMIN_PASSWORD: state.adminPassword }),
  };
}

async function waitUntilReady(server: Child, baseUrl: string): Promise<void> {
  for (const end = Date.now() + startMs; Date.now() < end; ) {
    if (await isReady(baseUrl)) return;
    const how = await Promise.race([server.ended, pause(100)]);
    if (how) throw new Error(`The server ended while starting (${how}): its last lines say why`);
  }
  throw new Error(`The server was not ready after ${startMs / 1000} s: ${baseUrl}/readyz says why`);
}

function pause(ms: number): Promise<null> {
  return new Promise((resolve) => setTimeout(resolve, ms, null));
}

async function stopParts(run: Run, parts: Child[]): Promise<void> {
  run.stopping();
  for (const part of parts.toReversed()) await part.stop(30_000);
  run.clear();
}
