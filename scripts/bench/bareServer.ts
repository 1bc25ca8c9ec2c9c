// The yardstick for webhooks: the least code that verifies, makes durable and answers. Two forms:
// `insert` one durable insert per request; `cache` what our intake does (cache entry + delivery), group-committed.
import express from 'express';
import { Binary, type Collection, MongoClient } from 'mongodb';
import { signBody } from './webhookBodies.ts';

export type BareForm = 'insert' | 'cache';

interface Waiting {
  raw: Buffer;
  id: string;
  resolve(): void;
  reject(error: unknown): void;
}

/** Starts it on a free port; the answer is that port. */
export async function startBareServer(uri: string, form: BareForm, secret: string) {
  const client = await MongoClient.connect(uri, { w: 'majority', maxPoolSize: 30 });
  const database = client.db();
  const save =
    form === 'insert'
      ? createInsert(database.collection('bare_inserts'))
      : createGroup(database.collection('bare_cache'), database.collection('bare_deliveries'));
  const app = express();
  app.post('/hook', express.raw({ type: () => true, limit: '5mb' }), async (request, response) => {
    const raw = request.body as Buffer;
    if (signBody(raw, secret) !== request.get('x-shopify-hmac-sha256')) {
      response.status(401).end();
      return;
    }
    await save(raw, request.get('x-shopify-webhook-id') ?? '');
    response.json({ status: 'stored' });
  });
  const server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  return {
    port: address && typeof address === 'object' ? address.port : 0,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await client.close();
    },
  };
}

function createInsert(collection: Collection) {
  return async (raw: Buffer, id: string): Promise<void> => {
    await collection.insertOne({ _id: id as never, raw: new Binary(raw), at: new Date() });
  };
}

/** Parse, guarded upsert, delivery record: what arrived while the last write ran goes together. */
function createGroup(cache: Collection, deliveries: Collection) {
  let waiting: Waiting[] = [];
  let running = false;
  const run = async () => {
    running = true;
    while (waiting.length > 0) {
      const group = waiting.splice(0, 500);
      try {
        await saveGroup(cache, deliveries, group);
        for (const item of group) item.resolve();
      } catch (error) {
        for (const item of group) item.reject(error);
      }
    }
    running = false;
  };
  return (raw: Buffer, id: string) =>
    new Promise<void>((resolve, reject) => {
      waiting.push({ raw, id, resolve, reject });
      if (!running) void run();
    });
}

async function saveGroup(
  cache: Collection,
  deliveries: Collection,
  group: Waiting[],
): Promise<void> {
  await cache.bulkWrite(
    group.map(({ raw }) => {
      const order = JSON.parse(raw.toString()) as { id: number; updated_at: string };
      const at = new Date(order.updated_at);
      return {
        updateOne: {
          filter: { _id: `con_1:${order.id}` as never, sourceVersion: { $lte: at } },
          update: {
            $set: { raw: new Binary(raw), sourceVersion: at, status: 'pending', due: new Date(0) },
          },
          upsert: true,
        },
      };
    }),
    { ordered: false },
  );
  await deliveries.insertMany(
    group.map(({ id }) => ({ _id: id as never, topic: 'orders/updated', receivedAt: new Date() })),
    { ordered: false },
  );
}
