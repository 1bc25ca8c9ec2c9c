/** Processes everything that is pending in the raw cache, now: `npm run process` (spec 7.12, 8.2). */
import { SingleBar } from 'cli-progress';
import type { ApiClient } from './lib/apiClient.ts';
import { readOptions, toQuery } from './lib/commandLine.ts';
import { withServer } from './lib/withServer.ts';

const usage = `npm run process -- [--connection <id>] [--stream <name>]

  --connection  which connection; may be left out when there is one
  --stream      orders, products, customers or inventory; all of them when left out`;

const options = readOptions(usage, {
  connection: { type: 'string' },
  stream: { type: 'string' },
});

/** What the API answers for one round. */
interface Round {
  processed: number;
  failed: number;
  skipped: number;
  remaining: number;
}

const roundSize = 500;

await withServer(async (api) => {
  const bar = new SingleBar({
    format: '{bar} {percentage}% | {value} / {total} entries',
    hideCursor: true,
  });
  bar.start(0, 0);
  const sum = await processAll(api, bar);
  bar.stop();
  const { processed, failed, skipped, remaining } = sum;
  console.log(
    `${processed} processed, ${failed} failed, ${skipped} skipped, ${remaining} remaining`,
  );
  if (failed > 0) process.exitCode = 1;
});

/** Rounds until one finds nothing to do: what then remains waits for its next try or for another instance. */
async function processAll(api: ApiClient, bar: SingleBar): Promise<Round> {
  const sum: Round = { processed: 0, failed: 0, skipped: 0, remaining: 0 };
  const path = `/api/shopify/sync/process-cache${toQuery(options.connection)}`;
  const body = { limit: roundSize, ...(options.stream ? { stream: options.stream } : {}) };
  for (;;) {
    const round = await api.call<Round>('POST', path, body);
    sum.processed += round.processed;
    sum.failed += round.failed;
    sum.skipped += round.skipped;
    sum.remaining = round.remaining;
    const done = sum.processed + sum.failed + sum.skipped;
    bar.setTotal(done + sum.remaining);
    bar.update(done);
    if (round.remaining === 0 || round.processed + round.failed + round.skipped === 0) return sum;
  }
}
