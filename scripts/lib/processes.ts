import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Is there a process of this id, ours or not? */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The command line of a process, '' when it is gone: ids are used again, so nobody is ended by id alone. */
export function readCommand(pid: number): string {
  if (!isAlive(pid)) return '';
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
  } catch {
    return readCommandFromPs(pid);
  }
}

/** Systems without /proc. */
function readCommandFromPs(pid: number): string {
  try {
    return execFileSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' }).trim();
  } catch {
    return '';
  }
}

/** Waits by asking. @returns whether the condition came true in time. */
export async function waitUntil(condition: () => boolean, timeoutMs: number): Promise<boolean> {
  for (const end = Date.now() + timeoutMs; Date.now() < end; ) {
    if (condition()) return true;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return condition();
}

/** Ends a process, gently first; does nothing unless its command line still holds `marker`. */
export async function endProcess(pid: number, marker: string, graceMs: number): Promise<void> {
  const ours = () => readCommand(pid).includes(marker);
  if (!ours()) return;
  process.kill(pid, 'SIGTERM');
  if (await waitUntil(() => !ours(), graceMs)) return;
  process.kill(pid, 'SIGKILL');
  await waitUntil(() => !ours(), 2000);
}
