const names = new Set([
  'MongoNetworkError',
  'MongoNetworkTimeoutError',
  'MongoServerSelectionError',
  'MongooseServerSelectionError',
  'MongoWaitQueueTimeoutError',
  'MongoPoolClearedError',
  'MongoNotConnectedError',
  'MongoTopologyClosedError',
  'MongoWriteConcernError',
]);

/**
 * Out of disk (8, 14031), no primary or shutting down (91, 189, 10107, 11600, 11602, 13435, 13436),
 * majority not reached (64, 100), out of time (50): the failures of reliability.md F13–F20.
 */
const codes = new Set([8, 14031, 91, 189, 10107, 11600, 11602, 13435, 13436, 64, 100, 50]);

/** Did the database fail us, and may the same call work in a moment? Then the answer is 503, not 500. */
export function isDatabaseUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, cause } = error as Error & { code?: unknown };
  return (
    names.has(error.name) ||
    isBrokenBulk(error) ||
    (error.name.startsWith('Mongo') && typeof code === 'number' && codes.has(code)) ||
    (cause !== undefined && cause !== error && isDatabaseUnavailable(cause))
  );
}

/** A bulk whose connection broke hides the reason's name: no server's code, no write that was refused. */
function isBrokenBulk(error: Error): boolean {
  if (error.name !== 'MongoBulkWriteError') return false;
  const { code, writeErrors } = error as Error & { code?: unknown; writeErrors?: unknown };
  return code === undefined && Array.isArray(writeErrors) && writeErrors.length === 0;
}
