import { type Db, type Document, MongoClient, MongoServerError } from 'mongodb';

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
        await configure(admin, host);
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

/** First start: initiate. Later, when the port had to change: the set's config follows it. */
async function configure(admin: Db, host: string): Promise<void> {
  const config = await readConfig(admin);
  if (!config) {
    await admin.command({ replSetInitiate: { _id: 'rs0', members: [{ _id: 0, host }] } });
  } else if (config['members'][0].host !== host) {
    const members = [{ ...config['members'][0], host }];
    const next = { ...config, version: Number(config['version']) + 1, members };
    await admin.command({ replSetReconfig: next, force: true });
  }
}

async function readConfig(admin: Db): Promise<Document | undefined> {
  try {
    return (await admin.command({ replSetGetConfig: 1 }))['config'] as Document;
  } catch (error) {
    if (error instanceof MongoServerError && error.codeName === 'NotYetInitialized')
      return undefined;
    throw error;
  }
}

async function withDirectClient<T>(
  host: string,
  serverSelectionTimeoutMS: number,
  work: (admin: Db) => Promise<T>,
): Promise<T> {
  const client = new MongoClient(`mongodb://${host}/?directConnection=true`, {
    serverSelectionTimeoutMS,
  });
  try {
    return await work(client.db('admin'));
  } finally {
    await client.close();
  }
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, pauseMs));
}
