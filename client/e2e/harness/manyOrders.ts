import { computeSearchTokens } from '../../../server/src/domain/order/searchTokens.ts';
import { closeDatabase, type Database, openDatabase } from '../../../server/src/models/database.ts';
import { insertUser } from '../../../server/src/models/access/users.ts';
import { ensureWorkspace } from '../../../server/src/models/access/workspaces.ts';
import { orders, type StoredOrder } from '../../../server/src/models/records/orders.ts';
import { toUser } from '../../../server/src/services/access/users.ts';
import { password } from './place.ts';

const workspaceId = 'ws_speed';
const connectionId = 'con_speed';
const firstId = 6_000_000_000_000;
const firstNumber = 500_000;
const minutesApart = 7;
const batch = 2000;

/** Somebody who works in a workspace of many orders. */
export interface Worker {
  email: string;
  password: string;
}

/**
 * A workspace of its own with so many orders: copies of those the service made of the sandbox shop's, each with its own
 * number, day and search words. Straight into the database: it is what is measured, not how it got there.
 */
export async function seedManyOrders(uri: string, count: number): Promise<Worker> {
  const db = await openDatabase(uri, 'sluice-speed');
  try {
    await ensureWorkspace(db, workspaceId, 'Speed');
    await insertOrders(db, count);
    const person = { email: 'speed@sluice.test', name: 'Sia Speed', role: 'admin' as const };
    const deps = { db, now: () => new Date() };
    await insertUser(db, await toUser(deps, workspaceId, { ...person, password }, 'usr_speed'));
    return { email: person.email, password };
  } finally {
    await closeDatabase(db);
  }
}

async function insertOrders(db: Database, count: number): Promise<void> {
  const collection = orders.collection(db);
  const samples = (await collection.find().toArray()).filter(({ lines }) => lines.length < 10);
  for (let start = 0; start < count; start += batch) {
    const rows = Array.from({ length: Math.min(batch, count - start) }, (_, offset) =>
      toCopy(samples, start + offset),
    );
    await collection.insertMany(rows, { ordered: false });
  }
}

function toCopy(samples: StoredOrder[], index: number): StoredOrder {
  const sample = samples[index % samples.length];
  if (!sample) throw new Error('The service has no orders to copy');
  const shopifyOrderId = String(firstId + index);
  const copy = {
    ...sample,
    _id: `${connectionId}:${shopifyOrderId}`,
    workspaceId,
    connectionId,
    shopifyOrderId,
    orderNumber: `#${firstNumber + index}`,
    orderedAt: new Date(Date.now() - index * minutesApart * 60_000),
    customerId: null,
  };
  return { ...copy, searchTokens: computeSearchTokens(copy) };
}
