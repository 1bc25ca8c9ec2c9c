import { randomBytes } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the demo workspace keeps between starts, readable by its owner only. */
export interface DemoState {
  adminEmail: string;
  adminPassword: string;
  /** The sandbox shop's port: kept, so that the connection stays valid. 0 = not chosen yet. */
  sandboxPort: number;
  /** The first full dump; null until it was accepted. */
  dumpJobId: string | null;
}

/** Reads the state, or makes a new one with a generated password. */
export function readDemoState(dataDir: string): { state: DemoState; fresh: boolean } {
  const saved = readSaved(dataDir);
  if (saved) return { state: saved, fresh: false };
  const state: DemoState = {
    adminEmail: 'admin@sluice.test',
    adminPassword: randomBytes(12).toString('base64url'),
    sandboxPort: 0,
    dumpJobId: null,
  };
  saveDemoState(dataDir, state);
  return { state, fresh: true };
}

/** Replaces the file in one step: a crash leaves the old one or the new one. */
export function saveDemoState(dataDir: string, state: DemoState): void {
  const path = toPath(dataDir);
  writeFileSync(`${path}.new`, `${JSON.stringify(state, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${path}.new`, path);
}

/** The saved state; null when there is none or it cannot be read. */
export function readSaved(dataDir: string): DemoState | null {
  try {
    return JSON.parse(readFileSync(toPath(dataDir), 'utf8')) as DemoState;
  } catch {
    return null;
  }
}

function toPath(dataDir: string): string {
  return join(dataDir, 'demo.json');
}
