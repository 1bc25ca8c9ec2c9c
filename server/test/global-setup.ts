import { MongoMemoryReplSet } from 'mongodb-memory-server';
import { resolveMongo } from '../../scripts/lib/mongo.ts';

const parameters = [
  'ttlMonitorSleepSecs=1',
  'enableTestCommands=1',
  // Dropped databases keep their files this long, 300 s by itself: more files than a process may open.
  'minSnapshotHistoryWindowInSeconds=0',
];

/** One mongod for all test files; each file opens its own database (test/database.ts). */
export default async function globalSetup(): Promise<void> {
  const found = await resolveMongo();
  if ('uri' in found) {
    process.env['TEST_MONGO_URI'] = found.uri;
    return;
  }
  process.env['MONGOMS_SYSTEM_BINARY'] = found.path;
  process.env['MONGOMS_VERSION'] = found.version;
  const server = await MongoMemoryReplSet.create({
    replSet: {
      count: 1,
      storageEngine: 'wiredTiger',
      args: parameters.flatMap((parameter) => ['--setParameter', parameter]),
    },
  });
  process.env['TEST_MONGO_URI'] = server.getUri();
  (globalThis as { testMongo?: MongoMemoryReplSet }).testMongo = server;
}
