import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { endProcess, readCommand, waitUntil } from './processes.ts';

/** Who runs on this data folder: what a start after a kill -9 needs to know. */
interface RunRecord {
  keeper: number;
  stopping: boolean;
  /** Process id and the program its command line must still name. */
  children: { pid: number; entry: string }[];
}

export interface Run {
  remember(pid: number, entry: string): void;
  stopping(): void;
  clear(): void;
}

/**
 * Takes the data folder for this process: waits for one that is stopping, ends children that a killed
 * one left behind. @throws when a living one has it.
 */
export async function claimRun(dataDir: string): Promise<Run> {
  const path = join(dataDir, 'run.json');
  const isRunning = () => isKeeper(readRecord(path)?.keeper);
  const isStopping = () => readRecord(path)?.stopping === true;
  // One whose npm was just killed needs a moment to notice.
  await waitUntil(() => !isRunning() || isStopping(), 3000);
  if (isStopping()) await waitUntil(() => !isRunning(), 40_000);
  const before = readRecord(path);
  if (before && isRunning()) {
    throw new Error(
      `Sluice already runs on ${dataDir} (process ${before.keeper}). Stop it, or set DATA_DIR and PORT for a second one.`,
    );
  }
  for (const child of before?.children ?? []) await endProcess(child.pid, child.entry, 10_000);
  return keepRun(path);
}

function keepRun(path: string): Run {
  const record: RunRecord = { keeper: process.pid, stopping: false, children: [] };
  const save = () => writeFileSync(path, JSON.stringify(record));
  save();
  return {
    remember(pid, entry) {
      record.children.push({ pid, entry });
      save();
    },
    stopping() {
      record.stopping = true;
      save();
    },
    clear: () => rmSync(path, { force: true }),
  };
}

/** Another living process that looks like one of our scripts: ids are used again. */
function isKeeper(pid: number | undefined): boolean {
  return pid !== undefined && pid !== process.pid && /node.*scripts/.test(readCommand(pid));
}

function readRecord(path: string): RunRecord | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as RunRecord;
  } catch {
    return null;
  }
}
