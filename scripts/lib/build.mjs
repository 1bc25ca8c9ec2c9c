/** Plain JavaScript: compiles the TypeScript, so it cannot be TypeScript. */
import { spawnSync } from 'node:child_process';
import { readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Builds dist when a source is newer than the last finished build. Ends the program when it fails.
 * @param {string} root the repository's root
 */
export function build(root) {
  if (isBuilt(root)) return;
  console.log('Building…');
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  const started = new Date();
  run(root, ['typescript', 'bin', 'tsc'], ['-p', 'tsconfig.build.json']);
  run(root, ['vite', 'bin', 'vite.js'], ['build', 'client', '--logLevel', 'warn']);
  const stamp = stampOf(root);
  writeFileSync(stamp, '');
  utimesSync(stamp, started, started); // a source saved meanwhile is newer
}

/**
 * Is dist newer than every source? Then nothing but the dependencies of running it is needed.
 * @param {string} root the repository's root
 */
export function isBuilt(root) {
  return readTime(stampOf(root)) > newestSource(root);
}

function stampOf(root) {
  return join(root, 'dist', '.built');
}

/** @param {string[]} program its path below node_modules */
function run(root, program, options) {
  const { status } = spawnSync(
    process.execPath,
    [join(root, 'node_modules', ...program), ...options],
    { cwd: root, stdio: 'inherit' },
  );
  if (status === 0) return;
  console.error('The build failed: see the lines above.');
  process.exit(1);
}

function newestSource(root) {
  const single = [
    'package-lock.json',
    'tsconfig.json',
    'tsconfig.build.json',
    'client/index.html',
    'client/vite.config.ts',
  ];
  const files = ['server/src', 'scripts', 'client/src', 'client/public'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true }).map((name) => join(folder, String(name))),
  );
  return Math.max(...[...single, ...files].map((name) => readTime(join(root, name))));
}

function readTime(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
