import type { FetchPage, RawRecord, StreamDefinition } from '../../connectors/kit/types.ts';
import type { StageRows } from '../../domain/jobs.ts';
import { sha256 } from '../../lib/digest.ts';
import { saveSnapshots } from '../../models/cache/cacheIntake.ts';
import type { IntakeOutcome, Snapshot } from '../../models/cache/intakeTypes.ts';
import type { ConnectionRecord } from '../../models/access/connections.ts';
import { requestFetches } from '../../models/cache/demands.ts';
import type { JobErrorDetail, SyncJob } from '../../models/runs/syncJobs.ts';
import type { IngestDeps } from '../deps.ts';
import { toScope } from '../intakeScope.ts';

export interface PageTarget {
  deps: IngestDeps;
  job: SyncJob;
  connection: ConnectionRecord;
  stream: StreamDefinition;
}

export interface PageResult {
  rows: StageRows;
  details: JobErrorDetail[];
}

/**
 * A fetched page into the raw cache. `mayRepeat`: the page may have been stored before a crash cut off its checkpoint, so
 * what this very run brought already counts as brought; on later pages it is a row the platform sent twice.
 */
export async function savePageRecords(
  target: PageTarget,
  page: FetchPage,
  mayRepeat: boolean,
): Promise<PageResult> {
  const { deps, job, connection, stream } = target;
  const readable = page.records.filter(isStorable);
  const unreadable = [
    ...page.unreadable,
    ...page.records
      .filter((record) => !isStorable(record))
      .map(({ raw }) => ({ raw, message: 'id or updated_at cannot be read' })),
  ];
  const how = {
    origin: job.origin,
    authority: 1 as const,
    apiVersion: connection.settings['apiVersion'] ?? null,
    topic: null,
    receivedAt: new Date(),
  };
  const scope = toScope(connection);
  const outcomes = await saveSnapshots(deps.db, stream, scope, readable, {
    ...how,
    jobId: job._id,
  });
  const kept = unreadable.map(toUnreadable);
  // Counted with the page, not through the cache: the same bad row is an error of every run that meets it.
  await saveSnapshots(deps.db, stream, scope, kept, { ...how, jobId: null });
  await requestIncomplete(target, readable, outcomes);
  deps.wakeups.emit('pending');
  return {
    rows: computeRows(outcomes, unreadable.length, mayRepeat),
    details: kept.map(({ glance, unreadable: error }) => ({
      stream: stream.name,
      externalId: glance.externalId,
      code: error?.code ?? 'MISSING_ID',
      message: error?.message ?? '',
    })),
  };
}

/** A date that is none, or an empty id, would fail the page's write: one bad record never fails a run. */
function isStorable({ glance }: RawRecord): boolean {
  return glance.externalId !== '' && !Number.isNaN(glance.sourceVersion.getTime());
}

function toUnreadable({ raw, message }: FetchPage['unreadable'][number]): Snapshot {
  return {
    raw,
    glance: {
      externalId: `unreadable-${sha256(raw).slice(0, 32)}`,
      sourceVersion: new Date(0),
      deleted: false,
      complete: true,
      marks: [],
      summary: {},
    },
    unreadable: { code: 'MISSING_ID', message },
  };
}

export function computeRows(
  outcomes: readonly Pick<IntakeOutcome, 'result'>[],
  unreadable: number,
  mayRepeat: boolean,
): StageRows {
  const count = (result: IntakeOutcome['result']) =>
    outcomes.filter((outcome) => outcome.result === result).length;
  return {
    fetched: outcomes.length + unreadable,
    unchanged: count('unchanged') + (mayRepeat ? 0 : count('own_repeat')),
    stale: count('stale'),
    unreadable,
  };
}

/** Cut payloads are asked for whole; also those of a repeated page, whose request a crash may have cut off. */
async function requestIncomplete(
  { deps, job, stream }: PageTarget,
  records: RawRecord[],
  outcomes: IntakeOutcome[],
): Promise<void> {
  const requests = outcomes
    .filter(
      ({ refetch, result }, index) =>
        refetch || (result === 'own_repeat' && records[index]?.glance.complete === false),
    )
    .map(({ externalId }) => ({
      workspaceId: job.workspaceId,
      connectionId: job.connectionId,
      stream: stream.name,
      externalId,
      reason: 'incomplete',
    }));
  await requestFetches(deps.db, requests);
  if (requests.length > 0) deps.wakeups.emit('demands');
}
