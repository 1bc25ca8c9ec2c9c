import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, test } from '@jest/globals';
import { isAlive, waitUntil } from './processes.ts';

const folder = mkdtempSync(join(tmpdir(), 'sluice-children-'));
afterAll(() => rmSync(folder, { recursive: true }));
const watch = pathToFileURL(join(import.meta.dirname, 'parentWatch.ts')).href;

/** A parent that starts a watched child, prints its id, and waits. */
function writeParent(childCode: string): string {
  const child = join(folder, 'child.mjs');
  const parent = join(folder, 'parent.mjs');
  writeFileSync(child, childCode);
  writeFileSync(
    parent,
    `import { spawn } from 'node:child_process';
     const args = ['--import', 'tsx', '--import', ${JSON.stringify(watch)}, ${JSON.stringify(child)}];
     const options = { detached: true, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] };
     const child = spawn(process.execPath, args, options);
     child.once('message', () => console.log(child.pid));
     setInterval(() => {}, 1000);`,
  );
  return parent;
}

describe('a child whose parent was killed', () => {
  test('ends by itself, with the chance to finish that SIGTERM gives', async () => {
    const code = `process.on('SIGTERM', () => process.exit(0)); process.send('up'); setInterval(() => {}, 1000);`;
    const parent = spawn(process.execPath, [writeParent(code)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [printed] = (await once(parent.stdout, 'data')) as [Buffer];
    const pid = Number(printed.toString());
    expect(isAlive(pid)).toBe(true);
    parent.kill('SIGKILL');
    expect(await waitUntil(() => !isAlive(pid), 10_000)).toBe(true);
  });
});
