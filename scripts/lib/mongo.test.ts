import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { MongoClient } from 'mongodb';
import { startMongo } from './mongo.ts';

const root = mkdtempSync(join(tmpdir(), 'sluice-mongo-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

async function withNotes<T>(
  uri: string,
  work: (notes: ReturnType<ReturnType<MongoClient['db']>['collection']>) => Promise<T>,
): Promise<T> {
  const client = await MongoClient.connect(uri);
  try {
    return await work(client.db().collection('notes'));
  } finally {
    await client.close();
  }
}

/** Somebody else on that port, who listens and never says a word. */
async function occupy(port: number): Promise<() => Promise<void>> {
  const server = createServer((socket) => socket.on('error', () => undefined).resume());
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return () => new Promise((resolve) => server.close(() => resolve()));
}

describe('the embedded MongoDB', () => {
  test('keeps its data over restarts, is joined by a second user, moves when a stranger has its port', async () => {
    const first = await startMongo(root, 'kept');
    await withNotes(first.uri, (notes) =>
      notes.insertOne({ text: 'kept' }, { writeConcern: { w: 'majority' } }),
    );
    const joined = await startMongo(root, 'kept');
    expect(joined.uri).toBe(first.uri);
    await joined.stop();
    await first.stop();

    const leave = await occupy(Number(new URL(first.uri).port));
    const second = await startMongo(root, 'kept');
    expect(second.uri).not.toBe(first.uri);
    expect(await withNotes(second.uri, (notes) => notes.countDocuments())).toBe(1);
    await second.stop();
    await leave();
  });
});
