import { writtenKinds } from '../domain/recordStamps.ts';
import { toError } from '../lib/errors.ts';
import { raiseRecordNews } from '../models/records/recordNews.ts';
import type { BatchContext } from './deps.ts';
import type { Results } from './kinds/kindTypes.ts';

/**
 * A batch that wrote records, or found out why it could not, says so to whoever watches. Before the results: an
 * entry whose batch broke off in between comes again, and with it the news. Never a reason to fail a batch.
 */
export async function tellWatchers(context: BatchContext, results: Results): Promise<void> {
  const kind = writtenKinds.find((one) => one === context.stream.kind);
  const news = [...results.values()].some(
    (result) => result.kind !== 'done' || result.outcome !== 'unchanged',
  );
  if (!kind || !news) return;
  const { db, logger } = context.deps;
  try {
    await raiseRecordNews(db, context.connection.workspaceId, kind);
  } catch (error) {
    logger.warn('news of records wait for the next batch', { kind, problem: toError(error).name });
  }
}
