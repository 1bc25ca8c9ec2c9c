import type { SourceEvent } from '../../domain/source.ts';
import { saveDisconnected } from '../../models/access/connectionHealth.ts';
import { type FetchRequest, requestFetches } from '../../models/cache/demands.ts';
import type { BatchContext } from '../deps.ts';
import type { Item, ItemResult, KindHandler, Preview, Results } from './kindTypes.ts';

/** Bodies without a record of their own: ask for the record, or note the fact (spec 6.1). */
export const eventHandler: KindHandler<'event'> = {
  async run(context, items) {
    const { db, wakeups } = context.deps;
    const requests = items.flatMap((item) => toRequest(context, item));
    await requestFetches(db, unique(requests));
    if (requests.length > 0) wakeups.emit('demands');
    if (items.some(({ source }) => source?.type === 'uninstalled')) await disconnect(context);
    const results: Results = new Map();
    for (const { entry, source } of items) results.set(entry._id, toResult(source));
    return results;
  },

  preview: async (_context, { source }) => toPreview(toResult(source), source),
};

function toRequest(context: BatchContext, { entry, source }: Item<'event'>): FetchRequest[] {
  if (source?.type !== 'refetch') return [];
  const { id: connectionId, workspaceId } = context.connection;
  const { stream, externalId } = source;
  const reason = entry.topic ?? 'event';
  return [{ workspaceId, connectionId, stream, externalId, reason }];
}

function unique(requests: FetchRequest[]): FetchRequest[] {
  return [...new Map(requests.map((one) => [`${one.stream}:${one.externalId}`, one])).values()];
}

function disconnect({ deps, connection }: BatchContext): Promise<void> {
  const { id: _id, workspaceId } = connection;
  return saveDisconnected(deps.db, { _id, workspaceId }, 'The app was uninstalled');
}

const reasons: Record<SourceEvent['type'], string> = {
  refetch: 'Fetch requested',
  uninstalled: 'Disconnected: the app was uninstalled',
  held: 'Held',
  noted: 'Noted',
};

function toResult(source: SourceEvent | null): ItemResult {
  const reason = source ? ('reason' in source ? source.reason : reasons[source.type]) : 'Deleted';
  return { kind: 'done', outcome: 'unchanged', recordId: null, reason };
}

function toPreview(result: ItemResult, source: SourceEvent | null): Preview {
  const reason = result.kind === 'done' ? (result.reason ?? null) : null;
  return { outcome: 'unchanged', reason, record: source, changes: [] };
}
