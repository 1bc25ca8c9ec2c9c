import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { testUri } from '../../server/test/database.ts';
import { createApiClient, isReady } from './apiClient.ts';
import { readSettings } from './settings.ts';
import { type Stack, startStack } from './stack.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'sluice-stack-'));
afterAll(() => rmSync(dataDir, { recursive: true }));

const env = {
  PATH: process.env['PATH'],
  DATA_DIR: dataDir,
  HOST: '127.0.0.1',
  MONGODB_URI: testUri(),
  SLUICE_DEMO: '0',
  LOG_LEVEL: 'silent',
};

function start(port = 0): Promise<Stack> {
  return startStack({ ...readSettings(env), port }, env, () => undefined);
}

function findServerPid(): number {
  const run = JSON.parse(readFileSync(join(dataDir, 'run.json'), 'utf8')) as {
    children: { pid: number; entry: string }[];
  };
  return run.children.find(({ entry }) => entry.includes('server/src/main'))?.pid ?? 0;
}

describe('a start without npm around it', () => {
  test('serves with its own API key, notices a killed server, and starts again on the same port', async () => {
    const first = await start();
    const jobs = await createApiClient(first.baseUrl, first.apiKey ?? '').call<{ items: object[] }>(
      'GET',
      '/api/shopify/jobs',
    );
    expect(jobs.items).toEqual([]);

    process.kill(findServerPid(), 'SIGKILL');
    expect(await first.broken).toBe('The server (signal SIGKILL)');
    await first.stop();
    expect(await isReady(first.baseUrl)).toBe(false);

    const second = await start(Number(new URL(first.baseUrl).port));
    expect(second.baseUrl).toBe(first.baseUrl);
    await second.stop();
    expect(readdirSync(dataDir)).not.toContain('run.json');
  });

  test('a taken port is named with the variable to change', async () => {
    const stranger = createServer();
    await new Promise<void>((resolve) => stranger.listen(0, '127.0.0.1', resolve));
    const { port } = stranger.address() as { port: number };
    await expect(start(port)).rejects.toThrow(`Port ${port} is taken`);
    await expect(start(port)).rejects.toThrow(/PORT=\d+ npm start/);
    await new Promise((resolve) => stranger.close(resolve));
  });

  test('a server that cannot start says so instead of waiting', async () => {
    const broken = {
      ...env,
      MONGODB_URI: 'mongodb://127.0.0.1:1/none?serverSelectionTimeoutMS=200',
    };
    const settings = { ...readSettings(env), port: 0 };
    await expect(startStack(settings, broken, () => undefined)).rejects.toThrow(
      /ended while starting/,
    );
  });
});
