/** Starts everything on a fresh machine: installs, builds, database, server, and a sandbox shop: `npm start`. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { build, isBuilt } from './lib/build.mjs';
import { installDependencies } from './lib/install.mjs';
import { requireNode } from './lib/machine.mjs';

const root = join(import.meta.dirname, '..');

requireNode();
process.chdir(root);
if (existsSync('.env')) process.loadEnvFile('.env');
installDependencies(root, { dev: !isBuilt(root) });
build(root);
const { launch } = await import('../dist/scripts/lib/launch.js');
process.exit(await launch());
