import { isReady } from './apiClient.ts';
import { type Assembly, createAssembly } from './assembly.ts';
import type { Child } from './children.ts';
import { type Demo, startDemo } from './demo.ts';
import { findApiKey, findEncryptionKey } from './keys.ts';
import { serverNodeOptions } from './nodeOptions.ts';
import { findFreePort } from './ports.ts';
import type { Report } from './report.ts';
import { type Environment, type Settings, toLocalUrl } from './settings.ts';

/** Database, sandbox and server, running. */
export interface Stack {
  baseUrl: string;
  /** undefined: production without one. */
  apiKey: string | undefined;
  demo: Demo | null;
  /** The first part that ends by itself: its name and how. */
  broken: Promise<string>;
  /** Server, then sandbox, then database; everybody gets time to finish. */
  stop(): Promise<void>;
  /** Was it told to stop, or has it? */
  stopped(): boolean;
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
  const assembly = await createAssembly(settings.dataDir, report);
  try {
    return await assemble(settings, env, assembly);
  } catch (error) {
    await assembly.stop();
    throw error;
  }
}

async function assemble(settings: Settings, env: Environment, assembly: Assembly): Promise<Stack> {
  const port = await requirePort(settings);
  const shared = { ...env, DATA_DIR: settings.dataDir, PORT: String(port) };
  const uri = env['MONGODB_URI'] || (await startDatabase(settings, shared, assembly));
  const demo = settings.demo ? await startDemo(settings, shared, assembly) : null;
  const apiKey = findApiKey(settings, env);
  const SLUICE_ENCRYPTION_KEY = findEncryptionKey(settings, env);
  const NODE_OPTIONS = env['NODE_OPTIONS'] ?? serverNodeOptions;
  const own = { MONGODB_URI: uri, SLUICE_API_KEY: apiKey, SLUICE_ENCRYPTION_KEY, NODE_OPTIONS };
  const baseUrl = toLocalUrl(settings, port);
  await startServer({ ...shared, ...demo?.env, ...own }, baseUrl, assembly);
  const { stop, stopped } = assembly;
  return { baseUrl, apiKey, demo, broken: assembly.broken(), stop, stopped };
}

async function requirePort(settings: Settings): Promise<number> {
  const port = await findFreePort(settings.port, settings.host);
  if (port !== 0) return port;
  throw new Error(
    `Port ${settings.port} is taken by another program. Stop it, or choose another port: PORT=${settings.port + 1} npm start`,
  );
}

/** Our own mongod. The demo has a database of its own: it never mixes with a real shop's. */
async function startDatabase(
  settings: Settings,
  env: Environment,
  assembly: Assembly,
): Promise<string> {
  assembly.report('Starting MongoDB…');
  const keeper = assembly.add({
    name: 'MongoDB',
    entry: 'scripts/lib/mongoKeeper',
    env: { ...env, MONGO_DATABASE: settings.demo ? 'sluice_demo' : 'sluice' },
  });
  const answer = (await keeper.ready) as { uri?: string; error?: string };
  if (!answer.uri) throw new Error(answer.error ?? 'MongoDB did not start');
  return answer.uri;
}

async function startServer(env: Environment, baseUrl: string, assembly: Assembly): Promise<void> {
  assembly.report('Starting the server…');
  const server = assembly.add({ name: 'The server', entry: 'server/src/main', env });
  await waitUntilReady(server, baseUrl);
}

async function waitUntilReady(server: Child, baseUrl: string): Promise<void> {
  for (const end = Date.now() + startMs; Date.now() < end; ) {
    const how = await Promise.race([server.ended, pause(150)]);
    if (how) throw new Error(`The server ended while starting (${how}): its last lines say why`);
    if (await isReady(baseUrl)) return;
  }
  throw new Error(`The server was not ready after ${startMs / 1000} s: ${baseUrl}/readyz says why`);
}

function pause(ms: number): Promise<null> {
  return new Promise((resolve) => setTimeout(resolve, ms, null));
}
