import type { MongoMemoryReplSet } from 'mongodb-memory-server';

export default async function globalTeardown(): Promise<void> {
  await (globalThis as { testMongo?: MongoMemoryReplSet }).testMongo?.stop();
}
