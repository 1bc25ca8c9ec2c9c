/** Plain JavaScript: compiles the TypeScript, so it cannot be TypeScript. */
import { spawnSync } from 'node:child_process';
import { readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Builds dist when a source is newer than the last finished build. Ends the program when it fails.
 * @param {string} root the repository's root
 */
export function build(root) {
  const stamp = join(root, 'dist', '.built');
  if (readTime(stamp) > newestSource(root)) return;
  console.log('Building…');
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  const started = new Date();
  const { status } = spawnSync(
    process.execPath,
    [join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', 'tsconfig.build.json'],
    { cwd: root, stdio: 'inherit' },
  );
  if (status !== 0) {
    console.error('The build failed: see the lines above.');
    process.exit(1);
  }
  writeFileSync(stamp, '');
  utimesSync(stamp, started, started); // a source saved meanwhile is newer
}

function newestSource(root) {
  const single = ['package-lock.json', 'tsconfig.json', 'tsconfig.build.json'];
  const files = ['server/src', 'scripts'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true }).map((name) => join(folder, String(name))),
  );
  return Math.max(...[...single, ...files].map((name) => readTime(join(root, name))));
}

function readTime(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
