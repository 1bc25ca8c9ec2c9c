import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type BrowserReport,
  type JestReport,
  type TestCounts,
  toBrowserCounts,
  toJestCounts,
} from './testCounts.ts';

const root = join(import.meta.dirname, '..', '..');

/** Jest as a program of its own: it needs a flag of Node's for ES modules. */
export function runJest(jestArguments: string[]): TestCounts {
  return withReport<JestReport>(toJestCounts, (file) =>
    runNode(
      [
        '--experimental-vm-modules',
        '--disable-warning=ExperimentalWarning',
        join(root, 'node_modules/jest/bin/jest.js'),
        ...jestArguments,
        '--json',
        `--outputFile=${file}`,
      ],
      'ignore',
    ),
  );
}

/** @param browser path of a Chromium */
export function runPlaywright(browser: string, playwrightArguments: string[]): TestCounts {
  return withReport<BrowserReport>(toBrowserCounts, (file) =>
    runNode(
      [
        join(root, 'node_modules/@playwright/test/cli.js'),
        'test',
        '--config=client/e2e/playwright.config.ts',
        '--reporter=list,json',
        ...playwrightArguments,
      ],
      'inherit',
      { CHROMIUM: browser, PLAYWRIGHT_JSON_OUTPUT_FILE: file },
    ),
  );
}

function runNode(
  args: string[],
  output: 'ignore' | 'inherit',
  env: Record<string, string> = {},
): number | null {
  return spawnSync(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', output, 'inherit'],
  }).status;
}

/** Runs a program that writes a report, and counts by both its exit and its report. */
function withReport<Report>(
  count: (status: number | null, report: Report | null) => TestCounts,
  run: (file: string) => number | null,
): TestCounts {
  const folder = mkdtempSync(join(tmpdir(), 'sluice-tests-'));
  const file = join(folder, 'report.json');
  try {
    const status = run(file);
    return count(status, readReport<Report>(file));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readReport<Report>(path: string): Report | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Report;
  } catch {
    return null; // it ended before it could write
  }
}
