import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isReady } from '../../../scripts/lib/apiClient.ts';
import { until } from './until.ts';

/** The built service as a program of its own, so that a spec can take it away and bring it back. */
export interface ServiceProgram {
  start(): Promise<void>;
  /** SIGTERM, and waits until it is gone. */
  stop(): Promise<void>;
}

const dist = join(import.meta.dirname, '../../../dist');

/** @param logFile what the service prints is appended there */
export function createServiceProgram(
  baseUrl: string,
  env: Record<string, string>,
  logFile: string,
): ServiceProgram {
  let child: ChildProcess | null = null;
  return {
    async start() {
      const started = spawnService(env, logFile);
      child = started;
      await until(`the service is ready (its last words are in ${logFile})`, () => {
        if (started.exitCode !== null) throw new Error(`The service ended: see ${logFile}`);
        return isReady(baseUrl);
      });
    },
    async stop() {
      const ending = child;
      child = null;
      if (!ending || ending.exitCode !== null || ending.signalCode !== null) return;
      const ended = once(ending, 'exit');
      ending.kill('SIGTERM');
      await ended;
    },
  };
}

/** It ends by itself when the tests are killed: parentWatch. */
function spawnService(env: Record<string, string>, logFile: string): ChildProcess {
  const watch = pathToFileURL(join(dist, 'scripts/lib/parentWatch.js')).href;
  const main = join(dist, 'server/src/main.js');
  const log = openSync(logFile, 'a');
  const { PATH = '', HOME = '' } = process.env;
  const started = spawn(process.execPath, ['--enable-source-maps', '--import', watch, main], {
    env: { PATH, HOME, ...env },
    stdio: ['ignore', log, log, 'ipc'],
  });
  closeSync(log);
  return started;
}
