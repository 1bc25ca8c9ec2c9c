import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { runnable } from './programs.ts';
import type { Environment } from './settings.ts';

const execute = promisify(execFile);

/** What finding a browser asks of a machine; tests bring machines of their own. */
export interface BrowserMachine {
  env: Environment;
  isRoot: boolean;
  /** Playwright's command line: a script for Node. */
  playwrightProgram: string;
  runnable(path: string): Promise<boolean>;
  /** Runs a program to its end. @throws with its own reason when it fails. */
  run(program: string, args: string[]): Promise<void>;
  /** Where Playwright's own download is or would be; undefined where it has none for this system. */
  playwrightPath(): Promise<string | undefined>;
}

const longestMs = 10 * 60_000;

export const thisMachine: BrowserMachine = {
  env: process.env,
  isRoot: process.getuid?.() === 0,
  playwrightProgram: join(import.meta.dirname, '../../node_modules/@playwright/test/cli.js'),
  runnable,
  run: runToEnd,
  playwrightPath,
};

/** Nobody is there to answer a package's questions. */
async function runToEnd(program: string, args: string[]): Promise<void> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  try {
    await execute(program, args, { env, timeout: longestMs, maxBuffer: 64 * 1024 * 1024 });
  } catch (error) {
    const { stderr = '', message } = error as Error & { stderr?: string };
    throw new Error(findReason(stderr) ?? message.split('\n')[0] ?? '', { cause: error });
  }
}

/** The last line of what a program complained that names an error: `Error: …` of Node, `E: …` of apt. */
function findReason(text: string): string | undefined {
  return text.split('\n').findLast((line) => /^(\w*Error|E): /.test(line));
}

async function playwrightPath(): Promise<string | undefined> {
  const { chromium } = await import('@playwright/test');
  try {
    return chromium.executablePath();
  } catch {
    return undefined;
  }
}
