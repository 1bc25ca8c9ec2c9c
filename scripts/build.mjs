/** Compiles the TypeScript into dist when a source is newer: `npm run build`. */
import { join } from 'node:path';
import { build } from './lib/build.mjs';
import { requireNode } from './lib/machine.mjs';

requireNode();
build(join(import.meta.dirname, '..'));
