import type { StreamDefinition } from '../connectors/kit/types.ts';
import type { CacheEntry } from '../models/cache/cacheTypes.ts';
import { findProcessorConnections } from '../models/access/connectionsFind.ts';
import type { ProcessDeps } from './deps.ts';
import { describeFailure } from './failures.ts';
import { findHandler } from './kinds/handlers.ts';
import type { Preview } from './kinds/kindTypes.ts';
import { readEntry } from './readEntry.ts';
import { toContext } from './runWork.ts';

/** What the processor would write for an entry now; writes nothing (spec 8.3). */
export async function previewEntry(
  deps: ProcessDeps,
  stream: StreamDefinition,
  entry: CacheEntry,
): Promise<Preview> {
  const found = await findProcessorConnections(deps.db, [entry.connectionId]);
  const connection = found.get(entry.connectionId);
  if (!connection) return refuse('the connection does not exist');
  const connector = deps.registry.get(connection.platform);
  const context = toContext(deps, { connector, stream, token: 'preview' }, connection);
  try {
    const read = readEntry(stream, context.connection, entry);
    if ('item' in read) return await findHandler(stream.kind).preview(context, read.item);
    return refuse('message' in read.failure ? read.failure.message : 'cannot be read');
  } catch (error) {
    return refuse(describeFailure(error).message);
  }
}

function refuse(reason: string): Preview {
  return { outcome: 'failed', reason, record: null, changes: [] };
}
