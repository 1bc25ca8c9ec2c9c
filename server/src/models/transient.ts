import { setTimeout as sleep } from 'node:timers/promises';
import { MongoError, MongoNetworkError, MongoServerSelectionError } from 'mongodb';

/** The database is away or changing its primary: the same call may go through in a moment. */
export function isTransient(error: unknown): boolean {
  if (error instanceof MongoNetworkError || error instanceof MongoServerSelectionError) return true;
  return error instanceof MongoError && error.hasErrorLabel('RetryableWriteError');
}

/**
 * The driver retries once; 19 of 20 writes in flight still surface an error when a primary dies (M2).
 * Only for work that is safe to repeat: keyed and guarded.
 */
export async function withRetries<T>(work: () => Promise<T>, delaysMs = [50, 250]): Promise<T> {
  for (const delay of delaysMs) {
    try {
      return await work();
    } catch (error) {
      if (!isTransient(error)) throw error;
      await sleep(delay);
    }
  }
  return work();
}
