import type { AccountIdentity, CheckResult } from '../../connectors/kit/types.ts';
import { createVersionNote } from '../../ingest/answeredVersion.ts';
import { ProblemError, toError } from '../../lib/errors.ts';
import { requeueRange } from '../../models/cache/cacheRequeue.ts';
import {
  type ConnectionRecord,
  findConnection,
  updateConnection,
} from '../../models/access/connections.ts';
import { markAllDays } from '../profit/markDays.ts';
import type { ConnectionDeps } from './connectionDeps.ts';
import { toContext } from './webhookRegistration.ts';

/** @throws ProblemError 404 */
export async function requireConnection(
  deps: Pick<ConnectionDeps, 'db'>,
  workspaceId: string,
  id: string,
): Promise<ConnectionRecord> {
  const connection = await findConnection(deps.db, workspaceId, id);
  if (!connection) throw new ProblemError(404, 'not_found', 'There is nothing here');
  return connection;
}

/** Asks the platform: do the credentials work, whose account is it? One line per check, never a throw (spec 10.2). */
export async function checkConnection(
  deps: ConnectionDeps,
  connection: ConnectionRecord,
): Promise<CheckResult[]> {
  try {
    const connector = deps.registry.get(connection.platform);
    const answered = createVersionNote(deps, connection);
    const open = () => ({ ...toContext(deps, connection), answered });
    const checks = await connector.check(open());
    if (checks.every(({ ok, check }) => ok || check !== 'token')) {
      await saveIdentity(deps, connection, await connector.identify?.(open()));
    }
    return checks;
  } catch (error) {
    return [{ check: 'reachable', ok: false, message: toError(error).message }];
  }
}

/** The failed check without which nothing can be read; the others only cost a part. */
export function findObstacle(checks: CheckResult[]): CheckResult | undefined {
  return checks.find(({ ok, check }) => !ok && (check === 'token' || check === 'reachable'));
}

/** What was read in an assumed currency or zone is read again once the true one is known: from the cache, no API call. */
async function saveIdentity(
  deps: ConnectionDeps,
  connection: ConnectionRecord,
  identity: AccountIdentity | undefined,
): Promise<void> {
  if (!identity || identity.account !== connection.account) return;
  const { workspaceId, _id: connectionId } = connection;
  const { currency, timezone } = identity;
  const isNamed = connection.name !== connection.account;
  await updateConnection(deps.db, workspaceId, connectionId, {
    currency,
    timezone,
    name: isNamed ? connection.name : identity.name,
  });
  if (currency === connection.currency && timezone === connection.timezone) return;
  await markAllDays({ db: deps.db, now: () => new Date() }, workspaceId);
  const range = { connectionId, from: null, to: null, errorCode: null, codeVersion: null };
  for (const { collection: name } of deps.registry.get(connection.platform).streams) {
    await requeueRange(deps.db, { workspaceId, name, range });
  }
  deps.wakeups.emit('pending');
}

/** Stops syncing, keeps the data, takes our webhooks away where the platform lets us (spec 10.2). */
export async function disconnectConnection(
  deps: ConnectionDeps,
  workspaceId: string,
  id: string,
): Promise<ConnectionRecord> {
  const connection = await requireConnection(deps, workspaceId, id);
  await updateConnection(deps.db, workspaceId, id, {
    status: 'disconnected',
    statusReason: 'Disconnected by a person',
  });
  deps.wakeups.emit('jobs');
  await removeWebhooks(deps, connection);
  return requireConnection(deps, workspaceId, id);
}

async function removeWebhooks(deps: ConnectionDeps, connection: ConnectionRecord): Promise<void> {
  const { subscriptions } = deps.registry.get(connection.platform);
  if (!subscriptions) return;
  try {
    const context = toContext(deps, connection);
    for (const { topic, uri } of await subscriptions.list(context)) {
      await subscriptions.remove(context, topic, uri);
    }
  } catch (error) {
    deps.logger.warn('webhooks of a disconnected account may remain', { error: toError(error) });
  }
}

/** Back after a disconnect, with the credentials it has. @returns what the platform says to them. */
export async function reconnectConnection(
  deps: ConnectionDeps,
  workspaceId: string,
  id: string,
): Promise<{ connection: ConnectionRecord; checks: CheckResult[] }> {
  const connection = await requireConnection(deps, workspaceId, id);
  const checks = await checkConnection(deps, connection);
  if (!findObstacle(checks)) {
    await updateConnection(deps.db, workspaceId, id, { status: 'connected', statusReason: null });
  }
  return { connection: await requireConnection(deps, workspaceId, id), checks };
}
