import { describe, expect, test } from '@jest/globals';
import { resolveBrowser } from './browser.ts';
import type { BrowserMachine } from './browserMachine.ts';

interface Fake extends BrowserMachine {
  ran: string[];
  said: string[];
}

/** A machine with these programs, where some commands add one and others fail. */
function fakeMachine(
  programs: string[],
  options: Partial<BrowserMachine> & {
    adds?: Record<string, string>;
    breaks?: (command: string) => boolean;
  } = {},
): Fake {
  const ran: string[] = [];
  const { adds = {}, breaks = () => false, ...parts } = options;
  return {
    env: { PATH: '/usr/local/bin:/usr/bin' },
    isRoot: false,
    playwrightProgram: 'playwright',
    ran,
    said: [],
    runnable: async (path) => programs.includes(path),
    playwrightPath: async () => '/cache/chrome',
    async run(program, args) {
      const command = [program, ...args].join(' ').replace(process.execPath, 'node');
      ran.push(command);
      if (breaks(command)) throw new Error(`${command} broke`);
      for (const [part, path] of Object.entries(adds)) {
        if (command.includes(part)) programs.push(path);
      }
    },
    ...parts,
  };
}

const resolve = (machine: Fake) => resolveBrowser((line) => machine.said.push(line), machine);

describe('what is there already', () => {
  test('CHROMIUM wins over everything', async () => {
    const env = { CHROMIUM: '/opt/mine', PATH: '/usr/bin' };
    expect(await resolve(fakeMachine(['/usr/bin/chromium'], { env }))).toBe('/opt/mine');
  });

  test('a CHROMIUM that does not run is refused, not replaced', async () => {
    const env = { CHROMIUM: '/opt/broken', PATH: '/usr/bin' };
    const breaks = (command: string) => command.startsWith('/opt/broken');
    const machine = fakeMachine(['/usr/bin/chromium'], { env, breaks });
    await expect(resolve(machine)).rejects.toThrow(/CHROMIUM is \/opt\/broken.*unset it/);
  });

  test.each(['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'])(
    '%s on the PATH',
    async (name) => {
      expect(await resolve(fakeMachine([`/usr/bin/${name}`]))).toBe(`/usr/bin/${name}`);
    },
  );

  test("Playwright's own download; nothing is said or installed", async () => {
    const machine = fakeMachine(['/cache/chrome'], { isRoot: true });
    expect(await resolve(machine)).toBe('/cache/chrome');
    expect(machine.said).toEqual([]);
    expect(machine.ran).toEqual(['/cache/chrome --version']);
  });

  test('a program on the PATH that does not start is passed over', async () => {
    const breaks = (command: string) => command.startsWith('/usr/bin/chromium-browser');
    const machine = fakeMachine(['/usr/bin/chromium-browser', '/cache/chrome'], { breaks });
    expect(await resolve(machine)).toBe('/cache/chrome');
  });
});

describe('what is fetched', () => {
  const apt = ['/usr/bin/apt-get'];

  test('root on Debian: the package, said aloud, without a question', async () => {
    const adds = { 'apt-get install': '/usr/bin/chromium' };
    const machine = fakeMachine([...apt], { isRoot: true, adds });
    expect(await resolve(machine)).toBe('/usr/bin/chromium');
    expect(machine.said).toEqual([expect.stringContaining('apt-get install chromium')]);
    expect(machine.ran[0]).toMatch(/^apt-get update .*-y/);
    expect(machine.ran[1]).toMatch(/^apt-get install .*-y .*chromium/);
  });

  test("nobody's root: Playwright fetches it", async () => {
    const machine = fakeMachine([...apt], { adds: { 'install chromium': '/cache/chrome' } });
    expect(await resolve(machine)).toBe('/cache/chrome');
    expect(machine.ran[0]).toBe('node playwright install chromium');
  });

  test('packages that cannot be reached: Playwright fetches it', async () => {
    const breaks = (command: string) => command.startsWith('apt-get');
    const adds = { 'playwright install': '/cache/chrome' };
    const machine = fakeMachine([...apt], { isRoot: true, breaks, adds });
    expect(await resolve(machine)).toBe('/cache/chrome');
  });

  test('nothing works: every reason, and what to do', async () => {
    const breaks = (command: string) => /install|update/.test(command);
    const machine = fakeMachine([...apt], { isRoot: true, breaks });
    const refusal = await resolve(machine).catch((error: Error) => error.message);
    expect(refusal).toContain('set CHROMIUM');
    expect(refusal).toContain('npx playwright install');
    expect(refusal).toMatch(
      /PATH: not there\n.*own: not there\n.*apt: .*broke\n.*install: .*broke/,
    );
  });
});
