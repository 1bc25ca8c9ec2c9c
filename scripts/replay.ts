/** Processes what is in the raw cache again, after rules or code changed: `npm run replay -- --stream orders` (spec 8.4). */
import { readOptions, refuseOptions, toQuery } from './lib/commandLine.ts';
import { watchJob } from './lib/watchJob.ts';
import { withServer } from './lib/withServer.ts';

const usage = `npm run replay -- --stream <name> [--connection <id>] [--from <date>] [--to <date>] [--error <code>] [--dry-run]

  --stream      orders, products, customers or inventory
  --connection  which connection; may be left out when there is one
  --from, --to  only what was received in this range
  --error       only entries that failed with this code
  --dry-run     only says what would change`;

const options = readOptions(usage, {
  stream: { type: 'string' },
  connection: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  error: { type: 'string' },
  'dry-run': { type: 'boolean' },
});
if (!options.stream) refuseOptions('Say which stream.', usage);

await withServer(async (api) => {
  const { jobId } = await api.call<{ jobId: string }>(
    'POST',
    `/api/shopify/cache/replay${toQuery(options.connection)}`,
    {
      stream: options.stream,
      ...(options.from ? { from: options.from } : {}),
      ...(options.to ? { to: options.to } : {}),
      ...(options.error ? { errorCode: options.error } : {}),
      ...(options['dry-run'] ? { dryRun: true } : {}),
    },
  );
  console.log(`Job ${jobId}`);
  if (!(await watchJob(api, jobId))) process.exitCode = 1;
});
