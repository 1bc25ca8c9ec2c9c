/** Fetches from the platform by hand: `npm run sync -- --connection <id> --days 30` (spec 7.12). */
import { readOptions, refuseOptions, toQuery } from './lib/commandLine.ts';
import { watchJob } from './lib/watchJob.ts';
import { withServer } from './lib/withServer.ts';

const usage = `npm run sync -- [--connection <id>] (--days <n> | --from <date> --to <date> | --all) [--stream <name>]

  --connection  which connection; may be left out when there is one
  --days        the last n days
  --from, --to  a range of dates, 2026-01-31
  --all         everything the platform has
  --stream      orders, products, customers or inventory; all of them when left out`;

const options = readOptions(usage, {
  connection: { type: 'string' },
  days: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  all: { type: 'boolean' },
  stream: { type: 'string' },
});

/** The period as the API takes it. */
function toPeriod(): object {
  if (options.all) return { all: true };
  if (options.from && options.to) return { from: options.from, to: options.to };
  const days = Number(options.days);
  if (Number.isInteger(days) && days > 0) return { days };
  return refuseOptions('Say which period: --days, --from with --to, or --all.', usage);
}

const period = toPeriod();
const query = toQuery(options.connection);

await withServer(async (api) => {
  const { jobId } = options.stream
    ? await api.call<{ jobId: string }>('POST', `/api/shopify/jobs/start${query}`, {
        jobType: options.stream,
        ...period,
      })
    : await api.call<{ jobId: string }>('POST', `/api/shopify/sync/full-dump${query}`, period);
  console.log(`Job ${jobId}`);
  if (!(await watchJob(api, jobId))) process.exitCode = 1;
});
