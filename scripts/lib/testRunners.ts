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
  const { status, report } = runReporting((file) =>
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
  return toJestCounts(status, report as JestReport | null);
}

/** @param browser path of a Chromium */
export function runPlaywright(browser: string, playwrightArguments: string[]): TestCounts {
  const { status, report } = runReporting((file) =>
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
  return toBrowserCounts(status, report as BrowserReport | null);
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

/** Runs a program that writes a JSON report. @returns how it ended, and the report: null where it wrote none. */
function runReporting(run: (file: string) => number | null): {
  status: number | null;
  report: unknown;
} {
  const folder = mkdtempSync(join(tmpdir(), 'sluice-tests-'));
  const file = join(folder, 'report.json');
  try {
    const status = run(file);
    return { status, report: readReport(file) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readReport(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null; // it ended before it could write
  }
}
