// Measures Sluice against the raw limit in the same run: npm run bench [-- processor|webhooks|dump|profit] [--quick]
import { parseArgs } from 'node:util';
import { startBenchMongo } from './bench/benchDatabase.ts';
import { buildProgram } from './bench/children.ts';
import { benchDump } from './bench/dump.ts';
import { benchProcessor } from './bench/processor.ts';
import { benchProfit } from './bench/profit.ts';
import { benchWebhooks } from './bench/webhooks.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { quick: { type: 'boolean', default: false } },
});
const wanted = (part: string) => positionals.length === 0 || positionals.includes(part);

if (wanted('webhooks') || wanted('dump')) buildProgram();
const mongo = await startBenchMongo();
try {
  if (wanted('processor')) {
    await benchProcessor(mongo, values.quick ? 3000 : 10_000, values.quick ? 3 : 5);
  }
  if (wanted('webhooks')) {
    await benchWebhooks(mongo, values.quick ? 3000 : 8000, values.quick ? 3 : 5);
  }
  if (wanted('profit')) await benchProfit(mongo, values.quick ? 10_000 : 100_000, 3);
  if (wanted('dump')) await benchDump(mongo, values.quick ? 10_000 : 200_000);
} finally {
  await mongo.stop();
}
process.exit(0);
