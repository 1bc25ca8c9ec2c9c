/** Runs every test, installing what is missing first: `npm test`, or `npm test -- <path pattern>` for some. */
import './setup.mjs';

const { register } = await import('tsx/esm/api');
register();
const { runTests } = await import('./lib/tests.ts');
process.exitCode = await runTests(process.argv.slice(2));
