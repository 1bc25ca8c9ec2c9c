import type { StreamDefinition } from '../../connectors/kit/types.ts';
import { addToPreview, type Looked } from '../../domain/runPreview.ts';
import type { LocalRun } from '../../ingest/runs/localRun.ts';
import type { StageRun } from '../../ingest/runs/runStream.ts';
import {
  type BackfillKind,
  backfillKinds,
  countBackfill,
  findBackfillChunk,
  saveFields,
} from '../../models/cache/backfill.ts';
import { findEntry } from '../../models/cache/cacheQueries.ts';
import { requeueEntries } from '../../models/cache/cacheRequeue.ts';
import { raiseRecordNews } from '../../models/records/recordNews.ts';
import type { ProcessDeps } from '../../process/deps.ts';
import { previewEntry } from '../../process/previewEntry.ts';
import { runLocalPages } from './localPages.ts';

const pageSize = 100;
const maxRaces = 5;
/** Not shown, and made of what is: written along. */
const companions = new Set([
  'searchTokens',
  'emailKey',
  'customerEmailKey',
  'customerFirstName',
  'customerLastName',
]);
/** A customer's figures are made of these fields of their orders. */
const figureFields = new Set([
  'customerId',
  'currency',
  'currentTotalAmount',
  'test',
  'orderedAt',
  'cancelledAt',
  'deletedAt',
]);

/** An order's next step follows from these: it is written with them. */
const stepFields = new Set(['lines', 'test', 'cancelledAt', 'deletedAt']);

/**
 * A backfill's stage (spec 7.8): records are computed anew from their raw data, and of what differs only the
 * chosen fields are written.
 */
export function createBackfillRun(processing: ProcessDeps): LocalRun {
  return async (run) => {
    const { deps, job, stage, stream } = run;
    const kind = toBackfillKind(stream);
    const range = { connectionId: job.connectionId, ...stage.range };
    const total = await countBackfill(deps.db, job.workspaceId, kind, range);
    await runLocalPages(run, total, async ({ after, preview }) => {
      const page = { ...range, after, limit: pageSize };
      const found = await findBackfillChunk(deps.db, job.workspaceId, kind, page);
      const last = found.at(-1);
      if (!last) return null;
      let seen = preview;
      let updated = 0;
      const owners = new Set<string>();
      for (const record of found) {
        const looked = await backfillOne(processing, run, { kind, ...record });
        seen = addToPreview(seen, looked);
        if (looked.outcome !== 'updated' || job.options?.dryRun) continue;
        updated += 1;
        const counts = looked.changes.some((field) => figureFields.has(field));
        if (counts && record.customerId) owners.add(record.customerId);
      }
      await refreshOwners(run, [...owners]);
      if (updated > 0) await raiseRecordNews(deps.db, job.workspaceId, kind);
      const unchanged = found.length - updated;
      const rows = { fetched: found.length, unchanged, stale: 0, unreadable: 0, updated };
      return { after: last._id, preview: seen, rows };
    });
  };
}

/** Which records a stream's entries make one to one; a product's entry makes many: replay it instead. */
export function toBackfillKind({ kind }: StreamDefinition): BackfillKind {
  const known = backfillKinds.find((one) => one === kind);
  if (!known) throw new TypeError(`${kind} records are not backfilled`);
  return known;
}

async function backfillOne(
  processing: ProcessDeps,
  { deps, job, stream }: StageRun,
  record: { kind: BackfillKind; _id: string; rev: number },
): Promise<Looked> {
  const { kind, _id: id } = record;
  const fields = job.options?.fields ?? [];
  for (let race = 0, { rev } = record; race < maxRaces; race += 1) {
    const entry = await findEntry(deps.db, job.workspaceId, stream.collection, id);
    if (!entry?.raw) return { id, outcome: 'skipped', changes: [] };
    const { outcome, record: computed, changes } = await previewEntry(processing, stream, entry);
    if (outcome === 'failed') return { id, outcome, changes: [] };
    const wanted = changes.filter((field) => fields.includes(field));
    if (!computed || wanted.length === 0) return { id, outcome: 'unchanged', changes: [] };
    const steps = wanted.some((field) => stepFields.has(field));
    const written = changes.filter(
      (field) => wanted.includes(field) || companions.has(field) || (steps && field === 'nextStep'),
    );
    const looked = { id, outcome: 'updated' as const, changes: wanted };
    if (job.options?.dryRun) return looked;
    const change = { id, rev, fields: pick(computed, written) };
    if (await saveFields(deps.db, job.workspaceId, kind, change)) return looked;
    rev = (computed as { rev: number }).rev - 1;
  }
  return { id, outcome: 'failed', changes: [] };
}

function pick(record: object, fields: string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).filter(([field]) => fields.includes(field)));
}

/** Customers whose orders' amounts changed are computed again. */
async function refreshOwners({ deps, job }: StageRun, customerIds: string[]): Promise<void> {
  const streams = deps.registry.get(job.platform).streams.filter(({ kind }) => kind === 'customer');
  for (const { collection } of streams) await requeueEntries(deps.db, collection, customerIds);
  if (customerIds.length > 0) deps.wakeups.emit('pending');
}
