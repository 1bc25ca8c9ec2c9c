import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export interface Child {
  name: string;
  pid: number;
  /** The first message it sends: what others need to know of it. Rejects when it ends before. */
  ready: Promise<unknown>;
  /** Says how it ended, for people: "signal SIGKILL", "exit code 1". */
  ended: Promise<string>;
  /** False when it is gone. */
  send(message: object): boolean;
  /** SIGTERM, and SIGKILL when the grace is over. Resolves when it is gone. */
  stop(graceMs: number): Promise<void>;
}

export interface ChildProgram {
  name: string;
  /** From the repository's root without ending: `server/src/main`. */
  entry: string;
  args?: string[];
  env: Record<string, string | undefined>;
}

// From source (tsx) children run from source; from dist they run from dist.
const fromSource = import.meta.filename.endsWith('.ts');
const base = join(import.meta.dirname, '..', '..');
const ending = fromSource ? '.ts' : '.js';

/** The absolute path of a program of ours: also what its command line is recognised by. */
export function toEntryPath(entry: string): string {
  return join(base, `${entry}${ending}`);
}

/**
 * Starts a program of ours in a process group of its own, so that Ctrl-C reaches only the parent,
 * who stops everybody in order.
 */
export function startChild(program: ChildProgram): Child {
  const watch = pathToFileURL(join(import.meta.dirname, `parentWatch${ending}`)).href;
  const loader = fromSource ? ['--import', 'tsx'] : [];
  const child = spawn(
    process.execPath,
    [
      '--enable-source-maps',
      '--disable-warning=ExperimentalWarning',
      ...loader,
      '--import',
      watch,
      toEntryPath(program.entry),
      ...(program.args ?? []),
    ],
    { env: program.env, detached: true, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] },
  );
  return describe(program.name, child);
}

function describe(name: string, child: ChildProcess): Child {
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) =>
      resolve(signal ? `signal ${signal}` : `exit code ${code}`),
    );
  });
  const ready = new Promise<unknown>((resolve, reject) => {
    child.once('message', resolve);
    void ended.then((how) => reject(new Error(`${name} ended before it was ready (${how})`)));
  });
  ready.catch(() => undefined); // whoever waits for it hears of it; nobody has to
  return {
    name,
    pid: child.pid ?? 0,
    ready,
    ended,
    send: (message) => child.connected && child.send(message),
    stop: (graceMs) => stopChild(child, ended, graceMs),
  };
}

async function stopChild(
  child: ChildProcess,
  ended: Promise<string>,
  graceMs: number,
): Promise<void> {
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), graceMs);
  await ended;
  clearTimeout(timer);
}
