import {
  connections,
  type ConnectionRecord,
  findConnectionByAccount,
} from '../../models/access/connections.ts';
import { saveRejections } from '../../models/cache/rejections.ts';
import type { IngestDeps } from '../deps.ts';

/** A connection with what checking a signature needs, remembered for a moment. */
export interface WebhookAccount {
  connection: ConnectionRecord;
  secrets: string[];
}

const rememberMs = 2000;

/** Looks connections up by the account a delivery names; a changed secret counts within two seconds. */
export function createAccountLookup(deps: IngestDeps) {
  const known = new Map<string, { at: number; account: WebhookAccount | null }>();
  return async (platform: string, account: string): Promise<WebhookAccount | null> => {
    const key = `${platform}:${account}`;
    const hit = known.get(key);
    if (hit && Date.now() - hit.at < rememberMs) return hit.account;
    const found = await findAccount(deps, platform, account);
    if (known.size > 1000) known.clear();
    known.set(key, { at: Date.now(), account: found });
    return found;
  };
}

async function findAccount(
  deps: IngestDeps,
  platform: string,
  account: string,
): Promise<WebhookAccount | null> {
  const connection = await findConnectionByAccount(deps.db, platform, account);
  if (!connection) return null;
  const { workspaceId, _id: connectionId, sealed } = connection;
  const secrets = Object.entries(sealed)
    .filter(([field]) => field.startsWith('webhookSecret'))
    .map(([field, value]) => deps.unseal({ workspaceId, connectionId, field }, value))
    .filter((secret) => secret !== '');
  return { connection, secrets };
}

/** "Auth failing" on the connection's card (spec 6.2): counted together, a flood costs one write a second. */
export function createRejectionCounter(deps: IngestDeps) {
  const counts = new Map<string, { connection: ConnectionRecord; count: number }>();
  let timer: NodeJS.Timeout | null = null;
  const flush = () => {
    timer = null;
    const entries = [...counts.values()];
    counts.clear();
    void Promise.all(
      entries.map(({ connection, count }) => saveRejected(deps, connection, count)),
    ).catch((error: unknown) => deps.logger.warn('rejected webhooks not counted', { error }));
  };
  return (connection: ConnectionRecord): void => {
    const { count = 0 } = counts.get(connection._id) ?? {};
    counts.set(connection._id, { connection, count: count + 1 });
    timer ??= setTimeout(flush, 1000).unref();
  };
}

/** In all, and by the hour for what the settings tab shows of the last day. */
async function saveRejected(
  { db }: IngestDeps,
  connection: ConnectionRecord,
  count: number,
): Promise<void> {
  const now = new Date();
  await connections
    .collection(db)
    .updateOne(
      { _id: connection._id },
      { $inc: { rejectedWebhooks: count }, $set: { lastRejectedAt: now } },
    );
  await saveRejections(db, connection, count, now);
}
