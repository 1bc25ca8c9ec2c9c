// Webhook acknowledgements a second: the service against bare handlers with the same durable write, in turns.
import { type BenchMongo, median, printFigure } from './benchDatabase.ts';
import { benchDomain, benchSecret } from './benchConnection.ts';
import { startBenchService } from './benchService.ts';
import { ask, endChild, startScript } from './children.ts';
import type { Load, LoadResult } from './loadSender.ts';

interface Target {
  name: string;
  port: number;
  path: string;
  results: Map<number, LoadResult[]>;
  end(): Promise<void>;
}

const connectionCounts = [16, 64];

export async function benchWebhooks(mongo: BenchMongo, requests: number, rounds: number) {
  const targets = [
    await startBare(mongo, 'insert'),
    await startBare(mongo, 'cache'),
    await startService(mongo),
  ];
  let firstId = 1;
  try {
    // The first round warms every process up.
    for (let round = -1; round < rounds; round += 1) {
      for (const connections of connectionCounts) {
        firstId += await runRound(targets, { connections, requests, firstId }, round >= 0);
      }
    }
    for (const connections of connectionCounts) report(targets, connections, rounds);
  } finally {
    await Promise.all(targets.map((target) => target.end()));
  }
}

type Turn = Pick<Load, 'connections' | 'requests' | 'firstId'>;

/** Every target in turn. @returns how many ids were used. */
async function runRound(targets: Target[], turn: Turn, counts: boolean): Promise<number> {
  const { connections, requests, firstId } = turn;
  for (const [index, target] of targets.entries()) {
    const result = await load(target, { ...turn, firstId: firstId + index * requests });
    if (counts) {
      target.results.set(connections, [...(target.results.get(connections) ?? []), result]);
    }
  }
  return targets.length * requests;
}

function report(targets: Target[], connections: number, rounds: number): void {
  const rateOf = (target: Target | undefined) =>
    median((target?.results.get(connections) ?? []).map(({ rate }) => rate));
  const [insert, cache] = targets;
  for (const target of targets) {
    const results = target.results.get(connections) ?? [];
    const rate = rateOf(target);
    printFigure({
      figure: `webhook acknowledgements, ${target.name}`,
      value: Math.round(rate),
      unit: 'acks/s',
      connections,
      rounds,
      p50Ms: median(results.map(({ p50Ms }) => p50Ms)),
      p99Ms: median(results.map(({ p99Ms }) => p99Ms)),
      failed: results.reduce((sum, { failed }) => sum + failed, 0),
      ...(target.name === 'sluice'
        ? {
            ofBareInsert: ratio(rate, rateOf(insert)),
            ofBareCache: ratio(rate, rateOf(cache)),
            aim: 0.6,
          }
        : {}),
    });
  }
}

const ratio = (value: number, base: number): number => Math.round((100 * value) / base) / 100;

async function load(target: Target, { connections, requests, firstId }: Turn): Promise<LoadResult> {
  const sender = startScript('loadSender.ts');
  try {
    return await ask<LoadResult>(sender, {
      port: target.port,
      path: target.path,
      secret: benchSecret,
      domain: benchDomain,
      connections,
      requests,
      firstId,
    } satisfies Load);
  } finally {
    await endChild(sender);
  }
}

async function startBare(mongo: BenchMongo, form: 'insert' | 'cache'): Promise<Target> {
  const child = startScript('bareProcess.ts');
  const { port } = await ask<{ port: number }>(child, {
    uri: mongo.freshUri(),
    form,
    secret: benchSecret,
  });
  const name =
    form === 'insert'
      ? 'bare handler, one insert each'
      : 'bare handler, cache entry + delivery in groups';
  return { name, port, path: '/hook', results: new Map(), end: () => endChild(child) };
}

/** The real program with its web role alone: acknowledging is measured, not processing. */
async function startService(mongo: BenchMongo): Promise<Target> {
  const { port, end } = await startBenchService(mongo.freshUri(), 'web', {
    SHOPIFY_SHOP_DOMAIN: benchDomain,
    SHOPIFY_ACCESS_TOKEN: 'bench',
    SHOPIFY_WEBHOOK_SECRET: benchSecret,
    SHOPIFY_API_BASE_URL: 'http://127.0.0.1:9',
  });
  return { name: 'sluice', port, path: '/api/webhooks/shopify/orders', results: new Map(), end };
}
