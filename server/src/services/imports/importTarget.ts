import type { Connector, ReadContext } from '../../connectors/kit/types.ts';
import { toScope } from '../../ingest/intakeScope.ts';
import { defaultRules } from '../../domain/rules.ts';
import { ProblemError } from '../../lib/errors.ts';
import { type ConnectionRecord, findConnections } from '../../models/access/connections.ts';
import { findWorkspaceView } from '../access/workspace.ts';
import type { ConnectionDeps } from '../connections/connectionDeps.ts';
import { createConnection, findChosenConnection } from '../connections/connections.ts';
import type { FileStream } from './records.ts';

const platform = 'csv';
const firstName = 'Spreadsheets';

/** The streams that are imported by file. */
export function findFileStreams(deps: Pick<ConnectionDeps, 'registry'>): FileStream[] {
  return toFileStreams(deps.registry.get(platform));
}

function toFileStreams({ streams }: Connector): FileStream[] {
  return streams.flatMap((stream) => (stream.file ? [{ ...stream, file: stream.file }] : []));
}

/** @throws ProblemError 422 */
export function requireFileStream(
  deps: Pick<ConnectionDeps, 'registry'>,
  name: string,
): FileStream {
  const streams = findFileStreams(deps);
  const found = streams.find((stream) => stream.name === name);
  if (found) return found;
  const message = `is none of ${streams.map((stream) => stream.name).join(', ')}`;
  const errors = [{ field: 'stream', message }];
  throw new ProblemError(422, 'invalid_request', `stream: ${message}`, { errors });
}

/**
 * The connection the file is for; null where there is none yet.
 * @throws ProblemError 404, 409 while it is disconnected, 422 several and none chosen.
 */
export async function findImportConnection(
  deps: ConnectionDeps,
  workspaceId: string,
  connectionId: string | undefined,
): Promise<ConnectionRecord | null> {
  if (connectionId === undefined) {
    const known = await findConnections(deps.db, workspaceId, platform);
    if (known.length === 0) return null;
  }
  const connection = await findChosenConnection(deps, workspaceId, platform, connectionId);
  if (connection.status !== 'disconnected') return connection;
  const detail = `${connection.name} is disconnected: reconnect it first`;
  throw new ProblemError(409, 'connection_disconnected', detail);
}

/** Currency and zone of a first connection are the workspace's. */
export async function findReadContext(
  deps: ConnectionDeps,
  workspaceId: string,
  connection: ConnectionRecord | null,
): Promise<ReadContext> {
  if (connection) return toScope(connection);
  const { currency, timezone } = await findWorkspaceView(deps, workspaceId);
  return { currency: currency ?? 'INR', timezone, rules: defaultRules };
}

/** The first connection of a workspace that keeps its files; of two imports at once both get the same. */
export async function createImportConnection(
  deps: ConnectionDeps,
  workspaceId: string,
  { currency, timezone }: ReadContext,
): Promise<ConnectionRecord> {
  try {
    const settings = { name: firstName, currency, timezone };
    const input = { platform, settings, credentials: {} };
    return (await createConnection(deps, workspaceId, input)).connection;
  } catch (error) {
    if (!(error instanceof ProblemError) || error.code !== 'already_connected') throw error;
    return findChosenConnection(deps, workspaceId, platform, undefined);
  }
}
