/** Plain JavaScript: this runs before anything is installed. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Installs the dependencies when node_modules is missing or does not hold what package-lock.json says.
 * Ends the program when npm fails: its own words stand above.
 * @param {string} root the repository's root
 * @param {{ dev: boolean }} need are the development tools needed too?
 */
export function installDependencies(root, need) {
  if (isInstalled(root, need)) return;
  console.log('Installing dependencies (npm ci): a minute or two the first time…');
  const windows = process.platform === 'win32';
  const scope = need.dev || process.env.NODE_ENV !== 'production' ? 'include' : 'omit';
  const { status } = spawnSync(
    windows ? 'npm.cmd' : 'npm',
    ['ci', `--${scope}=dev`, '--no-audit', '--no-fund'],
    { cwd: root, stdio: 'inherit', shell: windows },
  );
  if (status === 0) return;
  console.error('Installing failed: npm says why above. Is the package registry reachable?');
  process.exit(1);
}

/** Compares the lock with npm's own record of what it put into node_modules. */
function isInstalled(root, need) {
  try {
    const wanted = readPackages(join(root, 'package-lock.json'));
    const present = readPackages(join(root, 'node_modules', '.package-lock.json'));
    return Object.entries(wanted).every(([path, entry]) => {
      if (path === '' || entry.optional || (entry.dev && !need.dev)) return true;
      return entry.devOptional || present[path]?.version === entry.version;
    });
  } catch {
    return false; // no node_modules, or one npm did not finish
  }
}

function readPackages(path) {
  return JSON.parse(readFileSync(path, 'utf8')).packages;
}
