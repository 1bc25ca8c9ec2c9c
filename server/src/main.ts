import { type Config, ConfigError, loadConfig } from './config.ts';
import { createServed } from './app.ts';
import { toError } from './lib/errors.ts';
import { createLogger } from './lib/logger.ts';
import { exitOnFault, onStopSignal } from './lib/processEvents.ts';
import { closeDatabase } from './models/database.ts';
import type { Readiness } from './routes/http/deps.ts';
import { closeServer, listen, portOf } from './routes/http/httpServer.ts';
import { seedWorkspace } from './services/bootstrap.ts';
import { checkConnection } from './services/connections/connectionChecks.ts';
import { resealCredentials } from './services/connections/reseal.ts';
import { openRuntime } from './services/runtime.ts';
import { startWorkers } from './worker.ts';

/** Requests and work under way get this long when the process is asked to stop (reliability.md section 6). */
const graceMs = 20_000;

/** Starts this process: database, indexes, what the environment asks for, port, background work; then it is ready. */
async function boot(config: Config): Promise<void> {
  const logger = createLogger(config.logLevel);
  exitOnFault(logger);
  const runtime = await openRuntime({ ...requireStorage(config), logger });
  await resealCredentials(runtime);
  const connection = await seedWorkspace(runtime, config);
  const readiness: Readiness = { state: 'starting' };
  const server = await listen(createServed(config, runtime, readiness), config);
  const workers = config.roles.includes('worker') ? await startWorkers(runtime) : null;
  readiness.state = 'ready';
  onStopSignal(async () => {
    readiness.state = 'stopping';
    await Promise.race([
      Promise.all([closeServer(server, graceMs), workers?.stop()]),
      new Promise((resolve) => setTimeout(resolve, graceMs)),
    ]);
    await closeDatabase(runtime.db);
  });
  announce(config, portOf(server));
  if (connection) await checkConnection(runtime, connection);
}

/** `npm start` brings a database and a key along; a process started by hand needs them said. */
function requireStorage(config: Config) {
  const { mongodbUri, encryptionKeys, allowCustomBaseUrl, roles } = config;
  const problems = [
    ...(mongodbUri ? [] : ['MONGODB_URI is missing: set it, or use npm start, which brings one']),
    ...(encryptionKeys.length > 0
      ? []
      : ['SLUICE_ENCRYPTION_KEY is missing: openssl rand -base64 32']),
  ];
  if (!mongodbUri || problems.length > 0) throw new ConfigError(problems);
  const appName = `sluice-${roles.join('-')}`;
  return { mongodbUri: mongodbUri.reveal(), appName, encryptionKeys, allowCustomBaseUrl };
}

/** Whoever started us may watch /readyz; a person at a terminal reads a line. */
function announce(config: Config, port: number): void {
  if (process.send) return;
  const host = ['0.0.0.0', '::'].includes(config.host) ? 'localhost' : config.host;
  process.stdout.write(`Sluice is ready at ${config.publicUrl ?? `http://${host}:${port}`}\n`);
}

try {
  await boot(loadConfig());
} catch (error) {
  process.stderr.write(`${toError(error).message}\n`);
  process.exit(1);
}
