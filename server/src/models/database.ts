import mongoose from 'mongoose';
import type { Connection } from 'mongoose';

/** One MongoDB database, opened once per process (or per test). */
export interface Database {
  readonly connection: Connection;
  readonly uri: string;
}

/**
 * Opens the database with the settings that survived the failure experiments
 * (reliability.md M1–M5, M20): majority writes, polling monitor, a missing field never widens a query.
 * @throws when no primary is found within 10 s.
 */
export async function openDatabase(uri: string, appName = 'sluice'): Promise<Database> {
  mongoose.set('strictQuery', 'throw');
  const connection = mongoose.createConnection(uri, {
    appName,
    autoIndex: false,
    autoCreate: false,
    w: 'majority',
    retryWrites: true,
    ignoreUndefined: false,
    sanitizeFilter: true,
    maxPoolSize: 30,
    waitQueueTimeoutMS: 4000,
    serverSelectionTimeoutMS: 4000,
    serverMonitoringMode: 'poll',
    heartbeatFrequencyMS: 1000,
    connectTimeoutMS: 1500,
  });
  await connection.asPromise();
  return { connection, uri };
}

export async function closeDatabase(db: Database): Promise<void> {
  await db.connection.close();
}

/** Does a primary answer within a second? What readiness means (reliability.md section 6). */
export async function isWritable(db: Database): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), 1000);
  });
  const asked = db.connection
    .getClient()
    .db('admin')
    .command({ hello: 1 })
    .then((hello) => hello['isWritablePrimary'] === true)
    .catch(() => false);
  return Promise.race([asked, late]).finally(() => clearTimeout(timer));
}
