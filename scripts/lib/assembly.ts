import { type Child, type ChildProgram, startChild, toEntryPath } from './children.ts';
import type { Report } from './report.ts';
import { claimRun } from './runFile.ts';

/** The parts of one start: added in order, stopped in the opposite one. */
export interface Assembly {
  report: Report;
  add(program: ChildProgram): Child;
  /** The first part that ends by itself: its name and how. */
  broken(): Promise<string>;
  stop(): Promise<void>;
  stopped(): boolean;
}

const graceMs = 30_000;

/** Takes the data folder for this start. @throws when another one runs there. */
export async function createAssembly(dataDir: string, report: Report): Promise<Assembly> {
  const run = await claimRun(dataDir);
  const parts: Child[] = [];
  let stopping = false;
  return {
    report,
    add(program) {
      const child = startChild(program);
      parts.push(child);
      run.remember(child.pid, toEntryPath(program.entry));
      return child;
    },
    broken: () => Promise.race(parts.map(async (part) => `${part.name} (${await part.ended})`)),
    stopped: () => stopping,
    async stop() {
      stopping = true;
      run.stopping();
      for (const part of parts.toReversed()) await part.stop(graceMs);
      run.clear();
    },
  };
}
