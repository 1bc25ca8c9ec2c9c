// The real program as a child, ready to be asked.
import { serverNodeOptions } from '../lib/nodeOptions.ts';
import { findFreePort } from '../lib/ports.ts';
import { endChild, startBuilt } from './children.ts';

export interface BenchService {
  port: number;
  pid: number;
  call<T>(method: 'GET' | 'POST', path: string, body?: unknown): Promise<T>;
  end(): Promise<void>;
}

const key = 'benchmark-key-of-this-run';

export async function startBenchService(
  uri: string,
  roles: string,
  env: Record<string, string>,
): Promise<BenchService> {
  const port = await findFreePort(0);
  const child = startBuilt('server/src/main.js', {
    PORT: String(port),
    HOST: '127.0.0.1',
    MONGODB_URI: uri,
    LOG_LEVEL: 'error',
    SLUICE_ROLES: roles,
    SLUICE_API_KEY: key,
    SLUICE_ENCRYPTION_KEY: 'a key for benchmarks, 32 characters',
    SLUICE_ALLOW_CUSTOM_BASE_URL: '1',
    NODE_OPTIONS: serverNodeOptions,
    ...env,
  });
  const base = `http://127.0.0.1:${port}`;
  while ((await fetch(`${base}/readyz`).catch(() => null))?.status !== 200) {
    if (child.exitCode !== null) throw new Error('The service ended while starting');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return {
    port,
    pid: child.pid ?? 0,
    end: () => endChild(child),
    async call<T>(method: 'GET' | 'POST', path: string, body?: unknown): Promise<T> {
      const answer = await fetch(`${base}${path}`, {
        method,
        headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
      return (await answer.json()) as T;
    },
  };
}
