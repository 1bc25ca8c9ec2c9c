import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type ApiClient, createApiClient, isReady } from './apiClient.ts';
import { findApiKey } from './keys.ts';
import { readSettings, type Settings, toLocalUrl } from './settings.ts';
import { startStack } from './stack.ts';

const root = join(import.meta.dirname, '..', '..');

/**
 * Runs shell work against the server: the one that is running, else one started for it and stopped
 * after. So a command does exactly what the same request from a program does.
 * Prints what went wrong and sets the exit code; never throws.
 */
export async function withServer(work: (api: ApiClient) => Promise<void>): Promise<void> {
  try {
    process.chdir(root);
    if (existsSync('.env')) process.loadEnvFile('.env');
    const settings = readSettings(process.env);
    const running = toLocalUrl(settings);
    if (await isReady(running)) await work(connect(running, settings));
    else await workAlone(settings, work);
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}

function connect(baseUrl: string, settings: Settings): ApiClient {
  const key = findApiKey(settings, process.env);
  if (!key) throw new Error('Set SLUICE_API_KEY to an API key of the running server.');
  return createApiClient(baseUrl, key);
}

async function workAlone(
  settings: Settings,
  work: (api: ApiClient) => Promise<void>,
): Promise<void> {
  const quiet = { ...process.env, LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'warn' };
  const stack = await startStack({ ...settings, port: 0 }, quiet, (line) => console.log(line));
  try {
    await work(connect(stack.baseUrl, settings));
  } finally {
    await stack.stop();
  }
}
