// Memory of the service while it dumps and processes a big shop: peak, and whether it stays flat.
import { readFile } from 'node:fs/promises';
import { type BenchMongo, median, printFigure } from './benchDatabase.ts';
import { ask, endChild, startScript } from './children.ts';
import { type BenchService, startBenchService } from './benchService.ts';

interface Shop {
  baseUrl: string;
  domain: string;
  accessToken: string;
  webhookSecret: string;
}

interface JobView {
  status: string;
  fetched: number;
  errors: number;
  error: unknown;
}

export async function benchDump(mongo: BenchMongo, orders: number): Promise<void> {
  const sandbox = startScript('dumpShop.ts', { NODE_OPTIONS: '--max-old-space-size=12000' });
  let service: BenchService | null = null;
  try {
    const shop = await ask<Shop>(sandbox, { orders });
    service = await startBenchService(mongo.freshUri(), 'web,worker', {
      SHOPIFY_SHOP_DOMAIN: shop.domain,
      SHOPIFY_ACCESS_TOKEN: shop.accessToken,
      SHOPIFY_WEBHOOK_SECRET: shop.webhookSecret,
      SHOPIFY_API_BASE_URL: shop.baseUrl,
    });
    const before = await readRss(service.pid);
    const started = performance.now();
    const { samples, job } = await watchDump(service);
    const seconds = (performance.now() - started) / 1000;
    report({ orders, before, samples, job, seconds });
  } finally {
    await service?.end();
    await endChild(sandbox);
  }
}

async function watchDump(service: BenchService): Promise<{ samples: number[]; job: JobView }> {
  const { jobId } = await service.call<{ jobId: string }>('POST', '/api/shopify/sync/full-dump', {
    all: true,
  });
  const samples: number[] = [];
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, 500));
    samples.push(await readRss(service.pid));
    const job = await service.call<JobView>('GET', `/api/shopify/jobs/${jobId}`);
    if (!['pending', 'running', 'paused'].includes(job.status)) return { samples, job };
  }
}

interface Outcome {
  orders: number;
  before: number;
  samples: number[];
  job: JobView;
  seconds: number;
}

function report({ orders, before, samples, job, seconds }: Outcome): void {
  if (job.status !== 'completed') {
    throw new Error(`The dump ended as ${job.status}: ${JSON.stringify(job.error)}`);
  }
  const middle = Math.floor(samples.length / 2);
  printFigure({
    figure: 'memory of the service during a full dump',
    value: Math.max(...samples),
    unit: 'MiB RSS, peak',
    aim: 400,
    orders,
    records: job.fetched,
    errors: job.errors,
    idleMiB: before,
    firstHalfMedianMiB: median(samples.slice(0, middle)),
    secondHalfMedianMiB: median(samples.slice(middle)),
    seconds: Math.round(seconds),
    recordsPerSecond: Math.round(job.fetched / seconds),
  });
}

/** MiB of resident memory, as the kernel counts it. */
async function readRss(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
}
