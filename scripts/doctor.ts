/** Looks for what keeps Sluice from running on this machine and says the fix: `npm run doctor`. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Finding, findings } from './lib/diagnosis.ts';

process.chdir(join(import.meta.dirname, '..'));
if (existsSync('.env')) process.loadEnvFile('.env');

/** One line per finding, with what to do under it. */
function print({ ok, what, fix }: Finding): void {
  console.log(`${ok ? 'ok     ' : 'PROBLEM'} ${what}${ok ? '' : `\n        → ${fix}`}`);
}

const found = await findings(process.env);
for (const finding of found) print(finding);
const problems = found.filter((finding) => !finding.ok).length;
console.log(problems === 0 ? 'Everything is in order.' : `${problems} to fix.`);
process.exitCode = problems === 0 ? 0 : 1;
