import { type Db, MongoClient, MongoServerError } from 'mongodb';

const patienceMs = 30_000;
const pauseMs = 50;

/**
 * Makes the mongod at `host` the primary of its own replica set and waits until it is. A loop, because
 * mongod loads its config after it listens and closes connections at each change of state.
 * @throws when it is not primary within 30 s.
 */
export async function ensurePrimary(host: string): Promise<void> {
  await withDirectClient(host, 2000, async (admin) => {
    let cause: unknown;
    for (const end = Date.now() + patienceMs; Date.now() < end; await pause()) {
      try {
        if (await isPrimary(admin, host)) return;
        await initiate(admin, host);
      } catch (error) {
        cause = error;
      }
    }
    throw new Error(`${host} did not become primary in ${patienceMs / 1000} s`, { cause });
  });
}

/** The data folder of whatever mongod answers there; undefined when none does. */
export async function findDataFolder(host: string): Promise<string | undefined> {
  const options = await withDirectClient(host, 1500, (admin) =>
    admin.command({ getCmdLineOpts: 1 }),
  ).catch(() => undefined);
  const path: unknown = options?.['parsed']?.storage?.dbPath;
  return typeof path === 'string' ? path : undefined;
}

async function isPrimary(admin: Db, host: string): Promise<boolean> {
  const hello = await admin.command({ hello: 1 });
  return hello['isWritablePrimary'] === true && hello['me'] === host;
}

/** At the first start only: later the set's config is on disk. */
async function initiate(admin: Db, host: string): Promise<void> {
  try {
    await admin.command({ replSetGetConfig: 1 });
  } catch (error) {
    if (!(error instanceof MongoServerError) || error.codeName !== 'NotYetInitialized') throw error;
    await admin.command({ replSetInitiate: { _id: 'rs0', members: [{ _id: 0, host }] } });
  }
}

/**
 * Writes the only member's new address into the set's stored config, through a mongod that runs without
 * the set. Telling a running set instead hangs while it asks whoever has the old address who they are.
 */
export async function moveMember(standalone: string, host: string): Promise<void> {
  await withDirectClient(standalone, 5000, async (admin, client) => {
    const configs = client.db('local').collection('system.replset');
    await configs.updateMany({}, { $set: { 'members.0.host': host }, $inc: { version: 1 } });
    await admin.command({ fsync: 1 });
  });
}

async function withDirectClient<T>(
  host: string,
  patience: number,
  work: (admin: Db, client: MongoClient) => Promise<T>,
): Promise<T> {
  const client = new MongoClient(`mongodb://${host}/?directConnection=true`, {
    serverSelectionTimeoutMS: patience,
    connectTimeoutMS: patience,
    serverMonitoringMode: 'poll',
  });
  try {
    return await work(client.db('admin'), client);
  } finally {
    await client.close();
  }
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, pauseMs));
}
