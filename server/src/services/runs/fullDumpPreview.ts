import type { FetchContext, RowCount, StreamDefinition } from '../../connectors/kit/types.ts';
import type { Period, TimeRange } from '../../domain/schedule.ts';
import type { IngestDeps } from '../../ingest/deps.ts';
import { fetchableStreams, toStageRange } from '../../ingest/runs/jobStages.ts';
import { AccessError } from '../../lib/errors.ts';
import type { ConnectionRecord } from '../../models/access/connections.ts';
import { toContext } from '../connections/webhookRegistration.ts';
import { findRange, openConnection } from './syncJobs.ts';

export interface FullDumpPreview {
  /** By stream; null where the platform does not tell. */
  rows: Record<string, number | null>;
  notice: string | null;
  range: TimeRange;
}

/**
 * How many rows a full dump of this period would read, by the platform's own counts; nothing is fetched or written.
 * @throws ProblemError 404, 409 disconnected, 422 period; what the connector throws when the platform does not answer.
 */
export async function findFullDumpPreview(
  deps: IngestDeps,
  connection: ConnectionRecord,
  period: Period,
): Promise<FullDumpPreview> {
  await openConnection(deps, connection.workspaceId, connection._id);
  const range = await findRange(deps, period);
  const context = toContext(deps, connection);
  const streams = fetchableStreams(deps.registry, connection.platform);
  const counted = await Promise.all(
    streams.map(async (stream) => {
      return [stream.name, await countRows(context, stream, toStageRange(stream, range))] as const;
    }),
  );
  const notices = new Set(counted.flatMap(([, { notice }]) => notice ?? []));
  return {
    rows: Object.fromEntries(counted.map(([name, { rows }]) => [name, rows])),
    notice: notices.size > 0 ? [...notices].join('. ') : null,
    range,
  };
}

/** A missing scope costs this stream only, as it does in the run. */
async function countRows(
  context: FetchContext,
  stream: StreamDefinition,
  range: TimeRange,
): Promise<RowCount> {
  try {
    return (await stream.count?.(context, range)) ?? { rows: null, notice: null };
  } catch (error) {
    if (!(error instanceof AccessError)) throw error;
    return { rows: null, notice: `${stream.name}: ${error.message}` };
  }
}
