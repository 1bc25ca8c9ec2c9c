import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { isAlive } from './processes.ts';
import { claimRun } from './runFile.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'sluice-run-'));
const runFile = join(dataDir, 'run.json');
afterAll(() => rmSync(dataDir, { recursive: true }));

/** A process that waits, with the words in its command line. */
function startSleeper(words: string) {
  return spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)', words], { stdio: 'ignore' });
}

async function findDeadPid(): Promise<number> {
  const child = startSleeper('gone');
  child.kill('SIGKILL');
  await once(child, 'exit');
  return child.pid ?? 0;
}

describe('the run file after a kill -9', () => {
  test('children left behind are ended, strangers who got their ids are not', async () => {
    const left = startSleeper('/dist/server/src/main.js');
    const stranger = startSleeper('something else');
    const children = [left, stranger].map(({ pid }) => ({
      pid,
      entry: '/dist/server/src/main.js',
    }));
    const keeper = await findDeadPid();
    writeFileSync(runFile, JSON.stringify({ keeper, stopping: false, children }));
    const gone = once(left, 'exit');

    const run = await claimRun(dataDir);

    await gone;
    expect(isAlive(stranger.pid ?? 0)).toBe(true);
    stranger.kill('SIGKILL');
    run.clear();
    expect(readdirSync(dataDir)).toEqual([]);
  });

  test('a living start keeps the data folder', async () => {
    const keeper = startSleeper('scripts/start.mjs');
    const record = { keeper: keeper.pid, stopping: false, children: [] };
    writeFileSync(runFile, JSON.stringify(record));
    await expect(claimRun(dataDir)).rejects.toThrow(/already runs/);
    keeper.kill('SIGKILL');
  });

  test('a start that is stopping is waited for', async () => {
    const keeper = startSleeper('scripts/start.mjs');
    const record = { keeper: keeper.pid, stopping: true, children: [] };
    writeFileSync(runFile, JSON.stringify(record));
    const claim = claimRun(dataDir);
    keeper.kill('SIGKILL');
    (await claim).clear();
  });

  test('a torn file counts as none', async () => {
    writeFileSync(runFile, '{"keeper":');
    (await claimRun(dataDir)).clear();
  });
});
