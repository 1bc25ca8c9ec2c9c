import { createHash } from 'node:crypto';
import type { CheckResult, Connector } from '../../connectors/kit/types.ts';
import { ProblemError } from '../../lib/errors.ts';
import { seal, unseal } from '../../lib/sealed.ts';
import {
  type ConnectionRecord,
  findConnection,
  findConnections,
  insertConnection,
  updateConnection,
} from '../../models/access/connections.ts';
import { checkConnection, findObstacle, requireConnection } from './connectionChecks.ts';
import type { ConnectionDeps } from './connectionDeps.ts';
import { type RetentionChange, toRetentionDays } from './retentionSetting.ts';
import { parseCredentials, parseSettings } from './connectionForms.ts';

export interface NewConnection {
  platform: string;
  name?: string | undefined;
  settings: Record<string, string>;
  credentials: Record<string, string>;
}

/** What a connection says until the platform was asked: matches `defaultRules.phoneCountry`. */
const assumed = { currency: 'INR', timezone: 'Asia/Kolkata' };

/**
 * The connection a call is about: the chosen one, else the only one of the platform.
 * @throws ProblemError 404 of another workspace or platform, 409 none, 422 several and none chosen.
 */
export async function findChosenConnection(
  deps: Pick<ConnectionDeps, 'db' | 'registry'>,
  workspaceId: string,
  platform: string,
  connectionId: string | undefined,
): Promise<ConnectionRecord> {
  if (connectionId !== undefined) {
    const chosen = await findConnection(deps.db, workspaceId, connectionId);
    if (chosen?.platform === platform) return chosen;
    throw new ProblemError(404, 'not_found', 'There is nothing here');
  }
  const [only, ...others] = await findConnections(deps.db, workspaceId, platform);
  if (!only) throw notConfigured(deps.registry.get(platform));
  if (others.length === 0) return only;
  const message = 'is needed: this workspace has several connections of the platform';
  throw new ProblemError(422, 'connection_needed', `connectionId: ${message}`, {
    errors: [{ field: 'connectionId', message }],
  });
}

function notConfigured({ name, variables = [] }: Connector): ProblemError {
  const set = variables.length > 0 ? `set ${variables.join(' and ')}, or ` : '';
  const detail = `${name} is not configured: ${set}add a connection`;
  return new ProblemError(409, 'not_configured', detail);
}

/** One connection per account: its id is made from it, so that a rebuild gives the same record ids. */
export function toConnectionId(platform: string, account: string): string {
  return `con_${createHash('sha256').update(`${platform}:${account}`).digest('hex').slice(0, 16)}`;
}

/**
 * Connects an account. Credentials are sealed; what the platform says of it is asked right away.
 * @throws ProblemError 409 when it is connected already (here or elsewhere: the owner is not named), 422.
 */
export async function createConnection(
  deps: ConnectionDeps,
  workspaceId: string,
  input: NewConnection,
): Promise<{ connection: ConnectionRecord; checks: CheckResult[] }> {
  const connector = findConnector(deps, input.platform);
  const settings = parseSettings(connector, input.settings, deps.allowCustomBaseUrl);
  const credentials = parseCredentials(connector, input.credentials);
  const record = toRecord(deps, workspaceId, connector, {
    settings,
    credentials,
    name: input.name ?? null,
  });
  try {
    await insertConnection(deps.db, record);
  } catch (error) {
    if ((error as { code?: unknown }).code !== 11000) throw error;
    throw new ProblemError(409, 'already_connected', `${record.account} is connected already`);
  }
  const checks = await checkConnection(deps, record);
  const obstacle = findObstacle(checks);
  if (obstacle) {
    const trouble = { status: 'error' as const, statusReason: obstacle.message };
    await updateConnection(deps.db, workspaceId, record._id, trouble);
  }
  return { connection: (await findConnection(deps.db, workspaceId, record._id)) ?? record, checks };
}

function findConnector(deps: Pick<ConnectionDeps, 'registry'>, platform: string): Connector {
  const connector = deps.registry.all().find(({ id }) => id === platform);
  if (connector) return connector;
  const known = deps.registry.all().map(({ id }) => id);
  const message = `is not a platform we know: ${known.join(', ')}`;
  throw new ProblemError(422, 'invalid_request', `platform: ${message}`, {
    errors: [{ field: 'platform', message }],
  });
}

/** The first field of a connector's settings form names the account. */
function accountFieldOf({ settings }: Connector): string {
  return Object.keys(settings.shape)[0] ?? '';
}

