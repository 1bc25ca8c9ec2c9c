import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { isAlive } from './processes.ts';

const pollMs = 500;

/**
 * Calls back when the npm that started us is gone: killed, or asked to stop. npm runs scripts through a
 * shell that passes no signal on, so `npm start` in a service manager would leave us behind.
 */
export function onNpmGone(callback: () => void): void {
  if (process.env['npm_lifecycle_event'] === undefined) return;
  const shell = process.ppid;
  const above = [shell, readParent(shell)].filter((pid) => pid > 1);
  const timer = setInterval(() => {
    if (above.every(isAlive)) return;
    clearInterval(timer);
    callback();
  }, pollMs);
  timer.unref();
}

/** The parent of a process; 0 when it cannot be told. */
function readParent(pid: number): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(/^PPid:\s*(\d+)/m.exec(status)?.[1] ?? 0);
  } catch {
    return readParentFromPs(pid);
  }
}

/** Systems without /proc. */
function readParentFromPs(pid: number): number {
  try {
    return Number(execFileSync('ps', ['-o', 'ppid=', '-p', String(pid)], { encoding: 'utf8' }));
  } catch {
    return 0;
  }
}
