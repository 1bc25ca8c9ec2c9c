// Children of the benchmark: started from their sources, spoken to by messages, ended by force.
import { type ChildProcess, execFileSync, fork } from 'node:child_process';
import { join } from 'node:path';

/** A script of this folder, or the path of one. */
export function startScript(file: string, env: Record<string, string> = {}): ChildProcess {
  return fork(join(import.meta.dirname, file), {
    execArgv: ['--import', 'tsx'],
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
}

/** The built program, as it runs in production. */
export function startBuilt(file: string, env: Record<string, string>): ChildProcess {
  return fork(join(import.meta.dirname, '../../dist', file), {
    execArgv: [],
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
}

/** Sends one message and waits for one answer. */
export function ask<T>(child: ChildProcess, message: object): Promise<T> {
  return new Promise((resolve, reject) => {
    child.once('message', (answer) => resolve(answer as T));
    child.once('exit', (code) => reject(new Error(`A child ended with ${code}`)));
    child.send(message);
  });
}

export async function endChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('close', resolve));
  child.kill('SIGKILL');
  await ended;
}

/** Builds the program once; a broken build ends the benchmark. */
export function buildProgram(): void {
  const root = join(import.meta.dirname, '../..');
  execFileSync(process.execPath, [join(root, 'scripts/build.mjs')], { cwd: root, stdio: 'ignore' });
}
