import { DomainError } from '../domain/errors.ts';
import { type ErrorCode, errorCodes } from '../lib/errorCodes.ts';
import { toError } from '../lib/errors.ts';
import type { ItemResult } from './kinds/kindTypes.ts';

type Failure = Extract<ItemResult, { kind: 'failed' }>;

export function toFailure(code: ErrorCode, message: string, waitingFor: string[] = []): Failure {
  return { kind: 'failed', code, message, waitingFor };
}

/** BSON sizes and depths: ours (the driver's RangeError) and the server's (15 nesting, 10334, 17280 key too large). */
const tooLarge = new Set([15, 10334, 17280, 17419, 17420]);

/** Why this one entry failed, as data for people; its content never gets into the message. */
export function describeFailure(thrown: unknown): Failure {
  const error = toError(thrown);
  if (error instanceof DomainError) return toFailure(toDomainCode(error), error.message);
  const { code } = error as Error & { code?: unknown };
  if (code === 'ERR_OUT_OF_RANGE' || (typeof code === 'number' && tooLarge.has(code))) {
    return toFailure('RECORD_TOO_LARGE', errorCodes.RECORD_TOO_LARGE.meaning);
  }
  if (error.name.startsWith('Mongo') || error.name.startsWith('BSON')) {
    return toFailure('DATABASE_REFUSED', `The database refused the record (${String(code)})`);
  }
  return toFailure('UNEXPECTED', `${error.name} while processing`);
}

function toDomainCode(error: DomainError): ErrorCode {
  const code = error.code.toUpperCase();
  return code in errorCodes ? (code as ErrorCode) : 'UNEXPECTED';
}

/** Thrown when a record was changed under our hands more often than is plausible. */
export class ConflictError extends Error {
  override name = 'ConflictError';
}
