import type { Database } from '../src/models/database.ts';
import { until } from './database.ts';

export interface Fault {
  failCommands: string[];
  /** Only connections of this name fail: the mongod is shared by all test files. */
  appName: string;
  errorCode?: number;
  closeConnection?: boolean;
}

/**
 * Does `work` while commands fail. A mongod has one such fault at a time: test files that run side by side take
 * turns.
 */
export async function withFault<T>(
  db: Database,
  { mode = 'alwaysOn', ...data }: Fault & { mode?: unknown },
  work: () => Promise<T>,
): Promise<T> {
  const client = db.connection.getClient();
  const turns = client.db('test_faults').collection<{ _id: string; at: Date }>('turns');
  const set = (next: unknown, how: object = {}) =>
    client.db('admin').command({ configureFailPoint: 'failCommand', mode: next, data: how });
  await until('it is our turn to break the database', async () => {
    await turns.deleteOne({ _id: 'failCommand', at: { $lt: new Date(Date.now() - 60_000) } });
    const taken = await turns.insertOne({ _id: 'failCommand', at: new Date() }).catch(() => null);
    return taken !== null;
  });
  try {
    await set(mode, data);
    return await work();
  } finally {
    await set('off');
    await turns.deleteOne({ _id: 'failCommand' });
  }
}
