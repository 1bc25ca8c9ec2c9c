import { MongoBulkWriteError } from 'mongodb';

/**
 * Places of an unordered bulk that met an existing key.
 * @throws the error itself when anything else went wrong: `code` alone speaks of the first one only (performance.md 8).
 */
export function findDuplicates(error: unknown): number[] {
  if (!(error instanceof MongoBulkWriteError)) throw error;
  const failures = Array.isArray(error.writeErrors) ? error.writeErrors : [error.writeErrors];
  if (failures.length === 0 || failures.some((failure) => failure.code !== 11000)) throw error;
  return failures.map((failure) => failure.index);
}
