import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { announcePlace, resultsDir } from './harness/place.ts';
import { openSite } from './harness/site.ts';

/** Small for speed; large enough for a second page of orders and for every kind of order there is. */
const shopSize = { products: 30, orders: 200, customers: 100, days: 30 };

/** Builds what ships, and serves it with a sandbox shop until the last spec has ended. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  rmSync(join(resultsDir, 'service.log'), { force: true });
  const build = join(import.meta.dirname, '../../scripts/build.mjs');
  const { status } = spawnSync(process.execPath, [build], { stdio: 'inherit' });
  if (status !== 0) throw new Error('The build failed: see the lines above');
  const site = await openSite(shopSize);
  announcePlace(site.place);
  return () => site.close();
}
