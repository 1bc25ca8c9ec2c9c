import { delimiter, join } from 'node:path';
import { type BrowserMachine, thisMachine } from './browserMachine.ts';
import type { Report } from './report.ts';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** @returns a program to try, or undefined where this way does not apply. */
type Way = (machine: BrowserMachine, report: Report) => Promise<string | undefined>;

/** Ways to a browser, what is there already before what must be fetched. */
const ways: Record<string, Way> = {
  PATH: findOnPath,
  "Playwright's own": findDownloaded,
  apt: installPackage,
  'playwright install': download,
};

/**
 * A Chromium for the browser tests: CHROMIUM, the PATH, Playwright's download, or one installed now. The first
 * that runs wins. @throws with every reason when none does, and says what to do.
 */
export async function resolveBrowser(
  report: Report,
  machine: BrowserMachine = thisMachine,
): Promise<string> {
  const chosen = machine.env['CHROMIUM'];
  if (chosen) return requireChosen(chosen, machine);
  const failures: string[] = [];
  for (const [name, find] of Object.entries(ways)) {
    try {
      const path = await find(machine, report);
      if (path) return await requireRunning(path, machine);
      failures.push(`${name}: not there`);
    } catch (error) {
      failures.push(`${name}: ${firstLine(error)}`);
    }
  }
  throw new Error(noBrowserMessage(failures));
}

/** What somebody asked for is used or refused, never replaced. */
async function requireChosen(path: string, machine: BrowserMachine): Promise<string> {
  try {
    return await requireRunning(path, machine);
  } catch (error) {
    throw new Error(
      `CHROMIUM is ${path}, which does not run (${firstLine(error)}): set it to a Chromium, or unset it to have one found.`,
      { cause: error },
    );
  }
}

/** A file that cannot start on this machine, such as a stub that only recommends a package, is found out here. */
async function requireRunning(path: string, machine: BrowserMachine): Promise<string> {
  await machine.run(path, ['--version']);
  return path;
}

async function findOnPath({ env, runnable }: BrowserMachine): Promise<string | undefined> {
  for (const name of names) {
    for (const folder of (env['PATH'] ?? '').split(delimiter)) {
      if (folder && (await runnable(join(folder, name)))) return join(folder, name);
    }
  }
  return undefined;
}

async function findDownloaded(machine: BrowserMachine): Promise<string | undefined> {
  const path = await machine.playwrightPath();
  return path && (await machine.runnable(path)) ? path : undefined;
}

async function installPackage(
  machine: BrowserMachine,
  report: Report,
): Promise<string | undefined> {
  if (!machine.isRoot || !(await machine.runnable('/usr/bin/apt-get'))) return undefined;
  report('Installing Chromium for the browser tests (apt-get install chromium, about 100 MB)…');
  const quiet = ['-q', '-y', '-o', 'DPkg::Lock::Timeout=120'];
  await machine.run('apt-get', ['update', ...quiet]);
  const packages = ['chromium', 'fonts-liberation'];
  await machine.run('apt-get', ['install', ...quiet, '--no-install-recommends', ...packages]);
  return findOnPath(machine);
}

async function download(machine: BrowserMachine, report: Report): Promise<string | undefined> {
  report('Fetching Chromium for the browser tests (playwright install chromium, about 150 MB)…');
  await machine.run(process.execPath, [machine.playwrightProgram, 'install', 'chromium']);
  return findDownloaded(machine);
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
}

function noBrowserMessage(failures: string[]): string {
  return [
    'No Chromium could be found or installed: the browser tests need one.',
    'Install it (Debian and Ubuntu: apt-get install chromium; elsewhere: npx playwright install --with-deps chromium), or set CHROMIUM to the path of one.',
    ...failures.map((failure) => `  ${failure}`),
  ].join('\n');
}
