import MongoStore from 'connect-mongo';
import { Schema } from 'mongoose';
import { sha256 } from '../../lib/digest.ts';
import type { Database } from '../database.ts';
import { defineModel } from '../define.ts';

/** What a signed-in person's cookie stands for. */
export interface SessionRecord {
  /** SHA-256 of the session id: the database alone opens no session (S89). */
  _id: string;
  session: unknown;
  expires: Date;
}

const schema = new Schema<SessionRecord>(
  { _id: String, session: Schema.Types.Mixed, expires: Date },
  { versionKey: false },
);

const name = 'sessions';
export const sessions = defineModel<SessionRecord>(name, schema, [
  { key: { expires: 1 }, options: { expireAfterSeconds: 0 } },
]);

export const idleMs = 30 * 60_000;
export const absoluteMs = 12 * 60 * 60_000;

/** The session store of the web layer, on the connection everything else uses. */
export function createSessionStore(db: Database): MongoStore {
  return MongoStore.create({
    client: db.connection.getClient(),
    ...(db.connection.name ? { dbName: db.connection.name } : {}),
    collectionName: name,
    ttl: idleMs / 1000,
    autoRemove: 'disabled',
    stringify: true,
    transformId: sha256,
  });
}

/** Is this session still in the store? Asked by streams that outlive their request. */
export async function hasSession(db: Database, sessionId: string): Promise<boolean> {
  const filter = { _id: sha256(sessionId), expires: { $gt: new Date() } };
  return (await sessions.collection(db).findOne(filter, { projection: { _id: 1 } })) !== null;
}
