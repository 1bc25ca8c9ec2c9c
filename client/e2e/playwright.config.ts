import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { resultsDir } from './harness/place.ts';

/** Chromium as it starts in a container as root, without asking anybody on the network. */
const launchOptions = {
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
};

/** One worker: every spec walks the same service. No retries: a test that fails now and then is broken. */
export default defineConfig({
  testDir: import.meta.dirname,
  testMatch: '**/*.spec.ts',
  globalSetup: join(import.meta.dirname, 'globalSetup.ts'),
  outputDir: join(resultsDir, 'failures'),
  workers: 1,
  retries: 0,
  forbidOnly: true,
  // What ends a test that hangs, not what it may take: machines are busy with other things at times.
  timeout: 240_000,
  expect: { timeout: 30_000 },
  reporter: [['list']],
  use: {
    launchOptions,
    viewport: { width: 1280, height: 800 },
    colorScheme: 'light',
    locale: 'en-GB',
    actionTimeout: 30_000,
    navigationTimeout: 60_000,
    // Without a film: it costs a third of the time, and what each page held at each step is kept all the same.
    trace: { mode: 'retain-on-failure', screenshots: false },
    screenshot: 'only-on-failure',
  },
});
