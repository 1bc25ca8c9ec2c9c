import { resolveBrowser } from './browser.ts';
import { resolveMongo } from './mongo.ts';
import { sumCounts, type TestCounts } from './testCounts.ts';
import { runJest, runPlaywright } from './testRunners.ts';

/** What to run: arguments per runner, null for one that stays out. */
export interface Suites {
  jest: string[] | null;
  browser: string[] | null;
}

/** Nothing said: everything. A pattern goes to Jest, one below client/e2e to Playwright. */
export function chooseSuites(args: string[]): Suites {
  if (args.length === 0) return { jest: [], browser: [] };
  const forBrowser = args.some((argument) => argument.includes('client/e2e'));
  return forBrowser ? { jest: null, browser: args } : { jest: args, browser: null };
}

/**
 * Runs the tests with a mongod and a browser found or fetched before; the last line printed is
 * `N passed, N failed`. What is missing is a failure, never left out.
 * @returns the exit code.
 */
export async function runTests(args: string[]): Promise<number> {
  const suites = chooseSuites(args);
  const counts = await runSuites(suites);
  const { passed, failed } = sumCounts(counts);
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

async function runSuites({ jest, browser }: Suites): Promise<TestCounts[]> {
  try {
    await resolveMongo((line) => console.log(line));
  } catch (error) {
    return [refuse(error)];
  }
  return [...(jest ? [runJest(jest)] : []), ...(browser ? [await runBrowserTests(browser)] : [])];
}

async function runBrowserTests(args: string[]): Promise<TestCounts> {
  try {
    return runPlaywright(await resolveBrowser((line) => console.log(line)), args);
  } catch (error) {
    return refuse(error);
  }
}

function refuse(error: unknown): TestCounts {
  console.error(error instanceof Error ? error.message : String(error));
  return { passed: 0, failed: 1 };
}
