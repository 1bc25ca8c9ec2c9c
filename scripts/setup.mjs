/** Gets a fresh machine ready for `npm run check` and `npm test`: Node's version, then the dependencies. */
import { join } from 'node:path';
import { installDependencies } from './lib/install.mjs';
import { requireNode } from './lib/machine.mjs';

requireNode();
installDependencies(join(import.meta.dirname, '..'), { dev: true });
