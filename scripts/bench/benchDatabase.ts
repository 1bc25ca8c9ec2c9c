// A database of the benchmark's own: on MONGODB_URI, or on a mongod that lives as long as the benchmark.
import { randomBytes } from 'node:crypto';
import { MongoMemoryReplSet } from 'mongodb-memory-server';
import { resolveMongo } from '../lib/mongo.ts';

export interface BenchMongo {
  /** The address of a fresh database. */
  freshUri(): string;
  stop(): Promise<void>;
}

export async function startBenchMongo(): Promise<BenchMongo> {
  const found = await resolveMongo();
  if ('uri' in found) return { freshUri: () => toFresh(found.uri), stop: async () => undefined };
  process.env['MONGOMS_SYSTEM_BINARY'] = found.path;
  process.env['MONGOMS_VERSION'] = found.version;
  const server = await MongoMemoryReplSet.create({
    replSet: {
      count: 1,
      storageEngine: 'wiredTiger',
      args: ['--wiredTigerCacheSizeGB', '1'],
    },
  });
  return {
    freshUri: () => toFresh(server.getUri()),
    stop: async () => {
      await server.stop();
    },
  };
}

function toFresh(base: string): string {
  const url = new URL(base);
  url.pathname = `/bench_${randomBytes(4).toString('hex')}`;
  return url.toString();
}

export function median(values: number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  const middle = Math.floor(sorted.length / 2);
  const [low, high] = [sorted[middle - 1] ?? 0, sorted[middle] ?? 0];
  return sorted.length % 2 === 1 ? high : (low + high) / 2;
}

/** One figure, one line of JSON: machines and people read the same. */
export function printFigure(figure: Record<string, unknown>): void {
  process.stdout.write(`${JSON.stringify(figure)}\n`);
}
