import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describeConnector, type Harness } from './kit/conformance.ts';
import type { Connector } from './kit/types.ts';

/** Every connector folder, found by itself: one without a harness fails here. */
const folders = readdirSync(import.meta.dirname, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'kit')
  .map((entry) => entry.name);

for (const folder of folders) {
  const { default: connector } = (await import(join(import.meta.dirname, folder, 'index.ts'))) as {
    default: Connector;
  };
  const { startHarness } = (await import(
    join(import.meta.dirname, folder, 'sandbox/harness.ts')
  )) as { startHarness: () => Promise<Harness> };
  describeConnector(connector, startHarness);
}
