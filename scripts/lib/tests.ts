import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { resolveMongo } from './mongo.ts';

const root = join(import.meta.dirname, '..', '..');

export interface TestCounts {
  passed: number;
  /** Failed tests, and files that could not even be run. */
  failed: number;
}

/** What of Jest's JSON is read here. */
interface JestReport {
  numPassedTests: number;
  numFailedTests: number;
  numRuntimeErrorTestSuites: number;
}

/**
 * Runs Jest with a mongod found or fetched before; the last line printed is `N passed, N failed`.
 * @returns the exit code.
 */
export async function runTests(jestArguments: string[]): Promise<number> {
  try {
    await resolveMongo((line) => console.log(line));
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    console.log('0 passed, 1 failed');
    return 1;
  }
  const { status, counts } = runJest(jestArguments);
  console.log(`${counts.passed} passed, ${counts.failed} failed`);
  return status === 0 && counts.failed === 0 ? 0 : 1;
}

/** Jest as a program of its own: it needs a flag of Node's for ES modules. */
export function runJest(jestArguments: string[]): { status: number; counts: TestCounts } {
  const folder = mkdtempSync(join(tmpdir(), 'sluice-jest-'));
  const report = join(folder, 'report.json');
  try {
    const { status } = spawnSync(
      process.execPath,
      [
        '--experimental-vm-modules',
        '--disable-warning=ExperimentalWarning',
        join(root, 'node_modules/jest/bin/jest.js'),
        ...jestArguments,
        '--json',
        `--outputFile=${report}`,
      ],
      { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] },
    );
    return { status: status ?? 1, counts: toCounts(status, readReport(report)) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readReport(path: string): JestReport | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as JestReport;
  } catch {
    return null; // Jest ended before it could write
  }
}

/** A Jest that died, or that ended badly without naming a failed test, is one failure: never none. */
export function toCounts(status: number | null, report: JestReport | null): TestCounts {
  const passed = report?.numPassedTests ?? 0;
  const failed = (report?.numFailedTests ?? 0) + (report?.numRuntimeErrorTestSuites ?? 0);
  const silent = failed === 0 && (status !== 0 || passed === 0);
  return { passed, failed: silent ? 1 : failed };
}