function toAccount(
  connector: Connector,
  workspaceId: string,
  settings: Record<string, string>,
): string {
  const named = settings[accountFieldOf(connector)] ?? connector.id;
  return connector.accountOf?.(settings, workspaceId) ?? named;
}

export function toRecord(
  deps: Pick<ConnectionDeps, 'keyring'>,
  workspaceId: string,
  connector: Connector,
  given: {
    settings: Record<string, string>;
    credentials: Record<string, string>;
    name: string | null;
  },
): ConnectionRecord {
  const account = toAccount(connector, workspaceId, given.settings);
  const name = given.name ?? given.settings[accountFieldOf(connector)] ?? account;
  const _id = toConnectionId(connector.id, account);
  const now = new Date();
  return {
    _id,
    workspaceId,
    platform: connector.id,
    name,
    account,
    status: 'connected',
    statusReason: null,
    settings: given.settings,
    sealed: sealAll(deps, { workspaceId, connectionId: _id }, given.credentials),
    ...assumed,
    rules: {},
    notices: [],
    rejectedWebhooks: 0,
    lastRejectedAt: null,
    lastSyncAt: null,
    processorPaused: false,
    createdAt: now,
    updatedAt: now,
  };
}

export function sealAll(
  deps: Pick<ConnectionDeps, 'keyring'>,
  place: { workspaceId: string; connectionId: string },
  credentials: Record<string, string>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(credentials).map(([field, text]) => [
      field,
      seal(deps.keyring, { ...place, field }, text),
    ]),
  );
}

/** Opened credentials by field; one that does not open with the keys at hand is left out. */
export function findOpenCredentials(
  deps: Pick<ConnectionDeps, 'keyring'>,
  connection: ConnectionRecord,
): Record<string, string> {
  const { workspaceId, _id: connectionId } = connection;
  return Object.fromEntries(
    Object.entries(connection.sealed).flatMap(([field, sealed]) => {
      try {
        const text = unseal(deps.keyring, { workspaceId, connectionId, field }, sealed).reveal();
        return [[field, text]];
      } catch {
        return [];
      }
    }),
  );
}

/** The end of each secret, as much as is ever shown (spec 10.2); null where it does not open any more. */
export function findLast4(
  deps: Pick<ConnectionDeps, 'keyring'>,
  connection: ConnectionRecord,
): { field: string; last4: string | null }[] {
  const open = findOpenCredentials(deps, connection);
  return Object.keys(connection.sealed).map((field) => {
    const text = open[field];
    if (text === undefined) return { field, last4: null };
    return { field, last4: text.length >= 12 ? text.slice(-4) : '' };
  });
}

export interface ConnectionChange {
  name?: string | undefined;
  settings?: Record<string, string> | undefined;
  credentials?: Record<string, string> | undefined;
  processorPaused?: boolean | undefined;
  retentionDays?: RetentionChange | undefined;
}

/** Changes what is given; new credentials reconnect. The account itself cannot change. @throws ProblemError 404, 422 */
export async function changeConnection(
  deps: ConnectionDeps,
  workspaceId: string,
  id: string,
  change: ConnectionChange,
): Promise<ConnectionRecord> {
  const connection = await requireConnection(deps, workspaceId, id);
  const connector = deps.registry.get(connection.platform);
  const given = { ...connection.settings, ...change.settings };
  const settings = parseSettings(connector, given, deps.allowCustomBaseUrl);
  if (toAccount(connector, workspaceId, settings) !== connection.account) {
    const field = `settings.${accountFieldOf(connector)}`;
    const message = 'cannot change: connect it anew';
    const errors = [{ field, message }];
    throw new ProblemError(422, 'invalid_request', `${field}: ${message}`, { errors });
  }
  const fresh = parseCredentials(connector, change.credentials ?? {}, { partial: true });
  const place = { workspaceId, connectionId: id };
  await updateConnection(deps.db, workspaceId, id, {
    ...(change.name === undefined ? {} : { name: change.name }),
    ...(change.processorPaused === undefined ? {} : { processorPaused: change.processorPaused }),
    ...(change.retentionDays
      ? {
          retentionDays: toRetentionDays(connector, connection.retentionDays, change.retentionDays),
        }
      : {}),
    settings,
    sealed: { ...connection.sealed, ...sealAll(deps, place, fresh) },
    ...(change.credentials ? { status: 'connected' as const, statusReason: null } : {}),
  });
  return requireConnection(deps, workspaceId, id);
}
