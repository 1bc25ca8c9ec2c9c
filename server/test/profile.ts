import type { Database } from '../src/models/database.ts';

export interface Examined {
  collection: string;
  keys: number;
  docs: number;
}

/** What each query and aggregation examined while `run` ran, as the server's profiler counts it. */
export async function watchQueries(db: Database, run: () => Promise<unknown>): Promise<Examined[]> {
  const server = db.connection.db;
  if (!server) throw new Error('not connected');
  await server.command({ profile: 2 });
  try {
    await run();
  } finally {
    await server.command({ profile: 0 });
  }
  const profile = server.collection<{
    ns: string;
    command: Record<string, unknown>;
    keysExamined?: number;
    docsExamined?: number;
  }>('system.profile');
  const rows = await profile.find({}).sort({ ts: 1 }).toArray();
  await profile.drop();
  return rows
    .filter(({ command }) => 'find' in command || 'aggregate' in command)
    .map((row) => ({
      collection: row.ns.split('.').slice(1).join('.'),
      keys: row.keysExamined ?? 0,
      docs: row.docsExamined ?? 0,
    }));
}
