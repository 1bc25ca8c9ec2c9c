/** Everything that can be said about the code without running it: `npm run check`, under a minute. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { runJest } from './lib/testRunners.ts';

const root = join(import.meta.dirname, '..');
const bin = (name: string) => join(root, 'node_modules', '.bin', name);

interface Step {
  name: string;
  run(): boolean;
}

const steps: Step[] = [
  program('format (biome)', 'biome', ['ci']),
  program('lint (oxlint, type-aware)', 'oxlint', []),
  program('types of server and scripts (tsc)', 'tsc', ['-p', '.']),
  program('types of the client (tsc)', 'tsc', ['-p', 'client']),
  program('types of the browser tests (tsc)', 'tsc', ['-p', 'client/e2e']),
  program('unused code and packages (knip)', 'knip', ['--no-progress']),
  {
    name: 'layers, sizes, docs (jest)',
    run: () => runJest(['server/test/(layers|clientLayers|sizes|docs)']).failed === 0,
  },
];

function program(name: string, command: string, args: string[]): Step {
  const run = () => {
    const { status, stdout, stderr } = spawnSync(bin(command), args, {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    });
    if (status !== 0) process.stdout.write(stdout + stderr);
    return status === 0;
  };
  return { name, run };
}

/** Prints one line per step. @returns how many failed. */
function runSteps(): number {
  let failed = 0;
  for (const step of steps) {
    const started = performance.now();
    const passed = step.run();
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(`${passed ? 'ok    ' : 'FAILED'} ${step.name}, ${seconds} s`);
    if (!passed) failed += 1;
  }
  return failed;
}

// The number of failed steps is the exit code: CI adds it to the failed tests.
process.exitCode = runSteps();
