import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { until } from './database.ts';

/** One process of the service, started from its source as its own program; made to be killed. */
export interface ServiceProcess {
  readonly baseUrl: string;
  start(): Promise<void>;
  /** SIGKILL: nothing is finished, nothing handed back. */
  kill(): Promise<void>;
  /** What it printed since its last start. */
  text(): string;
}

const main = join(import.meta.dirname, '../src/main.ts');

export function createServiceProcess(port: number, env: Record<string, string>): ServiceProcess {
  let child: ChildProcess | null = null;
  let text = '';
  const baseUrl = `http://127.0.0.1:${port}`;
  return {
    baseUrl,
    text: () => text,
    async start() {
      text = '';
      const { PATH = '', HOME = '' } = process.env;
      const started = spawn(process.execPath, ['--import', 'tsx', main], {
        env: {
          PATH,
          HOME,
          HOST: '127.0.0.1',
          LOG_LEVEL: 'warn',
          PORT: String(port),
          ...env,
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      for (const stream of [started.stdout, started.stderr]) {
        stream.on('data', (part) => (text = (text + String(part)).slice(-20_000)));
      }
      child = started;
      await until(
        `the process on port ${port} is ready: ${text}`,
        async () => {
          if (started.exitCode !== null) throw new Error(`It ended while starting:\n${text}`);
          return (await fetch(`${baseUrl}/readyz`).catch(() => null))?.status === 200;
        },
        60_000,
      );
    },
    async kill() {
      const dying = child;
      child = null;
      if (!dying || dying.exitCode !== null) return;
      const ended = new Promise((resolve) => dying.once('close', resolve));
      dying.kill('SIGKILL');
      await ended;
    },
  };
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}

/** JSON over the service's own API with the key of the tests. */
export async function callApi<T>(
  baseUrl: string,
  method: 'GET' | 'POST',
  path: string,
  body?: unknown,
): Promise<T> {
  const answer = await fetch(`${baseUrl}${path}`, {
    method,
    headers: { Authorization: 'Bearer crash-test-key', 'Content-Type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
}
